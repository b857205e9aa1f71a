import { byteNames } from './byte-text.js'
import { type Json, listAt, TokenizerFault } from './json-shape.js'
import type { Encode } from './word-piece.js'

/** What a character that no piece has costs beside the rarest piece. */
const UNKNOWN_PENALTY = 10

interface Step {
  score: number
  from: number
  id: number
}

/** The most probable cut into pieces (Kudo 2018), by dynamic programming over the ends of pieces. */
export function unigram(json: Json): Encode {
  const scores: number[] = []
  const ids = new Map<string, number>()
  let longest = 1
  let least = 0
  for (const [id, entry] of listAt(json, 'vocab', 'model').entries()) {
    const [piece, score] = Array.isArray(entry) ? entry : []
    if (typeof piece !== 'string' || typeof score !== 'number')
      throw new TokenizerFault(`model.vocab[${id}] must be a piece with its score`)
    scores.push(score)
    if (!ids.has(piece)) ids.set(piece, id)
    longest = Math.max(longest, piece.length)
    least = Math.min(least, score)
  }
  const unknown = typeof json['unk_id'] === 'number' ? json['unk_id'] : -1
  const byBytes = json['byte_fallback'] === true

  const best = (word: string): { start: number; end: number; id: number }[] => {
    const steps: (Step | undefined)[] = new Array(word.length + 1)
    steps[0] = { score: 0, from: 0, id: -1 }
    for (let start = 0; start < word.length; ) {
      const size = word.codePointAt(start)! > 0xffff ? 2 : 1
      const base = steps[start]!.score
      let single = false
      for (let end = start + 1; end <= Math.min(word.length, start + longest); end++) {
        const id = ids.get(word.slice(start, end))
        if (id === undefined || !isBorder(word, end)) continue
        if (end - start === size) single = true
        reach(steps, end, base + scores[id]!, start, id)
      }
      if (!single) reach(steps, start + size, base + least - UNKNOWN_PENALTY, start, unknown)
      start += size
    }
    const path: { start: number; end: number; id: number }[] = []
    for (let end = word.length; end > 0; end = steps[end]!.from) path.push({ start: steps[end]!.from, end, id: steps[end]!.id })
    return path.reverse()
  }

  return (word) => {
    const out: number[] = []
    let behindUnknown = false
    for (const { start, end, id } of best(word)) {
      const isUnknown = id === unknown
      const bytes = isUnknown && byBytes ? byteNames(word.slice(start, end)).map((name) => ids.get(name)) : []
      if (bytes.length > 0 && bytes.every((byte) => byte !== undefined)) out.push(...(bytes as number[]))
      else if (isUnknown && id < 0) throw new TokenizerFault('a character that no piece has, and the vocabulary has no unk_id')
      else if (!isUnknown || !behindUnknown) out.push(id)
      behindUnknown = isUnknown && bytes.length === 0
    }
    return out
  }
}

function reach(steps: (Step | undefined)[], end: number, score: number, from: number, id: number): void {
  const known = steps[end]
  if (known === undefined || score > known.score) steps[end] = { score, from, id }
}

/** Whether a place is not inside of a character. */
function isBorder(word: string, at: number): boolean {
  const c = word.charCodeAt(at)
  return !(c >= 0xdc00 && c < 0xe000)
}
