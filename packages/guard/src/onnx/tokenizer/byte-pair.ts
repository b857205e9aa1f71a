import { byteNames } from './byte-text.js'
import { type Json, listAt, TokenizerFault, textAt, vocabularyAt } from './json-shape.js'
import type { Encode } from './word-piece.js'

/** Two pieces that are merged, by how early they were learned. */
interface Merge {
  rank: number
  at: number
  left: string
  right: string
}

const before = (a: Merge, b: Merge) => a.rank < b.rank || (a.rank === b.rank && a.at < b.at)

/** The next merge first; a binary heap, so that a long word costs its length times its logarithm. */
class Queue {
  private readonly heap: Merge[] = []

  push(merge: Merge): void {
    const { heap } = this
    let i = heap.push(merge) - 1
    for (let up = (i - 1) >> 1; i > 0 && before(heap[i]!, heap[up]!); i = up, up = (i - 1) >> 1) this.swap(i, up)
  }

  pop(): Merge | undefined {
    const { heap } = this
    const first = heap[0]
    const last = heap.pop()
    if (first === undefined || heap.length === 0 || last === undefined) return first
    heap[0] = last
    for (let i = 0; ; ) {
      const left = 2 * i + 1
      const least = left + 1 < heap.length && before(heap[left + 1]!, heap[left]!) ? left + 1 : left
      if (least >= heap.length || !before(heap[least]!, heap[i]!)) return first
      this.swap(i, least)
      i = least
    }
  }

  private swap(i: number, j: number): void {
    const kept = this.heap[i]!
    this.heap[i] = this.heap[j]!
    this.heap[j] = kept
  }
}

function mergesOf(json: Json): Map<string, number> {
  const ranks = new Map<string, number>()
  for (const [rank, merge] of listAt(json, 'merges', 'model').entries()) {
    const pair: unknown[] = typeof merge === 'string' ? merge.split(' ') : Array.isArray(merge) ? merge : []
    if (pair.length !== 2 || pair.some((each) => typeof each !== 'string'))
      throw new TokenizerFault(`model.merges[${rank}] must be two pieces`)
    ranks.set(`${pair[0]} ${pair[1]}`, rank)
  }
  return ranks
}

/** Merges neighboring pieces in the order in which they were learned (Sennrich 2016). */
export function bytePair(json: Json): Encode {
  const vocabulary = vocabularyAt(json, 'model')
  const ranks = mergesOf(json)
  const prefix = textAt(json, 'continuing_subword_prefix', '')
  const suffix = textAt(json, 'end_of_word_suffix', '')
  const unknown = vocabulary.get(textAt(json, 'unk_token', ''))
  const [byBytes, fuse, whole] = [json['byte_fallback'] === true, json['fuse_unk'] === true, json['ignore_merges'] === true]

  const merged = (pieces: string[]): string[] => {
    const next = pieces.map((_, i) => i + 1)
    const back = pieces.map((_, i) => i - 1)
    const queue = new Queue()
    const offer = (at: number) => {
      const [left, right] = [pieces[at], pieces[next[at]!]]
      const rank = left === undefined || right === undefined ? undefined : ranks.get(`${left} ${right}`)
      if (rank !== undefined) queue.push({ rank, at, left: left!, right: right! })
    }
    for (let i = 0; i < pieces.length; i++) offer(i)
    for (let merge = queue.pop(); merge; merge = queue.pop()) {
      const { at, left, right } = merge
      const gone = next[at]!
      // What was merged with another piece since is no pair any more.
      if (pieces[at] !== left || pieces[gone] !== right) continue
      pieces[at] = left + right.slice(prefix.length)
      pieces[gone] = ''
      next[at] = next[gone]!
      if (next[gone]! < pieces.length) back[next[gone]!] = at
      if (back[at]! >= 0) offer(back[at]!)
      offer(at)
    }
    return pieces.filter((piece) => piece !== '')
  }

  return (word) => {
    if (whole) {
      const id = vocabulary.get(word)
      if (id !== undefined) return [id]
    }
    const letters = Array.from(word)
    const pieces = letters.map((letter, i) => (i > 0 ? prefix : '') + letter + (i === letters.length - 1 ? suffix : ''))
    const ids: number[] = []
    let behindUnknown = false
    // A letter that the vocabulary lacks is merged with nothing: it is written as bytes, or as unknown.
    for (const piece of merged(pieces)) {
      const id = vocabulary.get(piece)
      const bytes = id === undefined && byBytes ? byteNames(piece).map((name) => vocabulary.get(name)) : []
      if (id !== undefined) ids.push(id)
      else if (bytes.length > 0 && bytes.every((byte) => byte !== undefined)) ids.push(...(bytes as number[]))
      else if (unknown !== undefined && !(fuse && behindUnknown)) ids.push(unknown)
      behindUnknown = id === undefined && bytes.length === 0
    }
    return ids
  }
}
