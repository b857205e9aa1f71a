import type { Examples } from './examples.js'

/** Rows that have a part in a task, and what they weigh in it. */
interface Weights {
  label: Int8Array
  weight: Float32Array
}

/**
 * In how many sources each feature stands, counted by their weights in the task: `(sum of m)^2 / sum of m^2` over its mass `m` in each source (inverse Simpson index). One
 * that a single source holds has 1, however many rows that has.
 */
export function breadthOf({ rows, windowOf, featureOf, ids }: Examples, task: Weights, features: number): Float32Array {
  const order = Array.from(rows.keys()).filter((row) => task.label[row] !== 0)
  const sourceOf = (row: number) => rows[row]!.source
  order.sort((a, b) => (sourceOf(a) < sourceOf(b) ? -1 : sourceOf(a) > sourceOf(b) ? 1 : a - b))
  const mass = new Float32Array(features)
  const squares = new Float32Array(features)
  const own = new Float32Array(features)
  let touched: number[] = []
  const flush = () => {
    for (const id of touched) {
      mass[id]! += own[id]!
      squares[id]! += own[id]! ** 2
      own[id] = 0
    }
    touched = []
  }
  order.forEach((row, i) => {
    if (i > 0 && sourceOf(row) !== sourceOf(order[i - 1]!)) flush()
    const weight = task.weight[row]! / (windowOf[row + 1]! - windowOf[row]!)
    for (let k = featureOf[windowOf[row]!]!; k < featureOf[windowOf[row + 1]!]!; k++) {
      const id = ids[k]!
      if (own[id] === 0) touched.push(id)
      own[id]! += weight
    }
  })
  flush()
  return mass.map((sum, id) => (squares[id]! > 0 ? sum ** 2 / squares[id]! : 1))
}
