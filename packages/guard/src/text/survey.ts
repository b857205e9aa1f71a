import { isInvisible } from './invisible.js'
import { ENCIPHERED, EVIDENCE_LIFT, MIRRORED, NO_LETTER, WEIGHT } from './letter-evidence.js'
import { hexValue, isAsciiLetter, isSpace } from './run.js'
import { isStable } from './stable-unit.js'
import {
  ADDS,
  DIGIT,
  isMember,
  KEEPS,
  KIND,
  LEET,
  LETTER,
  MEMBER_SHIFT,
  RARE_SHIFT,
  RUN_BASE32,
  RUN_BASE64,
  RUN_HEX,
  RUN_LIFT,
  RUN_TOKEN,
  wideKind,
} from './unit-kind.js'
import { unitsOf } from './units.js'

/** What one pass over a text saw: which classes of characters and shapes are there at all, so that costly work is done only where it can find something. */
export interface Survey {
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
  /** Twelve hexadecimal digits, with no more between two of them than pairs are parted by. */
  hex: boolean
  /** Sixteen characters of base64 in a row, and of base32. */
  base64: boolean
  base32: boolean
  /** Twenty characters without white space. */
  longToken: boolean
  /** A percent sign before a hexadecimal digit. */
  percent: boolean
  ampersand: boolean
  backslash: boolean
  equals: number
  /** Most dots, hyphens and their likes in a stretch without letters and digits. */
  dashRun: number
  /** `:;<=>?@` inside a token. */
  signs: number
  /** Those of them beside a digit, a sign or a capital up to K: what small letters are in ROT47. */
  turned: number
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
}

/** The first unit behind the Latin blocks. */
const FOREIGN = 0x250

/** What is rare in prose and counted apart from the loop over all units, which has to be short. Whatever looks back does so over one gap only. */
class Rare implements Survey {
  unstable = false
  foreign = false
  invisible = false
  at = false
  digits = 0
  digitRun = 0
  numbers = 0
  lettered = false
  hex = false
  base64 = false
  base32 = false
  longToken = false
  percent = false
  ampersand = false
  backslash = false
  equals = 0
  dashRun = 0
  signs = 0
  turned = 0
  codePoint = false
  lone = 0
  leet = false
  enciphered = false
  mirrored = false
  private digitAt = -1
  private digitsHere = 0
  private numbersHere = 0
  private dashAt = -1
  private dashesHere = 0
  private loneAt = -1
  private loneHere = 0

  constructor(private readonly units: Uint16Array) {}

  rare(i: number): void {
    const c = this.units[i]!
    if (c >= 128) {
      this.wide(c, i)
      return
    }
    const k = KIND[c]!
    if ((k & DIGIT) !== 0) this.digit(i)
    else this.sign(c, i)
    if ((k & LEET) !== 0 && isAsciiLetter(this.units[i - 1] ?? 32) && isAsciiLetter(this.units[i + 1] ?? 32)) this.leet = true
  }

  private digit(i: number): void {
    const { units } = this
    const before = units[i - 1] ?? 32
    this.digits++
    if (before < 48 || before > 57) {
      if (this.letterBetween(this.digitAt, i)) {
        this.digitsHere = 0
        this.numbersHere = 0
      }
      if (++this.numbersHere > this.numbers) this.numbers = this.numbersHere
      if (isAsciiLetter(before) && isAsciiLetter(units[i - 2] ?? 32)) this.lettered = true
    }
    if (++this.digitsHere > this.digitRun) this.digitRun = this.digitsHere
    this.digitAt = i
  }

  private letterBetween(from: number, to: number): boolean {
    for (let i = to - 1; i > from; i--) if (isAsciiLetter(this.units[i]!)) return true
    return false
  }

  private sign(c: number, i: number): void {
    const before = this.units[i - 1] ?? 32
    const after = this.units[i + 1] ?? 32
    if (c === 46 || c === 45) this.dash(i)
    else if (c === 37) this.percent ||= hexValue(after) >= 0
    else if (c === 38) this.ampersand = true
    else if (c === 92) this.backslash = true
    else if (c === 43) this.codePoint ||= (before | 32) === 117
    else if (c >= 58 && c <= 64) {
      if (before > 32 && after > 32) {
        this.signs++
        if ((before >= 50 && before <= 75) || (after >= 50 && after <= 75)) this.turned++
      }
      if (c === 61) this.equals++
      else if (c === 64) this.at = true
    }
  }

  private dash(i: number): void {
    for (let j = i - 1; j > this.dashAt; j--) {
      const c = this.units[j]!
      if (c < 128 && (KIND[c]! & (LETTER | DIGIT)) !== 0) {
        this.dashesHere = 0
        break
      }
    }
    this.dashAt = i
    if (++this.dashesHere > this.dashRun) this.dashRun = this.dashesHere
  }

  private wide(c: number, i: number): void {
    if (!isStable(c)) this.unstable = true
    if (c >= FOREIGN && !(c >= 0x2000 && c < 0x206f)) this.foreign = true
    if (isInvisible(c)) this.invisible = true
    if (c === 0xb7 || c === 0x2022 || c === 0x2212 || c === 0x2013) this.dash(i)
  }

  /** Counts back the hexadecimal digits that end at `i` and are parted by no more than two separators and a prefix of two; up to twelve. */
  hexDigits(i: number): number {
    let count = 0
    let apart = 0
    let prefix = 0
    for (let j = i; j >= 0 && count < 12; j--) {
      const c = this.units[j]!
      if (hexValue(c) >= 0) {
        count++
        apart = 0
        prefix = 0
      } else if (isSpace(c) || c === 58 || c === 44 || c === 45) {
        if (++apart > 2) break
      } else if (((c | 32) !== 120 && c !== 92) || ++prefix > 2) break
    }
    return count
  }

  /** The unit at `i` stands alone. */
  alone(i: number): void {
    let j = i - 1
    while (j > this.loneAt && !isMember(this.units[j]!)) j--
    this.loneHere = j === this.loneAt && j >= 0 ? this.loneHere + 1 : 1
    this.loneAt = i
    if (this.loneHere > this.lone) this.lone = this.loneHere
  }
}

/** Where the units stand that are looked at a second time; used within one call only. */
let rareAt = new Uint32Array(4096)

/** Top bit of each byte: of a sum that is positive after 128 more were added, or enough after its lift was. */
const TOPS = 0x80808080 | 0

/** Empties the bytes whose top bit is in `tops`. */
function emptied(bytes: number, tops: number): number {
  return bytes & ~(tops | (tops - (tops >>> 7)))
}

/** Looks at every unit once, and at the rare ones a second time. What is read for every unit is a name of this function: others are loaded anew each time. */
export function survey(text: string): Survey {
  const units = unitsOf(text)
  const seen = new Rare(units)
  if (rareAt.length <= units.length) rareAt = new Uint32Array(2 * units.length)
  const [kinds, adds, keeps, weights, rare] = [KIND, ADDS, KEEPS, WEIGHT, rareAt]
  const [noLetter, evidenceLift, runLift, hex, member, special] = [NO_LETTER, EVIDENCE_LIFT, RUN_LIFT, RUN_HEX, MEMBER_SHIFT, RARE_SHIFT]
  const tops = TOPS
  let evidence = 0
  let strong = 0
  let runs = 0
  let long = 0
  let letter = noLetter << 5
  let members = 0
  let count = 0
  for (let i = 0; i < units.length; i++) {
    const c = units[i]!
    const kind = c < 128 ? c : wideKind(c)
    const k = kinds[kind]!
    const l = k & noLetter
    const raised = (evidence + weights[letter | l]!) | 0
    const kept = raised & tops
    evidence = raised & (kept - (kept >>> 7))
    letter = l << 5
    const proof = (evidence + evidenceLift) & tops
    if (proof !== 0) {
      strong |= proof
      evidence = emptied(evidence, proof)
    }
    runs = (runs + adds[kind]!) & keeps[kind]!
    const run = (runs + runLift) & tops
    if (run !== 0) {
      runs = emptied(runs, run)
      long |= run & ~hex
      if ((run & hex) !== 0) {
        const digits = seen.hexDigits(i)
        if (digits === 12) long |= hex
        else runs |= digits << 24
      }
    }
    members = (members << 1) | ((k >> member) & 1)
    if ((members & 7) === 2) seen.alone(i - 1)
    rare[count] = i
    count += (k >> special) & 1
  }
  if ((members & 3) === 1) seen.alone(units.length - 1)
  seen.enciphered = (strong & ENCIPHERED) !== 0
  seen.mirrored = (strong & MIRRORED) !== 0
  seen.base64 = (long & RUN_BASE64) !== 0
  seen.base32 = (long & RUN_BASE32) !== 0
  seen.longToken = (long & RUN_TOKEN) !== 0
  seen.hex = (long & RUN_HEX) !== 0
  for (let r = 0; r < count; r++) seen.rare(rare[r]!)
  return seen
}
