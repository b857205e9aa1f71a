import { NO_LETTER } from './letter-evidence.js'
import { isSpace } from './run.js'

/** What the survey has to know of a unit, in bits; the lowest five are its place in the alphabet, or `NO_LETTER`. */
export const LETTER = 32
export const DIGIT = 64
/** A sign of which something is to be counted, and everything beyond ASCII. */
export const SIGN = 128
/** Stands for a letter in leetspeak. */
export const LEET = 256
/** Of a word: letters, digits, and what is beyond ASCII and neither space nor joint. */
export const MEMBER_SHIFT = 9
export const MEMBER = 1 << MEMBER_SHIFT
/** A digit, a capital or one of the signs: looked at a second time. */
export const RARE_SHIFT = 10

/** Small letters that are hexadecimal digits or stand before them, a bit for each place in the alphabet. */
export const HEXLIKE = Array.from('abcdefx').reduce((bits, letter) => bits | (1 << (letter.charCodeAt(0) - 97)), 0)

/** All beyond ASCII is of one of three kinds. */
const WIDE_SPACE = 128
const WIDE_MEMBER = 129
const WIDE_JOINT = 130

/** Runs of four classes, counted side by side in one integer, a byte each: base64, base32, all but white space, hexadecimal digits. */
export const RUN_BASE64 = 0x80
export const RUN_BASE32 = 0x8000
export const RUN_TOKEN = 0x800000
export const RUN_HEX = 0x80000000 | 0
const LONG = [16, 16, 20, 12]

function bytes(values: readonly number[]): number {
  return values.reduce((sum, value, lane) => sum | (value << (8 * lane)), 0)
}

/** Brings a run that is long to the top bit of its byte. */
export const RUN_LIFT = bytes(LONG.map((long) => 128 - long))

/** By kind: its bits, what it adds to the runs, and which of them it lets go on. */
export const KIND = new Int32Array(131)
export const ADDS = new Int32Array(131)
export const KEEPS = new Int32Array(131)
for (let c = 0; c < 128; c++) {
  const s = String.fromCharCode(c)
  const is = (members: RegExp, bit: number) => (members.test(s) ? bit : 0)
  KIND[c] =
    (/[A-Za-z]/.test(s) ? (c | 32) - 97 : NO_LETTER) |
    is(/[A-Za-z]/, LETTER) |
    is(/[0-9]/, DIGIT) |
    is(/[.\-%&\\+:;<=>?@$!|]/, SIGN) |
    is(/[0134578@$!|+]/, LEET) |
    is(/[A-Za-z0-9]/, MEMBER)
  const within = [/[A-Za-z0-9+/_-]/, /[A-Za-z2-7=]/, /[\x21-\x7f]/, /[0-9a-fA-FxX]/].map((members) => members.test(s))
  ADDS[c] = bytes(within.map((member) => (member ? 1 : 0)))
  // A stretch of hexadecimal digits goes on over anything but other letters.
  KEEPS[c] = bytes(within.map((member, run) => (member || (run === 3 && !/[A-Za-z]/.test(s)) ? 255 : 0)))
}
for (const kind of [WIDE_SPACE, WIDE_MEMBER, WIDE_JOINT]) {
  KIND[kind] = NO_LETTER | SIGN | (kind === WIDE_MEMBER ? MEMBER : 0)
  ADDS[kind] = bytes([0, 0, kind === WIDE_SPACE ? 0 : 1, 0])
  KEEPS[kind] = bytes([0, 0, kind === WIDE_SPACE ? 0 : 255, 255])
}
for (let kind = 0; kind < 131; kind++)
  if ((KIND[kind]! & (SIGN | DIGIT)) !== 0 || (kind >= 65 && kind <= 90)) KIND[kind]! |= 1 << RARE_SHIFT

/** The kind of a unit beyond ASCII; one within is its own kind. */
export function wideKind(c: number): number {
  return isSpace(c) ? WIDE_SPACE : c === 0xb7 || c === 0x2022 ? WIDE_JOINT : WIDE_MEMBER
}

export function isMember(c: number): boolean {
  return (KIND[c < 128 ? c : wideKind(c)]! & MEMBER) !== 0
}
