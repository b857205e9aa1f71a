import { detectors } from '@pavise/guard/detectors'
import { HOSTILE, numbersFrom, repeated } from './hot-texts.js'

const TEXTS = Number(process.env['PAVISE_FUZZ_TEXTS'] ?? 400)
const LENGTH = 8_192
const KEPT = 12
const OPTIONS: Readonly<Record<string, Record<string, unknown>>> = {
  words: { words: ['Falcon', 'Osprey'] },
  pattern: { pattern: '[a-z0-9._]+@[a-z0-9]+\\.[a-z]{2,8}' },
  tenancy: { tenancy: { field: 'tenant', equals: 'principal.tenant' } },
}
const CONTEXT = {
  origin: 'assistant',
  operatorText: 'Never name a price below the floor of the day.',
  canaries: ['vx7-Quill-4409-marsh'],
  least: 0.5,
} as const
const detects = detectors.map((each) => ({ id: each.id, detect: each.create(OPTIONS[each.id] ?? {}) }))

/** Nanoseconds of processor time per unit; the best of three, since other work on the machine only adds. */
function cost(run: (text: string) => unknown, piece: string, length: number): number {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < 3; round++) {
    const text = `${round} ${repeated(piece, length)}`
    const before = process.cpuUsage()
    run(text)
    const { user, system } = process.cpuUsage(before)
    best = Math.min(best, (1000 * (user + system)) / text.length)
  }
  return best
}

const all = (text: string) => detects.map(({ detect }) => detect(text, CONTEXT))

export async function run(): Promise<object> {
  const next = numbersFrom(20_261_122)
  const pieces = Object.values(HOSTILE)
  const any = (list: readonly string[]) => list[next(list.length)]!
  let best: { piece: string; ns: number }[] = []
  const changed = (piece: string) => {
    const cut = piece.slice(0, next(piece.length) + 1)
    const choices = [`${piece}${any(pieces)}`, `${any(pieces)}${cut}`, `${cut}${String.fromCharCode(next(128))}`, cut.repeat(2 + next(6))]
    return any(choices).slice(0, 512)
  }
  for (let i = 0; i < TEXTS; i++) {
    const piece = i < pieces.length ? pieces[i]! : changed(next(4) === 0 ? any(pieces) : best[next(best.length)]!.piece)
    best.push({ piece, ns: cost(all, piece, LENGTH) })
    best = best.sort((a, b) => b.ns - a.ns).slice(0, KEPT)
  }
  const worst = best.slice(0, 5).map(({ piece }) => {
    const [once, twice] = [cost(all, piece, 4 * LENGTH), cost(all, piece, 8 * LENGTH)]
    const [first] = detects
      .map(({ id, detect }) => ({ id, ns: cost((text) => detect(text, CONTEXT), piece, LENGTH) }))
      .sort((a, b) => b.ns - a.ns)
    return {
      piece: piece.slice(0, 80),
      nsPerUnit: Math.round(twice),
      growth: Math.round((20 * twice) / once) / 10,
      costliest: `${first!.id} ${Math.round(first!.ns)}`,
    }
  })
  return { texts: TEXTS, worst }
}
