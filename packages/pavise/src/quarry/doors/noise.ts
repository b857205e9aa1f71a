import { createHash } from 'node:crypto'
import { PaviseError } from '#core/errors/error'

/** What makes a real target hard to measure, in shares of requests; latency in milliseconds. All zero: none of it. */
export interface Noise {
  /** Answered 429 with Retry-After. */
  readonly busy: number
  /** Connections that end without an answer. */
  readonly drop: number
  /** Mean wait before an answer. */
  readonly latency: number
  /** Answers that begin with a refusal, whatever follows. */
  readonly refuse: number
  /** Answers of which parts come back encoded. */
  readonly scramble: number
}

export const NO_NOISE: Noise = { busy: 0, drop: 0, latency: 0, refuse: 0, scramble: 0 }
const NAMES = Object.keys(NO_NOISE) as (keyof Noise)[]

/** Reads `busy=0.1,latency=40`. Throws PAV_USAGE, naming what is wrong and what there is. */
export function parseNoise(text: string): Noise {
  const noise: Record<keyof Noise, number> = { ...NO_NOISE }
  for (const part of text.split(',').filter((one) => one.trim() !== '')) {
    const [name = '', value = ''] = part.split('=').map((one) => one.trim())
    const key = NAMES.find((known) => known === name)
    if (!key) throw new PaviseError('PAV_USAGE', `--noise knows no '${name}'`, { hint: `There are: ${NAMES.join(', ')}.` })
    const most = key === 'latency' ? 60_000 : 1
    const number = value === '' ? Number.NaN : Number(value)
    if (!(number >= 0 && number <= most))
      throw new PaviseError('PAV_USAGE', `--noise ${key} wants a number from 0 to ${most}, not '${value}'`)
    noise[key] = number
  }
  return noise
}

/** What befalls one request: drawn from the seed, the request and how often it came, so that a retry has a fate of its own and order does not matter. */
export interface Fate {
  readonly kind: 'busy' | 'drop' | 'answer'
  /** Milliseconds to wait first. */
  readonly wait: number
  readonly refused: boolean
  readonly scrambled: boolean
}

const REMEMBERED = 100_000
const QUIET: Fate = { kind: 'answer', wait: 0, refused: false, scrambled: false }

export function createFates(seed: number | string, noise: Noise): (request: () => string) => Fate {
  if (NAMES.every((name) => noise[name] === 0)) return () => QUIET
  const times = new Map<string, number>()
  return (request) => {
    const digest = createHash('sha256').update(request()).digest('base64')
    const time = times.get(digest) ?? 0
    if (times.size >= REMEMBERED) times.clear()
    times.set(digest, time + 1)
    const draw = (what: string): number =>
      createHash('sha256').update(`${seed}\0${digest}\0${time}\0${what}`).digest().readUInt32BE(0) / 2 ** 32
    const wire = draw('wire')
    const kind = wire < noise.busy ? 'busy' : wire < noise.busy + noise.drop ? 'drop' : 'answer'
    const wait = noise.latency === 0 ? 0 : Math.round(2 * noise.latency * draw('wait'))
    return { kind, wait, refused: draw('refuse') < noise.refuse, scrambled: draw('scramble') < noise.scramble }
  }
}
