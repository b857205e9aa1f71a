import { foldUnit } from '../../../text/fold.js'
import { unitsOf } from '../../../text/units.js'
import { LONGEST_GLYPHS, type MeaningTables, meaningTables, pairHash } from './meaning-table.js'

/** What a token is. Signs are single; a run of the same sign is one token. */
export const WORD = 0
/** A sign of a script that parts no words: each is a token of its own. */
export const GLYPH = 1
export const NUMBER = 2
/** Letters and digits mixed, or longer than any word: ids, keys, encoded data. */
export const CODE = 3
export const MARK = 4
export const BREAK = 5
/** A URL or a mail address as a whole: whose it is must not matter. */
export const ADDRESS = 6

const LONGEST_WORD = 24
/** How much of a long word stands for all its forms. */
const STEM = 5
const LONG = 7
const SEED = 0x811c9dc5
const PRIME = 0x01000193

/** The tokens of a text in order: kind, first unit, hash of the whole and of its stem. Hashes are 32 bits; equal words have equal ones. */
export interface Tokens {
  count: number
  kind: Uint8Array
  start: Uint32Array
  end: Uint32Array
  hash: Int32Array
  /** Of the beginning of a long word, which all its forms share; of a short one the hash itself; of numbers, codes and addresses one that all of them share. */
  stem: Int32Array
  /** Of the first letter and of which consonants a longer word has: the same for most misspellings, and for many cognates. 0 for short words. */
  sketch: Int32Array
  /** Bits of what a word looks like: `CAPITAL`, `SHOUTED`, `MIXED`. */
  look: Uint8Array
  /** Number of the meaning of a word, 0 where it has none; of two words that mean something together the first has it. */
  meaning: Uint8Array
}

export const CAPITAL = 1
export const SHOUTED = 2
/** Capitals inside, or letters of two scripts. */
export const MIXED = 4

function isUnspaced(c: number): boolean {
  if (c < 0xe00) return false
  return (
    c <= 0xeff ||
    (c >= 0x1000 && c <= 0x109f) ||
    (c >= 0x1780 && c <= 0x17ff) ||
    (c >= 0x3040 && c <= 0x30ff) ||
    (c >= 0x3400 && c <= 0x9fff) ||
    (c >= 0xf900 && c <= 0xfaff)
  )
}

const NONE = 0
const LETTER = 1
const DIGIT = 2
const SPACE = 3
const LINE = 4
const SIGN = 5
const WIDE = 6
/** Class of each unit: what a token is made of. */
const CLASS = new Uint8Array(65_536)

function classOf(c: number): number {
  if (CLASS[c] === NONE) CLASS[c] = classify(c)
  return CLASS[c]!
}

const WORDLIKE = /^[\p{L}\p{M}\p{N}]$/u
const SPACELIKE = /^[\s\u200b-\u200f\u2060\ufeff]$/u

function classify(c: number): number {
  if (c === 10 || c === 13) return LINE
  if (c >= 48 && c <= 57) return DIGIT
  if (isUnspaced(c)) return c >= 0x3040 || WORDLIKE.test(String.fromCharCode(c)) ? WIDE : SIGN
  const character = String.fromCharCode(c)
  if (WORDLIKE.test(character)) return LETTER
  return SPACELIKE.test(character) ? SPACE : SIGN
}

function isHangul(c: number): boolean {
  return c >= 0xac00 && c <= 0xd7a3
}

let room = 1024
let shared = allocate(room)

function allocate(size: number): Tokens {
  return {
    count: 0,
    kind: new Uint8Array(size),
    start: new Uint32Array(size),
    end: new Uint32Array(size),
    hash: new Int32Array(size),
    stem: new Int32Array(size),
    sketch: new Int32Array(size),
    look: new Uint8Array(size),
    meaning: new Uint8Array(size),
  }
}

/** Splits a text. The result is overwritten by the next call. Linear. */
export function tokenize(text: string): Tokens {
  const units = unitsOf(text)
  if (units.length >= room) {
    room = units.length + 1
    shared = allocate(room)
  }
  const tokens = shared
  tokens.count = 0
  const tables = meaningTables()
  let read = 0
  // Up to here no address begins: each stretch is looked through once.
  let plain = 0
  for (let i = 0; i < units.length; ) {
    const c = units[i]!
    const kind = classOf(c)
    if (kind === SPACE) i++
    else if (kind === LETTER || kind === DIGIT) {
      const end = i < plain ? 0 : addressEnd(units, i)
      if (end > 0) add(tokens, ADDRESS, i, end, SEED + 1, 0, 11)
      else if (end < 0) plain = -end
      i = end > 0 ? end : word(units, i, tokens, tables)
    } else if (kind === WIDE) {
      add(tokens, GLYPH, i, i + 1, mix(SEED, c), 0)
      if (i >= read) read = readGlyphs(units, i, tokens, tables)
      i++
    } else if (kind === LINE) {
      const start = i
      while (i < units.length && (classOf(units[i]!) === LINE || classOf(units[i]!) === SPACE)) i++
      add(tokens, BREAK, start, i, 10, 0)
    } else {
      const start = i
      while (i < units.length && units[i] === c) i++
      add(tokens, MARK, start, i, markHash(c, i - start), 0)
    }
  }
  return tokens
}

/** Longer addresses are read in parts. */
const LONGEST_ADDRESS = 256
const IN_ADDRESS = new Uint8Array(128)
for (const c of '-._~%/+?=&#:@!$*,;') IN_ADDRESS[c.charCodeAt(0)] = 2
/** In documentation they hold the place of a value. */
for (const c of '{}<>[]') IN_ADDRESS[c.charCodeAt(0)] = 1
const AT = 64
const COLON = 58
const SLASH = 47
const TRAILING: readonly number[] = Array.from('.,:;!?<>[]{}', (sign) => sign.charCodeAt(0))

/** End of the URL or mail address that begins at `start`; where none does, how far was looked, below zero. */
function addressEnd(units: Uint16Array, start: number): number {
  const last = Math.min(units.length, start + LONGEST_ADDRESS)
  let found = false
  let i = start
  for (; i < last; i++) {
    const c = units[i]!
    const kind = classOf(c)
    if (kind !== LETTER && kind !== DIGIT && !(c < 128 && IN_ADDRESS[c]! > (found ? 0 : 1))) break
    if (c === AT && i > start && classOf(units[i + 1] ?? 32) === LETTER) found = true
    if (c === COLON && units[i + 1] === SLASH && units[i + 2] === SLASH) found = true
    else if (c === COLON && !found) break
  }
  if (!found) return -i
  while (i > start && TRAILING.includes(units[i - 1]!)) i--
  return i
}

function mix(hash: number, c: number): number {
  return Math.imul(hash ^ c, PRIME)
}

/** Hash of a sign that stands so many times in a row. */
export function markHash(c: number, times: number): number {
  return mix(mix(SEED, c), times > 2 ? 3 : 1)
}

function add(tokens: Tokens, kind: number, start: number, end: number, hash: number, look: number, stem = hash): void {
  const at = tokens.count++
  tokens.kind[at] = kind
  tokens.start[at] = start
  tokens.end[at] = end
  tokens.hash[at] = hash
  tokens.stem[at] = stem
  tokens.look[at] = look
  tokens.meaning[at] = 0
  tokens.sketch[at] = 0
}

/** Gives the last token the meaning of the longest entry that begins at `start`; answers where the entry ends. */
function readGlyphs(units: Uint16Array, start: number, tokens: Tokens, tables: MeaningTables): number {
  let hash = SEED
  let end = start
  const last = Math.min(units.length, start + LONGEST_GLYPHS)
  for (let i = start; i < last && classOf(units[i]!) === WIDE; i++) {
    hash = mix(hash, units[i]!)
    const meaning = tables.glyphs.get(hash)
    if (meaning === 0) continue
    tokens.meaning[tokens.count - 1] = meaning
    end = i + 1
  }
  return end
}

/** The vowels by their place in the alphabet. */
const VOWELS = Array.from('aeiouy').reduce((bits, letter) => bits | (1 << (letter.charCodeAt(0) & 31)), 0)

/** A word with its inner apostrophes; answers where it ends. */
function word(units: Uint16Array, start: number, tokens: Tokens, tables: MeaningTables): number {
  let hash = SEED
  let stem = SEED
  let letters = 0
  let digits = 0
  let capitals = 0
  let latin = 0
  let meaning = 0
  let consonants = 0
  let i = start
  const stemLength = isHangul(units[start]!) ? 2 : STEM
  for (; i < units.length; i++) {
    const c = units[i]!
    const kind = classOf(c)
    if (kind === LETTER) {
      const folded = foldUnit(c)
      if (folded !== c && c !== folded && c < 0x250 && (c | 32) === folded) capitals++
      if (c < 0x250) latin++
      hash = mix(hash, folded)
      letters++
      if ((VOWELS & (1 << (folded & 31))) === 0 || folded > 127) consonants |= 1 << (folded & 31)
      if (letters === stemLength) stem = hash
      if (letters > 1 && letters < 12) meaning = tables.begins.get(hash) || meaning
    } else if (kind === DIGIT) digits++
    else if ((c === 39 || c === 0x2019) && letters > 0 && i + 1 < units.length && classOf(units[i + 1]!) === LETTER) continue
    else break
  }
  if (letters === 0) add(tokens, NUMBER, start, i, mix(SEED, Math.min(digits, 5)), 0, 9)
  else if ((digits > 0 && letters + digits > 4) || letters > LONGEST_WORD) add(tokens, CODE, start, i, SEED, 0, 7)
  else {
    const first = units[start]!
    const capital = foldUnit(first) !== first ? CAPITAL : 0
    const shouted = capitals === letters && letters > 1 ? SHOUTED : 0
    const mixed = (capitals > 1 && capitals < letters) || (capitals === 1 && capital === 0) || (latin > 0 && latin < letters) ? MIXED : 0
    const long = isHangul(first) ? letters > 2 : letters >= LONG
    add(tokens, WORD, start, i, digits > 0 ? mix(hash, 48 + digits) : hash, capital | shouted | mixed, long ? mix(stem, 42) : hash)
    const at = tokens.count - 1
    tokens.meaning[at] = tables.whole.get(hash) || meaning
    if (letters > 3) tokens.sketch[at] = mix(mix(SEED, consonants), foldUnit(first))
    if (at === 0 || tokens.kind[at - 1] !== WORD) return i
    const together = tables.two.get(pairHash(tokens.hash[at - 1]!, hash))
    if (together !== 0) {
      tokens.meaning[at - 1] = together
      tokens.meaning[at] = 0
    }
  }
  return i
}
