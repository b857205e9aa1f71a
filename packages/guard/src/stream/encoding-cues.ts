import { isInvisible } from '../text/invisible.js'
import { EVIDENCE_LIFT, NO_LETTER, WEIGHT } from '../text/letter-evidence.js'
import { hexValue, isAsciiLetter } from '../text/run.js'
import { isStable } from '../text/stable-unit.js'
import { ADDS, DIGIT, KEEPS, KIND, LEET, LETTER, MEMBER, RARE_SHIFT, RUN_LIFT, RUN_TOKEN, wideKind } from '../text/unit-kind.js'

/** Top bit of each byte. */
const TOPS = 0x80808080 | 0
/** As many of each as an encoding has at least, as `views` asks for it. */
const MOST_LONE = 4
const MOST_DIGITS = 23
const MOST_NUMBERS = 5
const MOST_DASHES = 9

/**
 * Watches a text that comes in pieces for anything in which an encoding may begin to show: what `survey` counts, unit by unit and without going back. A
 * stretch behind `end` has one view, itself. Says so rather too seldom.
 */
export class EncodingCues {
  /** Where the last piece ends with which something showed; 0 when nothing did. */
  end = 0
  private before = 32
  private beforeThat = 32
  private evidence = 0
  private letter = NO_LETTER << 5
  private runs = 0
  private token = 0
  private lone = 0
  private digits = 0
  private numbers = 0
  private dashes = 0
  /** Where the piece ends that has the last sign inside a token: two of them are an encoding, one is none. */
  private sign = 0

  /** Reads the next piece, which ends at `to`. */
  next(piece: string, to: number): void {
    let shows = false
    let { evidence, letter, runs } = this
    for (let i = 0; i < piece.length; i++) {
      const c = piece.charCodeAt(i)
      const kind = c < 128 ? c : wideKind(c)
      const k = KIND[kind]!
      const l = k & NO_LETTER
      const raised = (evidence + WEIGHT[letter | l]!) | 0
      const kept = raised & TOPS
      evidence = raised & (kept - (kept >>> 7))
      letter = l << 5
      const proof = (evidence + EVIDENCE_LIFT) & TOPS
      runs = (runs + ADDS[kind]!) & KEEPS[kind]!
      const run = (runs + RUN_LIFT) & TOPS
      if ((proof | run) !== 0) {
        evidence &= ~(proof | (proof - (proof >>> 7)))
        runs &= ~(run | (run - (run >>> 7)))
        if ((proof | (run & ~RUN_TOKEN)) !== 0) shows = true
      }
      if (this.counts(c, k)) shows = true
      if (((k >> RARE_SHIFT) & 1) !== 0 && this.rare(c, k)) shows = true
      if (this.inToken(c)) {
        if (this.sign > this.end) this.end = this.sign
        this.sign = to
      }
      this.beforeThat = this.before
      this.before = c
    }
    this.evidence = evidence
    this.letter = letter
    this.runs = runs
    if (shows) this.end = to
  }

  /** Letters that stand alone, and signs for letters between two of them. */
  private counts(c: number, k: number): boolean {
    if ((k & LETTER) !== 0) {
      this.digits = 0
      this.numbers = 0
      this.dashes = 0
    }
    if ((k & MEMBER) === 0) {
      if (this.token === 1) this.lone++
      this.token = 0
    } else {
      this.token++
      if (this.token === 1 && this.lone >= MOST_LONE) return true
      if (this.token === 2) this.lone = 0
    }
    if (this.before >= 128 || (k & LETTER) === 0) return this.before === 37 && hexValue(c) >= 0
    if (this.before === 37 && hexValue(c) >= 0) return true
    return (KIND[this.before]! & LEET) !== 0 && isAsciiLetter(this.beforeThat)
  }

  private rare(c: number, k: number): boolean {
    if (c >= 128) {
      const foreign = c >= 0x250 && !(c >= 0x2000 && c < 0x206f)
      const dash = c === 0xb7 || c === 0x2022 || c === 0x2212 || c === 0x2013
      return foreign || !isStable(c) || isInvisible(c) || (dash && ++this.dashes > MOST_DASHES)
    }
    if ((k & DIGIT) !== 0) {
      this.dashes = 0
      if (this.before < 48 || this.before > 57) this.numbers++
      return ++this.digits > MOST_DIGITS || this.numbers > MOST_NUMBERS
    }
    if (c === 46 || c === 45) return ++this.dashes > MOST_DASHES
    if (c === 43) return (this.before | 32) === 117
    return c === 38 || c === 61 || c === 92
  }

  /** Whether the unit before `c` is one of `:;<=>?@` with something on either side of it. */
  private inToken(c: number): boolean {
    return this.before >= 58 && this.before <= 64 && c > 32 && this.beforeThat > 32
  }
}
