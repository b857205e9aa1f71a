import { analyse } from '../../packages/pavise/src/supplychain/formats/pickle/analysis.js'
import { judge } from '../../packages/pavise/src/supplychain/formats/pickle/judge.js'
import { asPython3 } from '../../packages/pavise/src/supplychain/formats/pickle/lists/stdlib-modules.js'
import { observationsOf } from '../../packages/pavise/src/supplychain/formats/pickle/report.js'
import { bytesOf } from '../../packages/pavise/src/supplychain/scan/bytes.js'
import { type Loaded, MODES, type PickleCage } from './pickle-cage.js'
import { madePickle, mutated, seeded } from './pickle-mutations.js'

/** A pickle of which CPython saw or did something that the scan did not find. */
export interface Missed {
  readonly pickle: string
  readonly mode: number
  readonly missed: string
  readonly seed: number
}

export interface Differential {
  readonly pickles: number
  readonly acted: number
  readonly resolved: number
  readonly missed: readonly Missed[]
}

/**
 * Makes and changes pickles, lets CPython load them in every mode, and compares: whatever it resolved, the scan has seen; whatever it would have done is at
 * least suspicious. Ends after `count` pickles or `seconds`.
 */
export async function differential(
  cage: PickleCage,
  options: { seed: number; count: number; seconds: number; most?: number },
): Promise<Differential> {
  const until = Date.now() + options.seconds * 1000
  const missed: Missed[] = []
  const pool: Buffer[] = []
  let pickles = 0
  let acted = 0
  let resolved = 0
  for (; pickles < options.count && Date.now() < until && missed.length < (options.most ?? 20); pickles++) {
    const seed = options.seed + pickles
    const random = seeded(seed)
    const pickle = pool.length > 20 && random() < 0.5 ? mutated(random, pool[Math.floor(random() * pool.length)]!) : madePickle(random)
    const seen = seenBy(pickle)
    for (const mode of MODES) {
      const loaded = await cage.load(pickle, mode)
      if (loaded.danger !== null || loaded.files.length > 0) acted++
      if (loaded.globals.length > 0) resolved++
      if (mode === 0 && loaded.globals.length > 0 && pool.length < 4000) pool.push(pickle)
      const fault = compare(pickle, seen, loaded)
      if (fault) missed.push({ pickle: pickle.toString('base64'), mode, missed: fault, seed })
    }
  }
  return { pickles, acted, resolved, missed }
}

export interface Seen {
  readonly globals: ReadonlySet<string>
  readonly flagged: boolean
  readonly unknown: boolean
}

export function seenBy(pickle: Uint8Array): Seen {
  const { sightings } = analyse(bytesOf(pickle), { spend: () => {}, sure: pickle[0] === 0x80 })
  const observations = observationsOf(sightings)
  const globals = new Set(
    sightings.flatMap((each) => each.globals.flatMap(({ module, name }) => [`${module} ${name}`, asPython3(module, name).join(' ')])),
  )
  const flagged = observations.some(({ verdict }) => verdict === 'malicious' || verdict === 'suspicious')
  return { globals, flagged, unknown: observations.length > 0 }
}

/** What the scan did not find of what CPython did; undefined where it found it all. */
export function compare(pickle: Uint8Array, seen: Seen, loaded: Loaded): string | undefined {
  if ((loaded.danger !== null || loaded.files.length > 0) && !seen.flagged) return `does ${loaded.danger ?? loaded.files.join()}`
  for (const [module, name] of loaded.globals) {
    if (seen.globals.has(`${module} ${name}`)) continue
    // What is allowed, or nobody knows, cannot be imported, or is imported without a name to take from it ends every reader: nothing comes of it.
    if (module === '' || name === '' || /[^\w.]/.test(module) || ['safe', 'unknown'].includes(judge(module, name).verdict)) continue
    // Content that is not marked as a pickle and breaks off after importing something is not taken for one.
    if (pickle[0] !== 0x80 && loaded.danger === null) continue
    if (!seen.flagged) return `resolves ${module} ${name}`
    if (judge(module, name).verdict === 'malicious' && seen.globals.size === 0) return `resolves ${module} ${name}`
  }
  return undefined
}
