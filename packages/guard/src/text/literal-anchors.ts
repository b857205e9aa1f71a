import { foldUnit } from './fold.js'
import { unitsOf } from './units.js'

/** One occurrence of a literal: its index in the compiled list, and where it ends (exclusive) and starts. */
export interface LiteralHit {
  word: number
  start: number
  end: number
}

/** A literal to be looked for, and where it counts. */
export interface Anchor {
  readonly text: string
  /** With its case and diacritics. */
  readonly exact?: boolean
  /** Only where no letter, digit or underscore of ASCII stands before it. */
  readonly border?: boolean
}

/** Units of the key that the table is asked with. */
const KEY = 3
const CLASS_BITS = 5
const CLASSES = 1 << CLASS_BITS
const KEY_MASK = (1 << (KEY * CLASS_BITS)) - 1
/** Texts are looked at every so many units at most. */
const MOST_STEPS = 6
/** More literals than this are looked for at each place: too many places of steps would be of one of them. */
const MOST_STEPPED = 64
/** Units to compare for one key at most, so that no text is costly whatever the literals. */
const MOST_COMPARED = 512
/** A key stands for a literal that may begin anywhere, or only behind a border. */
const ANYWHERE = 1
const BORDER = 2

const DIGIT = 27
const SPACE = 31
/** What may begin behind each unit. */
const BEHIND = Uint8Array.from({ length: 65_536 }, (_, c) => (isWord(c) ? ANYWHERE : ANYWHERE | BORDER))

/** Classes of units: letters whatever their case, digits, some signs, and all others by chance. */
let classes: Uint8Array | undefined

function classesOfUnits(): Uint8Array {
  if (classes) return classes
  const made = new Uint8Array(65_536)
  const signs: Readonly<Record<string, number>> = { '-': 28, _: 29, '.': 30, '/': 30, ':': 30, ' ': SPACE }
  for (let c = 0; c < 128; c++) {
    const letter = (c | 32) - 96
    if (c >= 65 && letter >= 1 && letter <= 26) made[c] = letter
    else if (c >= 48 && c <= 57) made[c] = DIGIT
    else made[c] = signs[String.fromCharCode(c)] ?? 0
  }
  for (let c = 128; c < made.length; c++) {
    const folded = foldUnit(c)
    made[c] = folded < 128 ? made[folded]! : folded & (CLASSES - 1)
  }
  classes = made
  return made
}

function isWord(c: number): boolean {
  return (c >= 48 && c <= 57) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 95
}

/** How often a class is met in running text, roughly and in any unit: the space, and the letters of most languages in Latin script. */
const SHARES = Array.from({ length: CLASSES }, () => 4)
SHARES[SPACE] = 180
for (const [letter, share] of [
  82, 15, 28, 43, 127, 22, 20, 61, 70, 2, 8, 40, 24, 67, 75, 19, 1, 60, 63, 91, 28, 10, 24, 2, 20, 1,
].entries())
  SHARES[letter + 1] = share

/** Literals by the classes of three of their units: a text is read in steps of one unit or more, and most of its places are of none. */
export class LiteralAnchors {
  private readonly table = new Uint8Array(KEY_MASK + 1)
  /** The first row of each key; rows are chained, and -1 ends. */
  private readonly first = new Int32Array(KEY_MASK + 1).fill(-1)
  private readonly next: number[] = []
  /** Of each row the literal, and where the units of the key stand in it. */
  private readonly words: number[] = []
  private readonly offsets: number[] = []
  private readonly of = classesOfUnits()
  private readonly units: readonly Uint16Array[]

  private constructor(
    private readonly anchors: readonly Anchor[],
    private readonly step: number,
  ) {
    this.units = anchors.map(({ text, exact }) =>
      Uint16Array.from({ length: text.length }, (_, i) => (exact ? text.charCodeAt(i) : foldUnit(text.charCodeAt(i)))),
    )
    for (const [word, { text, border }] of anchors.entries()) {
      const from = step > 1 || border ? 0 : rarestIn(text)
      for (let offset = from; offset < from + step; offset++)
        for (const key of keysOf(text, offset)) this.add(key, word, offset, border === true)
    }
  }

  /** Null where this is no way to find them: single units, or too many of one beginning. */
  static of(anchors: readonly Anchor[]): LiteralAnchors | null {
    const least = anchors.reduce((low, { text }) => Math.min(low, text.length), Number.POSITIVE_INFINITY)
    if (least < 2 || anchors.length === 0) return null
    const stepped = anchors.every(({ border }) => !border) && anchors.length <= MOST_STEPPED
    const made = new LiteralAnchors(anchors, stepped ? Math.max(1, Math.min(MOST_STEPS, least - KEY + 1)) : 1)
    return made.isBounded() ? made : null
  }

  private add(key: number, word: number, offset: number, border: boolean): void {
    this.table[key]! |= border ? BORDER : ANYWHERE
    this.next.push(this.first[key]!)
    this.words.push(word)
    this.offsets.push(offset)
    this.first[key] = this.next.length - 1
  }

  private isBounded(): boolean {
    for (const from of this.first) {
      let units = 0
      for (let row = from; row >= 0; row = this.next[row]!) units += this.units[this.words[row]!]!.length
      if (units > MOST_COMPARED) return false
    }
    return true
  }

  /** Every occurrence, overlapping ones too, by end, the longer first. Linear: a bounded number of units is compared at each place. */
  scan(text: string): LiteralHit[] {
    const hits: LiteralHit[] = []
    const units = unitsOf(text)
    const last = units.length - KEY + 1
    if (this.step === 1) this.everywhere(units, last, hits)
    else this.inSteps(units, last, hits)
    return hits.length < 2 ? hits : hits.sort((a, b) => a.end - b.end || a.start - b.start || a.word - b.word)
  }

  /**
   * Begins to watch one text that comes in pieces: what it answers is given each piece once, in order, and tells whether a literal may stand in part or whole
   * in it, where it did not say so within the length of a literal before. Says so rather too often; no text is copied.
   */
  watch(): (piece: string) => boolean {
    const { table, of } = this
    const behind = BEHIND
    let key = 0
    let [last, second, third] = [ANYWHERE | BORDER, ANYWHERE | BORDER, ANYWHERE | BORDER]
    return (piece) => {
      let holds = 0
      for (let i = 0; i < piece.length; i++) {
        const c = piece.charCodeAt(i)
        key = ((key << CLASS_BITS) | of[c]!) & KEY_MASK
        holds |= table[key]! & third
        third = second
        second = last
        last = behind[c]!
      }
      // A literal of two units may end with the text.
      return (holds | (table[(key << CLASS_BITS) & KEY_MASK]! & third)) !== 0
    }
  }

  private everywhere(units: Uint16Array, last: number, hits: LiteralHit[]): void {
    const { table, of } = this
    for (let i = nextPlace(units, table, of, 0); i < last; i = nextPlace(units, table, of, i + 1))
      this.compare(units, i, keyAt(units, i, of), hits)
    // A literal of two units may end with the text.
    if (last >= 0 && units.length > 1) this.compare(units, last, keyAt(units, last, of), hits)
  }

  private inSteps(units: Uint16Array, last: number, hits: LiteralHit[]): void {
    const { table, step, of } = this
    const bits = CLASS_BITS
    for (let i = 0; i < last; i += step) {
      const key = (((of[units[i]!]! << bits) | of[units[i + 1]!]!) << bits) | of[units[i + 2]!]!
      if (table[key] !== 0) this.compare(units, i, key, hits)
    }
  }

  private compare(units: Uint16Array, at: number, key: number, hits: LiteralHit[]): void {
    const { words, offsets, next, of } = this
    for (let row = this.first[key]!; row >= 0; row = next[row]!) {
      const word = words[row]!
      const start = at - offsets[row]!
      const own = this.units[word]!
      const end = start + own.length
      // The last unit first: the ones looked at so far are the same for all.
      if (end > units.length || start < 0 || of[own[own.length - 1]!] !== of[units[end - 1]!] || !this.stands(units, start, word)) continue
      hits.push({ word, start, end })
    }
  }

  private stands(units: Uint16Array, start: number, word: number): boolean {
    const own = this.units[word]!
    const { exact, border } = this.anchors[word]!
    if (border && start > 0 && isWord(units[start - 1]!)) return false
    if (exact) {
      for (let i = 0; i < own.length; i++) if (own[i] !== units[start + i]) return false
    } else for (let i = 0; i < own.length; i++) if (own[i] !== foldUnit(units[start + i]!)) return false
    return true
  }
}

function keyAt(units: Uint16Array, i: number, of: Uint8Array): number {
  return (of[units[i]!]! << (2 * CLASS_BITS)) | (of[units[i + 1]!]! << CLASS_BITS) | of[units[i + 2] ?? 0]!
}

/** The first place from `from` on where three units may be those of a literal; behind all of them where there is none. */
function nextPlace(units: Uint16Array, table: Uint8Array, of: Uint8Array, from: number): number {
  const behind = BEHIND
  const [bits, mask] = [CLASS_BITS, KEY_MASK]
  const { length } = units
  let i = from + 2
  if (i >= length) return length
  let allowed = from > 0 ? behind[units[from - 1]!]! : ANYWHERE | BORDER
  let key = (of[units[from]!]! << bits) | of[units[from + 1]!]!
  for (; i < length; i++) {
    key = ((key << bits) | of[units[i]!]!) & mask
    if ((table[key]! & allowed) !== 0) return i - 2
    allowed = behind[units[i - 2]!]!
  }
  return length
}

/** Where the three units stand in a literal that are met least often. */
function rarestIn(text: string): number {
  const of = classesOfUnits()
  const share = (i: number) => SHARES[of[foldUnit(text.charCodeAt(i))]!]!
  let rarest = 0
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i + KEY <= text.length; i++) {
    const all = share(i) * share(i + 1) * share(i + 2)
    if (all >= least) continue
    rarest = i
    least = all
  }
  return rarest
}

/** The keys that a literal has at an offset: behind its last unit anything may stand. */
function keysOf(text: string, offset: number): number[] {
  const of = classesOfUnits()
  const classOf = (i: number) => of[foldUnit(text.charCodeAt(i))]!
  const two = (classOf(offset) << CLASS_BITS) | classOf(offset + 1)
  if (offset + 2 < text.length) return [(two << CLASS_BITS) | classOf(offset + 2)]
  return Array.from({ length: CLASSES }, (_, behind) => (two << CLASS_BITS) | behind)
}
