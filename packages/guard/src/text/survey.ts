import { isSpace } from './run.js'
import { cipherWeights, ENOUGH } from './substitution.js'

/** What one pass over a text saw: which classes of characters and shapes are there at all, so that costly work is done only where it can find something. */
export interface Survey {
  nonAscii: boolean
  /** Zero-width, bidirectional, variation selector, tag and soft-hyphen characters. */
  invisible: boolean
  at: boolean
  digits: number
  /** Longest run of characters of base64. */
  longest: number
  /** Longest run without white space. */
  token: number
  percent: boolean
  ampersand: boolean
  backslash: boolean
  equals: number
  /** Dots, hyphens and their likes. */
  dashes: number
  /** `:;<=>?@` */
  signs: number
  /** Letters that stand alone between joints. */
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
const JOINT = 16
const SIGN = 32
const DASH = 64
const CLASS = new Uint8Array(128)
for (let c = 0; c < 128; c++) {
  const s = String.fromCharCode(c)
  CLASS[c] =
    (/[A-Za-z0-9+/_-]/.test(s) ? B64 : 0) |
    (/[A-Za-z]/.test(s) ? LETTER : 0) |
    (/[0-9]/.test(s) ? DIGIT : 0) |
    (/[0134578@$!|+]/.test(s) ? LEET : 0) |
    (/[\s.\-_*/,|]/.test(s) ? JOINT : 0) |
    (/[:;<=>?@]/.test(s) ? SIGN : 0) |
    (/[.-]/.test(s) ? DASH : 0)
}

/** Likelihood ratios of the letter ciphers that the codecs read (ROT13, shift by three, mirrored alphabet), interleaved by letter. */
const CIPHERS = [(i: number) => (i + 13) % 26, (i: number) => (i + 23) % 26, (i: number) => 25 - i]
const RATIO = new Float64Array(26 * CIPHERS.length)
for (const [k, cipher] of CIPHERS.entries()) {
  const weights = cipherWeights(Array.from({ length: 26 }, (_, i) => cipher(i)))
  for (let i = 0; i < 26; i++) RATIO[i * CIPHERS.length + k] = weights[i]!
}

/** Weight of a pair of letters: positive where English and its neighbors have the mirrored pair far more often. */
const PAIR = new Float32Array(26 * 26)
for (const [pair, weight] of [
  ['ht', 2.5],
  ['uq', 3],
  ['dn', 1.5],
  ['gn', 1.2],
  ['eh', 1.5],
  ['hw', 2],
  ['oi', 0.6],
  ['yl', 0.4],
  ['hc', 1.2],
  ['uo', 1.2],
  ['tn', 0.8],
  ['pm', 1.2],
  ['tc', 0.6],
  ['rp', 0.8],
  ['cn', 1],
  ['oy', 0.5],
] as const) {
  const [x, y] = [pair.charCodeAt(0) - 97, pair.charCodeAt(1) - 97]
  PAIR[x * 26 + y] = weight
  PAIR[y * 26 + x] = -weight
}
const MIRRORED = 5

/** Characters that are drawn as nothing; 0xdb40 leads the tags and the supplementary variation selectors. */
export function isInvisible(c: number): boolean {
  if (c < 0x200b)
    return c === 0xad || c === 0x34f || c === 0x61c || c === 0x115f || c === 0x1160 || c === 0x17b4 || (c >= 0x180b && c <= 0x180f)
  return (
    c <= 0x200f ||
    (c >= 0x202a && c <= 0x202e) ||
    (c >= 0x2060 && c <= 0x206f) ||
    (c >= 0xfe00 && c <= 0xfe0f) ||
    c === 0x3164 ||
    c === 0xfeff ||
    c === 0xffa0 ||
    c === 0xdb40
  )
}

/** Looks at every unit once. */
export function survey(text: string): Survey {
  const s: Survey = {
    nonAscii: false,
    invisible: false,
    at: false,
    digits: 0,
    longest: 0,
    token: 0,
    percent: false,
    ampersand: false,
    backslash: false,
    equals: 0,
    dashes: 0,
    signs: 0,
    lone: 0,
    leet: false,
    enciphered: false,
    mirrored: false,
    slash: false,
    bracket: false,
  }
  let run = 0
  let token = 0
  let turned = 0
  let shifted = 0
  let opposed = 0
  let mirror = 0
  let last = 0
  let before = 0
  let letter = -1
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c >= 128) {
      s.nonAscii = true
      if (isInvisible(c)) s.invisible = true
      if (c === 0xb7 || c === 0x2022) s.dashes++
      if (run > s.longest) s.longest = run
      run = 0
      token = isSpace(c) ? 0 : token + 1
      if (token > s.token) s.token = token
      before = last
      last = 0
      letter = -1
      continue
    }
    const k = CLASS[c]!
    if ((k & B64) !== 0) run++
    else if (run > 0) {
      if (run > s.longest) s.longest = run
      run = 0
    }
    if (c <= 32) {
      if (token > s.token) s.token = token
      token = 0
    } else token++
    if ((k & LETTER) !== 0) {
      const l = (c | 32) - 97
      turned = Math.max(0, turned + RATIO[l * 3]!)
      shifted = Math.max(0, shifted + RATIO[l * 3 + 1]!)
      opposed = Math.max(0, opposed + RATIO[l * 3 + 2]!)
      if (turned >= ENOUGH || shifted >= ENOUGH || opposed >= ENOUGH) s.enciphered = true
      if (letter >= 0) {
        mirror += PAIR[letter * 26 + l]!
        if (mirror < 0) mirror = 0
        else if (mirror > MIRRORED) s.mirrored = true
      }
      letter = l
      if ((last & (LEET | LETTER)) === LEET && (before & LETTER) !== 0) s.leet = true
    } else {
      letter = -1
      if ((k & DIGIT) !== 0) s.digits++
      else see(s, c, k)
      if ((k & JOINT) !== 0 && (last & (LETTER | DIGIT)) !== 0 && (before & JOINT) !== 0) s.lone++
    }
    before = last
    last = k
  }
  s.longest = Math.max(s.longest, run)
  s.token = Math.max(s.token, token)
  return s
}

function see(s: Survey, c: number, k: number): void {
  if ((k & DASH) !== 0) s.dashes++
  else if (c === 37) s.percent = true
  else if (c === 38) s.ampersand = true
  else if (c === 92) s.backslash = true
  else if (c === 91) s.bracket = true
  else if (c === 47) s.slash = true
  else if ((k & SIGN) !== 0) {
    s.signs++
    if (c === 61) s.equals++
    else if (c === 64) s.at = true
  }
}
