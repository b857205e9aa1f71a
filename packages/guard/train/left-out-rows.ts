import { DOUBTED } from '../src/detectors/injection/combine.js'
import { isOpen } from '../src/detectors/injection/model/gate.js'
import type { Opening } from '../src/detectors/injection/model/packed-gate.js'
import type { Knots } from './calibrate.js'
import type { Examples } from './examples.js'
import { type Gate, type GateWindows, gateLogit, gateRise } from './gate-learning.js'
import { roundedGate } from './gate-packing.js'
import type { LeftOut } from './held-out.js'

/** What opens a gate: see `model/packed-gate.ts`. */
interface Openings {
  plain: Opening
  hidden: Opening
}

/** What words cost in a rise, in levels, as `model/gate.ts` has it. */
const DRIFT = 2
/** A rule as sure as this has its window read, closed or not, where it may decide alone. */
const SURE = 0.4

/** Windows that are read, each by the gate that has not seen its source. */
export function openWindows(
  windows: GateWindows,
  examples: Examples,
  gates: readonly Gate[],
  openings: Openings,
  out: LeftOut,
): Uint8Array {
  const open = new Uint8Array(windows.row.length)
  const rounded = gates.map(roundedGate)
  for (let w = 0; w < open.length; w++) {
    const gate = rounded[out.foldOf(examples.rows[windows.row[w]!]!) ?? -1]
    if (!gate) continue
    const opening = windows.hidden[w] === 1 ? openings.hidden : openings.plain
    const rise = gateRise(windows, gate.weights, DRIFT * gate.step, w)
    open[w] = windows.foreign[w] === 1 || isOpen(opening, gateLogit(windows, gate, w), rise) ? 1 : 0
  }
  return open
}

/** The logit of each row: that of its highest window. */
export function highest({ rows, windowOf }: Examples, logits: Float64Array): Float64Array {
  return Float64Array.from(rows, (_, r) => {
    let high = Number.NEGATIVE_INFINITY
    for (let w = windowOf[r]!; w < windowOf[r + 1]!; w++) {
      if (Number.isNaN(logits[w]!)) return Number.NaN
      if (logits[w]! > high) high = logits[w]!
    }
    return high
  })
}

/** The logit at which a score lies. */
export function logitOf(knots: Knots, score: number): number {
  let before = knots[0]!
  for (const knot of knots) {
    if (score <= knot[1])
      return knot === before ? knot[0] : before[0] + ((knot[0] - before[0]) * (score - before[1])) / (knot[1] - before[1])
    before = knot
  }
  return before[0]
}

/** Logits of rows as the detector gives them: closed windows say nothing, and with `knots` a rule may decide alone in texts of tools and documents. */
export function shippedLogits(examples: Examples, logits: Float64Array, open: Uint8Array, knots?: Knots): Float64Array {
  const { rows, windowOf, rules, orders } = examples
  const least = -1e3
  const own = Float64Array.from(logits, (logit, w) => (Number.isNaN(logit) || open[w] === 1 ? logit : least))
  if (!knots) return highest(examples, own)
  const doubted = logitOf(knots, DOUBTED)
  rows.forEach(({ role }, r) => {
    if (role !== 'tool') return
    for (let w = windowOf[r]!; w < windowOf[r + 1]!; w++) {
      if (Number.isNaN(own[w]!)) continue
      if (rules[w]! < SURE) continue
      const mayDecide = orders[w] === 1 || logits[w]! >= doubted
      own[w] = mayDecide ? Math.max(logits[w]!, logitOf(knots, rules[w]!)) : logits[w]!
    }
  })
  return highest(examples, own)
}
