import { gateScale, lengthClass } from '../src/detectors/injection/model/gate.js'
import { gateWords, SLOTS } from '../src/detectors/injection/model/gate-words.js'
import { STEP, WINDOW, windowsOf } from '../src/detectors/injection/model/windows.js'
import { survey } from '../src/text/survey.js'
import { unitsOf } from '../src/text/units.js'
import { views } from '../src/text/views.js'
import { Random } from './random.js'
import type { Row } from './row.js'

/** The windows of a corpus as the gate sees them, in the order of `Examples`. */
export interface GateWindows {
  /** Features of window `w`: places of `places` from `from[w]` to `from[w + 1]`; pairs come behind the single words. */
  from: Uint32Array
  places: Uint16Array
  length: Uint16Array
  row: Uint32Array
  /** Letters of other scripts stand in the text: the gate has no say. */
  foreign: Uint8Array
  /** The text stood in an encoding, where less opens the gate. */
  hidden: Uint8Array
}

/** Two places for each word. A pair is told from a word by its number alone: odd ones are pairs. */
export function gateWindowsOf(rows: readonly Row[]): GateWindows {
  const from: number[] = [0]
  const [length, row, foreign, hidden]: [number[], number[], number[], number[]] = [[], [], [], []]
  let places = new Uint16Array(1 << 24)
  let count = 0
  rows.forEach(({ text }, r) => {
    for (const view of views(text).views) {
      const words = gateWords(unitsOf(view.text))
      const other = survey(view.text).foreign ? 1 : 0
      const encoded = view.path.some((step) => step !== 'normal') ? 1 : 0
      let first = 0
      for (const { start, end } of windowsOf(view.text.length)) {
        while (first < words.count && words.start[first]! < start) first++
        if (!view.fresh.some((part) => start < part.end && part.start < end)) continue
        if (count + 2 * WINDOW > places.length) {
          const wider = new Uint16Array(2 * places.length)
          wider.set(places)
          places = wider
        }
        for (let i = first; i < words.count && words.start[i]! < Math.min(start + 2 * STEP, view.text.length); i++) {
          places[count++] = words.alone[i]!
          places[count++] = words.pair[i]!
        }
        from.push(count)
        length.push(end - start)
        row.push(r)
        foreign.push(other)
        hidden.push(encoded)
      }
    }
  })
  return {
    from: Uint32Array.from(from),
    places: places.slice(0, count),
    length: Uint16Array.from(length),
    row: Uint32Array.from(row),
    foreign: Uint8Array.from(foreign),
    hidden: Uint8Array.from(hidden),
  }
}

/** A gate before its weights are made small: those of words, then those of pairs. */
export interface Gate {
  bias: Float32Array
  weights: Float32Array
}

export function gateLogit({ from, places, length }: GateWindows, { bias, weights }: Gate, window: number): number {
  let sum = 0
  for (let i = from[window]!; i < from[window + 1]!; i += 2) sum += weights[places[i]!]! + weights[SLOTS + places[i + 1]!]!
  return bias[lengthClass(length[window]!)]! + sum * gateScale(length[window]!)
}

/** The highest rise of words in a row within a window, each of which costs `drift`. What stands before the window is not added: a gate that opens here opens at work. */
export function gateRise({ from, places }: GateWindows, weights: Float32Array, drift: number, window: number): number {
  let highest = 0
  let sum = 0
  for (let i = from[window]!; i < from[window + 1]!; i += 2) {
    sum = Math.max(0, sum + weights[places[i]!]! + weights[SLOTS + places[i + 1]!]! - drift)
    if (sum > highest) highest = sum
  }
  return highest
}

const EPOCHS = 5
const RATE = 0.3
const DECAY = 3e-5
/** How much more a window counts that the large model is sure of. */
const SURE = 6
/** Below the threshold of the large model by so much a window counts half. */
const MARGIN = 1.6
const STEEP = 1.2

/**
 * Learns what the large model says of windows (distillation, Hinton et al. 2015), not what they are: logistic regression by AdaGrad toward the share to which a
 * window nears the threshold `at`. Windows without a logit and of other scripts have no part.
 */
export function learnGate(windows: GateWindows, logits: Float64Array, at: number, out: (row: number) => boolean): Gate {
  const { from, places, length, row, foreign } = windows
  const weights = new Float32Array(2 * SLOTS)
  const seen = new Float32Array(2 * SLOTS).fill(0.05)
  const bias = new Float32Array(10)
  const biasSeen = new Float32Array(10).fill(1)
  const order = Array.from(row.keys()).filter((w) => foreign[w] === 0 && !Number.isNaN(logits[w]!) && !out(row[w]!))
  const random = new Random(5)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    random.shuffle(order)
    const rate = RATE * (1 - (0.9 * epoch) / EPOCHS)
    for (const w of order) {
      const target = 1 / (1 + Math.exp(-(logits[w]! - at + MARGIN) * STEEP))
      const said = 1 / (1 + Math.exp(-gateLogit(windows, { bias, weights }, w)))
      const slope = (said - target) * (1 + SURE * target)
      const own = lengthClass(length[w]!)
      biasSeen[own]! += slope * slope
      bias[own]! -= (0.1 * rate * slope) / Math.sqrt(biasSeen[own]!)
      const scaled = slope * gateScale(length[w]!)
      for (let i = from[w]!; i < from[w + 1]!; i++) {
        const place = places[i]! + (i & 1) * SLOTS
        const gradient = scaled + DECAY * weights[place]!
        seen[place]! += gradient * gradient
        weights[place]! -= (rate * gradient) / Math.sqrt(seen[place]!)
      }
    }
  }
  return { bias, weights }
}
