import { compileLiterals } from '../../text/literal-matcher.js'

/** A word of the text that announces numbers of some kinds. */
export interface Label {
  start: number
  end: number
  kinds: readonly number[]
}

const LETTER = /\p{L}/u
const LOWER = /\p{Ll}/u
const UPPER = /\p{Lu}/u
/** Shorter words must end where the text's word ends, and be written in one. */
const SHORT = 5

const isLatin = (c: number) => c < 0x250

/** Compiles words to a scanner for labels. A word may be spaced, joined by signs or written in camel case, and begins where a word of the text does. */
export function compileLabels(rows: readonly (readonly [word: string, kinds: readonly number[]])[]): (text: string) => Label[] {
  const kinds = new Map<string, Set<number>>()
  for (const [word, of] of rows) {
    const all = kinds.get(word) ?? new Set<number>()
    for (const kind of of) all.add(kind)
    kinds.set(word, all)
  }
  const words = [...kinds.keys()]
  const lists = words.map((word) => [...kinds.get(word)!])
  const matcher = compileLiterals(words, { caseFold: true, squeezed: true })
  return (text) => {
    const labels: Label[] = []
    for (const { word, start, end } of matcher.scan(text)) {
      if (stands(text, start, end, words[word]!)) labels.push({ start, end, kinds: lists[word]! })
    }
    return labels
  }
}

function stands(text: string, start: number, end: number, word: string): boolean {
  const first = text.charCodeAt(start)
  if (!isLatin(first)) return true
  const before = text[start - 1] ?? ' '
  if (LETTER.test(before) && isLatin(before.charCodeAt(0)) && !(LOWER.test(before) && UPPER.test(text[start]!))) return false
  if (word.length >= SHORT) return end - start <= 2 * word.length
  if (end - start > word.length + 3 || /\s/.test(text.slice(start, end))) return false
  const after = text[end] ?? ' '
  return !LETTER.test(after) || !isLatin(after.charCodeAt(0)) || (LOWER.test(text[end - 1]!) && UPPER.test(after))
}

/** How far before a number its label may end, and behind it begin. */
export const REACH_BEFORE = 64
export const REACH_BEHIND = 36

/** The labels around a place, by a cursor that only moves on: places must be asked for in order of their start. */
export class LabelsNear {
  private from = 0

  constructor(private readonly labels: readonly Label[]) {}

  /** Distance of the nearest label of each kind. */
  around(start: number, end: number): Map<number, number> {
    const near = new Map<number, number>()
    while (this.from < this.labels.length && this.labels[this.from]!.end < start - REACH_BEFORE) this.from++
    for (let i = this.from; i < this.labels.length; i++) {
      const label = this.labels[i]!
      if (label.start > end + REACH_BEHIND) break
      // A word before the number says more than one behind it, which may belong to the next.
      const distance = label.end <= start ? start - label.end : label.start >= end ? 2 * (label.start - end) + 8 : 0
      for (const kind of label.kinds) if (distance < (near.get(kind) ?? Number.POSITIVE_INFINITY)) near.set(kind, distance)
    }
    return near
  }
}
