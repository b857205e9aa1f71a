import { foldUnit } from '../../text/fold.js'
import { compileLiterals } from '../../text/literal-matcher.js'
import { isAsciiLetter } from '../../text/run.js'
import { squeezedBeginnings } from '../../text/squeezed-beginnings.js'
import { unitsOf } from '../../text/units.js'

/** A word of the text that announces numbers of some kinds. */
export interface Label {
  start: number
  end: number
  kinds: readonly number[]
}

/** Shorter words must end where the text's word ends, and be written in one. */
const SHORT = 5
const isUpper = (c: number) => c >= 65 && c <= 90
/** Letters of scripts that part words by spaces. */
const isLetter = (c: number) => isAsciiLetter(c) || (c >= 0xc0 && c < 0x530 && c !== 0xd7 && c !== 0xf7)

/** Compiles words to a scanner for labels. A word may be spaced, joined by signs or written in camel case, and begins where a word of the text does. */
export function compileLabels(rows: readonly (readonly [word: string, kind: number])[]): (text: string) => Label[] {
  const kinds = new Map<string, Set<number>>()
  for (const [word, kind] of rows) kinds.set(word, (kinds.get(word) ?? new Set()).add(kind))
  const all = [...kinds.keys()]
  const isLatin = (word: string) => Array.from(word).every((sign) => foldUnit(sign.charCodeAt(0)) < 128)
  const latin = labelScanner(all.filter(isLatin), kinds, true)
  const other = labelScanner(
    all.filter((word) => !isLatin(word)),
    kinds,
    false,
  )
  return (text) => {
    const labels: Label[] = []
    latin(text, labels)
    if (hasOtherLetters(text)) other(text, labels)
    return labels.sort((a, b) => a.end - b.end)
  }
}

type Scan = (text: string, into: Label[]) => void

/** Letters of scripts that no Latin word is written in. */
function hasOtherLetters(text: string): boolean {
  const units = unitsOf(text)
  for (let i = 0; i < units.length; i++) if (units[i]! >= 0x370) return true
  return false
}

/** Finds some of the words. Those in Latin letters, the most of all, have a small alphabet for themselves and are looked for where words begin. */
function labelScanner(words: readonly string[], kinds: ReadonlyMap<string, ReadonlySet<number>>, latin: boolean): Scan {
  const lists = words.map((word) => [...kinds.get(word)!])
  const matcher = latin ? squeezedBeginnings(words, beginsWord) : compileLiterals(words, { caseFold: true, squeezed: true })
  return (text, into) => {
    for (const { word, start, end } of matcher.scan(text))
      if (stands(text, start, end, words[word]!.length)) into.push({ start, end, kinds: lists[word]! })
  }
}

/** Whether a label may begin at a place: anywhere but inside a word, where a capital behind a small letter begins one too. */
function beginsWord(units: Uint16Array, start: number): boolean {
  const first = units[start]!
  if (start === 0 || !isLetter(first)) return true
  const before = units[start - 1]!
  return !isLetter(before) || (isUpper(first) && !isUpper(before) && isAsciiLetter(before))
}

function stands(text: string, start: number, end: number, length: number): boolean {
  const first = text.charCodeAt(start)
  if (!isLetter(first)) return true
  const before = text.charCodeAt(start - 1)
  if (isLetter(before) && !(isUpper(first) && !isUpper(before) && isAsciiLetter(before))) return false
  if (length >= SHORT) return end - start <= 2 * length
  if (end - start > length + 3) return false
  for (let i = start; i < end; i++) if (text.charCodeAt(i) <= 32) return false
  const after = text.charCodeAt(end)
  return !isLetter(after) || (isUpper(after) && foldUnit(text.charCodeAt(end - 1)) === text.charCodeAt(end - 1))
}

/** How far before a number its label may end, and behind it begin. */
export const REACH_BEFORE = 64
export const REACH_BEHIND = 36
/** More labels than this around one number say no more than these. */
const MOST = 24

/** The labels around a place, by a cursor that only moves on: places must be asked for in order of their start. */
export class LabelsNear {
  private from = 0

  constructor(private readonly labels: readonly Label[]) {}

  /** Distance of the nearest label of each kind; null where there is none. */
  around(start: number, end: number): ReadonlyMap<number, number> | null {
    const { labels } = this
    while (this.from < labels.length && labels[this.from]!.end < start - REACH_BEFORE) this.from++
    let near: Map<number, number> | null = null
    for (let i = this.from; i < labels.length && i < this.from + MOST; i++) {
      const label = labels[i]!
      if (label.start > end + REACH_BEHIND) break
      near ??= new Map()
      // A word before the number says more than one behind it, which may belong to the next.
      const distance = label.end <= start ? start - label.end : label.start >= end ? 2 * (label.start - end) + 8 : 0
      for (const kind of label.kinds) if (distance < (near.get(kind) ?? Number.POSITIVE_INFINITY)) near.set(kind, distance)
    }
    return near
  }
}
