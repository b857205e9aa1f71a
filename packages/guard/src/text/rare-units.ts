import { isCapital, isLetter } from './capital-starts.js'
import { isInvisible } from './invisible.js'
import { ENCIPHERED, MIRRORED } from './letter-evidence.js'
import { hexValue, isAsciiLetter, isSpace } from './run.js'
import { isStable } from './stable-unit.js'
import type { Survey } from './survey-counts.js'
import { DIGIT, HEXLIKE, isMember, KIND, LEET, LETTER } from './unit-kind.js'

/** So many question marks are no word. */
const FEW = 8
/** The first unit behind the Latin blocks. */
const FOREIGN = 0x250

/** Hexadecimal digits that are worth decoding. */
const HEX_ENOUGH = 12

function isHexlike(c: number): boolean {
  return ((HEXLIKE >>> (c - 97)) & 1) !== 0
}

/** What is rare in prose and counted apart from the loop over all units, which has to be short. Whatever looks back does so over one gap only. */
export class RareUnits implements Survey {
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
  private tokenEnd = 0
  private loneAt = -1
  private loneHere = 0

  /** Where numbers begin, and words in capitals: plain lists, since most texts are short and an array of its own would cost more than reading them. */
  readonly numberStarts: number[] = []
  readonly capitalStarts: number[] = []

  /** Where the evidence became enough that letters are enciphered or run backwards, and which. */
  readonly proofs: { at: number[]; kinds: number[] } = { at: [], kinds: [] }

  constructor(private readonly units: Uint16Array) {}

  proof(i: number, sums: number): void {
    this.proofs.at.push(i)
    this.proofs.kinds.push(sums & (ENCIPHERED | MIRRORED))
  }

  rare(i: number): void {
    const c = this.units[i]!
    if (c >= 128) {
      this.wide(c, i)
      return
    }
    const k = KIND[c]!
    if ((k & DIGIT) !== 0) this.digit(i)
    else if ((k & LETTER) !== 0) this.capital(i)
    else this.sign(c, i)
    if ((k & LEET) !== 0 && isAsciiLetter(this.units[i - 1] ?? 32) && isAsciiLetter(this.units[i + 1] ?? 32)) this.leet = true
  }

  private capital(i: number): void {
    if (i === 0 || !isLetter(this.units[i - 1]!)) this.capitalStarts.push(i)
  }

  private digit(i: number): void {
    const { units } = this
    const before = units[i - 1] ?? 32
    this.digits++
    if (before < 48 || before > 57) {
      this.numberStarts.push(i)
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
        if (((before >= 50 && before <= 75) || (after >= 50 && after <= 75)) && i >= this.tokenEnd) this.token(i)
      }
      if (c === 61) this.equals++
      else if (c === 64) this.at = true
    }
  }

  /** Counts the token around a sign, where it may be written in ROT47; each is read once. */
  private token(i: number): void {
    const { units } = this
    let start = i
    while (start > 0 && !isSpace(units[start - 1]!)) start--
    let end = start
    let letters = 0
    let asking = 0
    for (; end < units.length && !isSpace(units[end]!); end++) {
      const c = units[end]!
      if (c >= 50 && c <= 75) letters++
      if (c === 63) asking++
    }
    this.tokenEnd = end
    if (letters * 3 >= (end - start) * 2 && (asking < end - start || asking > FEW)) this.turned += end - start
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
    if (isCapital(c)) this.capital(i)
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
    for (let j = i; j >= 0 && count < HEX_ENOUGH; j--) {
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

  /** A stretch of what may be hexadecimal digits became long: how much of it counts from here on. */
  hexAt(i: number): number {
    const digits = this.hexDigits(i)
    if (digits < HEX_ENOUGH) return digits
    this.hex = true
    return 0
  }

  /**
   * How much of a stretch of what may be hexadecimal digits goes on behind the small letters from `start` to `end`, of which `before` stood before them; `all`: each may be one.
   * Where the stretch is long it is looked at unit by unit.
   */
  hexInWord(start: number, end: number, before: number, all: boolean): number {
    if (this.hex) return 0
    const { units } = this
    if (before + end - start < HEX_ENOUGH) {
      if (all) return before + end - start
      let i = end
      while (i > start && isHexlike(units[i - 1]!)) i--
      return end - i
    }
    let count = before
    for (let i = start; i < end && !this.hex; i++) {
      count = isHexlike(units[i]!) ? count + 1 : 0
      if (count >= HEX_ENOUGH) count = this.hexAt(i)
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
