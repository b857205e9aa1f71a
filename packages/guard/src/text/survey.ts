import { isInvisible } from './invisible.js'
import { hexValue, isSpace } from './run.js'
import { isStable } from './stable-unit.js'
import { cipherWeights, ENOUGH } from './substitution.js'
import { unitsOf } from './units.js'

/** What one pass over a text saw: which classes of characters and shapes are there at all, so that costly work is done only where it can find something. */
export interface Survey {
  nonAscii: boolean
  /** A character that the normal form may rewrite, or that joins with what stands before it. */
  unstable: boolean
  /** A letter or sign beyond the Latin blocks and general punctuation. */
  foreign: boolean
  /** Zero-width, bidirectional, variation selector, tag and soft-hyphen characters. */
  invisible: boolean
  at: boolean
  digits: number
  /** Most digits in a stretch without letters, and most numbers in one. */
  digitRun: number
  numbers: number
  /** A digit right behind two ASCII letters. */
  lettered: boolean
  /** Most hexadecimal digits in a stretch without other letters. */
  hexRun: number
  /** Longest run of characters of base64. */
  longest: number
  /** The same for base32. */
  longest32: number
  /** Longest run without white space. */
  token: number
  /** A percent sign before a hexadecimal digit. */
  percent: boolean
  ampersand: boolean
  backslash: boolean
  equals: number
  /** Most dots, hyphens and their likes in a stretch without letters and digits. */
  dashRun: number
  /** `:;<=>?@` inside a token. */
  signs: number
  /** `U+`, as code points are written. */
  codePoint: boolean
  /** Most letters or digits in a row that stand alone. */
  lone: number
  /** A sign for a letter between two letters. */
  leet: boolean
  /** A stretch of letters that reads more like language after one of the letter ciphers than as it stands. */
  enciphered: boolean
  /** A stretch in which frequent letter pairs stand the wrong way round. */
  mirrored: boolean
  slash: boolean
  bracket: boolean
}

const B64 = 1
const LETTER = 2
const DIGIT = 4
const LEET = 8
const HEX = 32
const B32 = 64
/** What is not ASCII and no white space: a member of a word. */
const WIDE = 128
const CLASS = new Uint8Array(128)
for (let c = 0; c < 128; c++) {
  const s = String.fromCharCode(c)
  CLASS[c] =
    (/[A-Za-z0-9+/_-]/.test(s) ? B64 : 0) |
    (/[A-Za-z]/.test(s) ? LETTER : 0) |
    (/[0-9]/.test(s) ? DIGIT : 0) |
    (/[0134578@$!|+]/.test(s) ? LEET : 0) |
    (/[0-9a-fA-FxX]/.test(s) ? HEX : 0) |
    (/[A-Za-z2-7=]/.test(s) ? B32 : 0)
}

/** Weights are kept as integers of this many parts of a nat. */
const PARTS = 256
const THRESHOLD = ENOUGH * PARTS
/** Likelihood ratios of the letter ciphers that the codecs read (ROT13, shift by three, mirrored alphabet), four places a letter. */
const CIPHERS = [(i: number) => (i + 13) % 26, (i: number) => (i + 23) % 26, (i: number) => 25 - i]
const RATIO = new Int32Array(32 * 4)
for (const [k, cipher] of CIPHERS.entries()) {
  const weights = cipherWeights(Array.from({ length: 26 }, (_, i) => cipher(i)))
  for (let i = 0; i < 26; i++) RATIO[i * 4 + k] = Math.round(weights[i]! * PARTS)
}

/** Weight of a pair of letters: positive where English and its neighbors have the mirrored pair far more often. */
const PAIR = new Int32Array(32 * 32)
const MIRRORED = 5 * PARTS
for (const [pair, weight] of Object.entries({
  ht: 2.5,
  uq: 3,
  dn: 1.5,
  gn: 1.2,
  eh: 1.5,
  hw: 2,
  oi: 0.6,
  yl: 0.4,
  hc: 1.2,
  uo: 1.2,
  tn: 0.8,
  pm: 1.2,
  tc: 0.6,
  rp: 0.8,
  cn: 1,
  oy: 0.5,
})) {
  const [x, y] = [pair.charCodeAt(0) - 97, pair.charCodeAt(1) - 97]
  PAIR[x * 32 + y] = Math.round(weight * PARTS)
  PAIR[y * 32 + x] = -Math.round(weight * PARTS)
}

/** The first unit behind the Latin blocks. */
const FOREIGN = 0x250

/** What stands between letters; counted outside the loop over letters, which has to be short. */
class Signs {
  nonAscii = false
  unstable = false
  foreign = false
  invisible = false
  at = false
  percent = false
  ampersand = false
  backslash = false
  slash = false
  bracket = false
  codePoint = false
  equals = 0
  signs = 0
  dashes = 0
  dashRun = 0

  see(c: number, before: number, after: number): void {
    if (c >= 128) this.wide(c)
    else if (c === 46 || c === 45) this.dash()
    else if (c === 37) this.percent ||= hexValue(after) >= 0
    else if (c === 38) this.ampersand = true
    else if (c === 92) this.backslash = true
    else if (c === 91) this.bracket = true
    else if (c === 47) this.slash = true
    else if (c === 43) this.codePoint ||= (before | 32) === 117
    else if (c >= 58 && c <= 64) {
      if (before > 32 && after > 32) this.signs++
      if (c === 61) this.equals++
      else if (c === 64) this.at = true
    }
  }

  private dash(): void {
    if (++this.dashes > this.dashRun) this.dashRun = this.dashes
  }

  private wide(c: number): void {
    this.nonAscii = true
    if (!isStable(c)) this.unstable = true
    if (c >= FOREIGN && !(c >= 0x2000 && c < 0x206f)) this.foreign = true
    if (isInvisible(c)) this.invisible = true
    if (c === 0xb7 || c === 0x2022 || c === 0x2212 || c === 0x2013) this.dash()
  }
}

const wide = (c: number): number => (isSpace(c) || c === 0xb7 || c === 0x2022 ? 0 : WIDE)
const MEMBER = LETTER | DIGIT | WIDE

/** Looks at every unit once. */
export function survey(text: string): Survey {
  const seen = new Signs()
  let longest = 0
  let token = 0
  let runFrom = 0
  let tokenFrom = 0
  let digits = 0
  let digitsHere = 0
  let digitRun = 0
  let numbersHere = 0
  let numbers = 0
  let lettered = false
  let hexHere = 0
  let hexRun = 0
  let run32From = 0
  let longest32 = 0
  let loneHere = 0
  let lone = 0
  let leet = false
  let turned = 0
  let shifted = 0
  let opposed = 0
  let strongest = 0
  let mirror = 0
  let mirrored = 0
  let last = 0
  let before = 0
  let letter = 31
  const units = unitsOf(text)
  for (let i = 0; i < units.length; i++) {
    const c = units[i]!
    const k = c < 128 ? CLASS[c]! : wide(c)
    if ((k & LETTER) !== 0) {
      const l = (c | 32) - 97
      // Sums that never fall below zero: clamped by their sign bit.
      turned += RATIO[l * 4]!
      turned &= ~(turned >> 31)
      shifted += RATIO[l * 4 + 1]!
      shifted &= ~(shifted >> 31)
      opposed += RATIO[l * 4 + 2]!
      opposed &= ~(opposed >> 31)
      if ((turned | shifted | opposed) > strongest) strongest = Math.max(strongest, turned, shifted, opposed)
      mirror += PAIR[letter * 32 + l]!
      mirror &= ~(mirror >> 31)
      if (mirror > mirrored) mirrored = mirror
      letter = l
      if ((last & (LEET | LETTER)) === LEET && (before & LETTER) !== 0) leet = true
      if ((k & HEX) !== 0) hexHere++
      else hexHere = 0
      digitsHere = 0
      numbersHere = 0
      seen.dashes = 0
    } else {
      letter = 31
      if ((k & DIGIT) !== 0) {
        digits++
        if (++digitsHere > digitRun) digitRun = digitsHere
        if ((last & DIGIT) === 0) {
          if (++numbersHere > numbers) numbers = numbersHere
          if ((last & before & LETTER) !== 0) lettered = true
        }
        hexHere++
        seen.dashes = 0
      } else if (c !== 32) seen.see(c, text.charCodeAt(i - 1), text.charCodeAt(i + 1))
      if (hexHere > hexRun) hexRun = hexHere
      if ((k & B64) === 0) {
        if (i - runFrom > longest) longest = i - runFrom
        runFrom = i + 1
        if (c <= 32 || (c >= 128 && isSpace(c))) {
          if (i - tokenFrom > token) token = i - tokenFrom
          tokenFrom = i + 1
        }
      }
      if ((k & B32) === 0) {
        if (i - run32From > longest32) longest32 = i - run32From
        run32From = i + 1
      }
      if ((k & MEMBER) === 0 && (last & MEMBER) !== 0) {
        loneHere = (before & MEMBER) === 0 ? loneHere + 1 : 0
        if (loneHere > lone) lone = loneHere
      }
    }
    before = last
    last = k
  }
  if ((last & MEMBER) !== 0 && (before & MEMBER) === 0 && loneHere + 1 > lone) lone = loneHere + 1
  return {
    nonAscii: seen.nonAscii,
    unstable: seen.unstable,
    foreign: seen.foreign,
    invisible: seen.invisible,
    at: seen.at,
    digits,
    digitRun,
    numbers,
    lettered,
    hexRun: Math.max(hexRun, hexHere),
    longest: Math.max(longest, text.length - runFrom),
    longest32: Math.max(longest32, text.length - run32From),
    token: Math.max(token, text.length - tokenFrom),
    percent: seen.percent,
    ampersand: seen.ampersand,
    backslash: seen.backslash,
    equals: seen.equals,
    dashRun: seen.dashRun,
    signs: seen.signs,
    codePoint: seen.codePoint,
    lone,
    leet,
    enciphered: strongest >= THRESHOLD,
    mirrored: mirrored > MIRRORED,
    slash: seen.slash,
    bracket: seen.bracket,
  }
}
