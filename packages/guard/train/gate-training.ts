import type { Opening, PackedGate } from '../src/detectors/injection/model/packed-gate.js'
import type { Examples } from './examples.js'
import { type Gate, type GateWindows, gateLogit, learnGate } from './gate-learning.js'
import { packedGate } from './gate-packing.js'
import type { LeftOut } from './held-out.js'
import { isBenign, isInjection, type Kind } from './row.js'

/**
 * By scoring head: the share of caught attacks, as mean over sources, that a gate may lose; the second where the text stood in an encoding. `rises` open whatever the
 * sum is; they were chosen on attacks that stand amid 700 units of prose. `near`: a lower rise opens where the sum is so little below the one that opens. In two halves
 * of the sources, each behind a gate of the other one, no attack in 1,828 amid prose and none in 12,786 was lost by that, and ordinary prose opens half as often.
 */
const HEADS = [
  { head: 'attack', isOwn: isInjection, loses: [0.006, 0.0005], rises: [13, 6], near: { below: 0.94, rise: 8 } },
  { head: 'harmful', isOwn: (kind: Kind) => kind === 'harmful_request', loses: [0.01, 0.004], rises: [12, 7], near: undefined },
] as const

/** What a gate learns from: for each window the logit of a model, the threshold on that scale, and where the gate is to draw its line, which may lie lower. */
export interface Taught {
  logits: Float64Array
  at: number
  line: number
}

/** For every attack that the model catches the highest sum of a window that catches it, by source. */
function caughtBy(head: number, { rows, windowOf }: Examples, windows: GateWindows, { logits, at }: Taught, own: Float64Array) {
  const caught = new Map<string, number[]>()
  rows.forEach((row, r) => {
    if (!HEADS[head]!.isOwn(row.kind)) return
    let best = Number.NaN
    for (let w = windowOf[r]!; w < windowOf[r + 1]!; w++) {
      if (!(logits[w]! >= at)) continue
      const value = windows.foreign[w] === 1 ? Number.POSITIVE_INFINITY : own[w]!
      if (!(value <= best)) best = value
    }
    if (!Number.isNaN(best)) caught.set(row.source, [...(caught.get(row.source) ?? []), best])
  })
  return caught
}

function lossAt(caught: ReadonlyMap<string, readonly number[]>, at: number): number {
  let sum = 0
  for (const list of caught.values()) sum += list.filter((value) => value < at).length / list.length
  return sum / caught.size
}

function opening(caught: ReadonlyMap<string, readonly number[]>, most: number): number {
  let at = 3
  while (lossAt(caught, at) > most) at -= 0.02
  return at
}

/** Shares of ordinary windows, and of those that the model takes for attacks, that the gate lets through. */
function letThrough({ rows }: Examples, windows: GateWindows, taught: Taught, own: Float64Array, at: number): string {
  const ordinary = Array.from(windows.row.keys()).filter((w) => isBenign(rows[windows.row[w]!]!.kind) && windows.foreign[w] === 0)
  const share = (list: readonly number[]) => (list.filter((w) => own[w]! >= at).length / list.length).toFixed(3)
  const long = ordinary.filter((w) => windows.length[w] === 512)
  const alarms = ordinary.filter((w) => taught.logits[w]! >= taught.at)
  return `${share(ordinary)} of ordinary windows, ${share(long)} of long ones, ${share(alarms)} of false alarms`
}

/** The gate of one head as it is shipped, the gates that have not seen each fold, and what they lose and let through. */
export function trainGate(head: number, examples: Examples, windows: GateWindows, taught: Taught, out: LeftOut) {
  const { rows } = examples
  const { head: name, loses, rises, near } = HEADS[head]!
  const { logits, line } = taught
  const gates: Gate[] = Array.from({ length: out.count }, (_, fold) => learnGate(windows, logits, line, (row) => out.has(rows[row]!, fold)))
  const own = new Float64Array(windows.row.length).fill(Number.NaN)
  for (let w = 0; w < own.length; w++) {
    const fold = out.foldOf(rows[windows.row[w]!]!)
    if (fold !== undefined) own[w] = gateLogit(windows, gates[fold]!, w)
  }
  const caught = caughtBy(head, examples, windows, taught, own)
  const [opens, hidden] = loses.map((most) => Number(opening(caught, most).toFixed(2))) as [number, number]
  const lines = [opens, hidden].map(
    (from) =>
      `gate of ${name} from ${from}: loses ${lossAt(caught, from).toFixed(4)} of caught attacks; lets through ${letThrough(examples, windows, taught, own, from)}`,
  )
  const openingAt = (sum: number, highRise: number): Opening => ({ sum, rise: highRise, least: sum, highRise })
  const plain = { ...openingAt(opens, rises[0]), ...(near && { rise: near.rise, least: Number((opens - near.below).toFixed(2)) }) }
  const openings = { plain, hidden: openingAt(hidden, rises[1]) }
  return { gates, openings, lines, shipped: { ...packedGate(learnGate(windows, logits, line, () => false)), ...openings } }
}

const openingText = ({ sum, rise, least, highRise }: Opening) => `{ sum: ${sum}, rise: ${rise}, least: ${least}, highRise: ${highRise} }`

/** The file of the shipped gates. */
export function gateFile(made: readonly ReturnType<typeof trainGate>['shipped'][]): string {
  const heads: PackedGate['heads'] = made
  return `import type { PackedGate } from './packed-gate.js'

/** Written by \`train/train-injection.ts\`. */
export const GATE: PackedGate = {
  heads: [
${heads.map(({ bias, plain, hidden, step }) => `    {\n      bias: ${JSON.stringify(bias).replaceAll(',', ', ')},\n      step: ${step},\n      plain: ${openingText(plain)},\n      hidden: ${openingText(hidden)},\n    },\n`).join('')}  ],
  levels: [
${made.map(({ levels }) => `    '${levels}',\n`).join('')}  ],
}
`
}
