import { scaleOf } from '../src/detectors/injection/model/feature-ids.js'
import { breadthOf } from './breadth.js'
import type { Examples } from './examples.js'
import { Random } from './random.js'

/** One binary task over the examples: +1, -1 or 0 (no part in it) and a weight for each row. */
export interface Task {
  label: Int8Array
  weight: Float32Array
}

export interface LogisticOptions {
  epochs: number
  rate: number
  /** Pull of every weight toward zero, per update; `narrow` times more, divided by the number of sources in which its feature stands. */
  decay: number
  narrow: number
  /** Share of features that are hidden from each update. */
  dropout: number
  /** Share of updates that see no words at all, and of those that see no concepts, so that neither learns to lean on the other. */
  wordless: number
  conceptless: number
  seed: number
}

/** A linear model over hashed features: the score of a window is the bias plus the sum of its weights over the root of their number. */
export interface Linear {
  bias: number
  weights: Float32Array
}

export function windowLogit({ ids, featureOf }: Examples, { bias, weights }: Linear, window: number): number {
  const from = featureOf[window]!
  const to = featureOf[window + 1]!
  let sum = 0
  for (let i = from; i < to; i++) sum += weights[ids[i]!]!
  return bias + sum * scaleOf(to - from)
}

/** The window of a row that scores highest, and its logit; `lift` is what the rules add to it. */
export function bestWindow(
  examples: Examples,
  model: Linear,
  row: number,
  lift?: (rule: number) => number,
): { window: number; logit: number } {
  let window = examples.windowOf[row]!
  let logit = Number.NEGATIVE_INFINITY
  for (let w = window; w < examples.windowOf[row + 1]!; w++) {
    const value = windowLogit(examples, model, w) + (lift?.(examples.rules[w]!) ?? 0)
    if (value > logit) {
      logit = value
      window = w
    }
  }
  return { window, logit }
}

/**
 * Logistic regression by AdaGrad over rows, each judged by its highest window (multiple-instance learning: one window of an attack suffices, none of
 * a benign text may fire). The examples hold the features 0 to `wordy.length` alone; `wordy` tells which of them are words. Same input, same model.
 */
export function trainLogistic(examples: Examples, task: Task, wordy: Uint8Array, options: LogisticOptions): Linear {
  const decays = breadthOf(examples, task, wordy.length).map((sources) => options.decay * (1 + options.narrow / sources))
  const { ids, featureOf, windowOf } = examples
  const random = new Random(options.seed)
  const model: Linear = { bias: 0, weights: new Float32Array(wordy.length) }
  const seen = new Float32Array(wordy.length).fill(0.05)
  let biasSeen = 1
  const order = Array.from(task.label.keys()).filter((row) => task.label[row] !== 0)
  const chosen = new Int32Array(task.label.length)
  const used = new Int32Array(1 << 14)
  const limit = options.dropout * 0x80000000
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    random.shuffle(order)
    const rate = options.rate * (1 - (0.9 * epoch) / options.epochs)
    for (const row of order) {
      const first = windowOf[row]!
      // The highest window is looked for in every other epoch: it seldom changes from one to the next.
      if (epoch === 0) chosen[row] = first + random.below(windowOf[row + 1]! - first)
      else if (epoch % 2 === 1) chosen[row] = bestWindow(examples, model, row).window
      const window = chosen[row]!
      const draw = random.next()
      const hidden = draw < options.wordless ? 1 : draw < options.wordless + options.conceptless ? 0 : -1
      const mask = random.below(0x7fffffff)
      let sum = 0
      let count = 0
      for (let i = featureOf[window]!; i < featureOf[window + 1]!; i++) {
        const id = ids[i]!
        if (wordy[id] === hidden || Math.imul(id ^ mask, 0x9e3779b1) >>> 1 < limit) continue
        sum += model.weights[id]!
        used[count++] = id
      }
      if (count === 0) continue
      const scale = scaleOf(count)
      const label = task.label[row]!
      const slope = -label / (1 + Math.exp(label * (model.bias + sum * scale)))
      const gradient = slope * task.weight[row]!
      biasSeen += gradient * gradient
      model.bias -= (0.1 * rate * gradient) / Math.sqrt(biasSeen)
      for (let i = 0; i < count; i++) {
        const id = used[i]!
        const g = gradient * scale + decays[id]! * model.weights[id]!
        seen[id]! += g * g
        model.weights[id]! -= (rate * g) / Math.sqrt(seen[id]!)
      }
    }
  }
  return model
}
