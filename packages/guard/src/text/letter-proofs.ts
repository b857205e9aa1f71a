import { ENCIPHERED, EVIDENCE_LIFT, MIRRORED, NO_LETTER, WEIGHT } from './letter-evidence.js'
import { unitsOf } from './units.js'

/** Top bit of each byte: of a sum that is positive after 128 more were added, or enough after its lift was. */
const TOPS = 0x80808080 | 0
/** Which of the four sums of `letter-evidence` became enough, in the order of their bytes. */
export const ROT13_PROOF = 0x80
export const CAESAR_PROOF = 0x8000
export const ATBASH_PROOF = 0x800000
export const MIRRORED_PROOF = MIRRORED

/** Places at which the evidence that letters are enciphered or run backwards became enough, counted anew behind each. */
export interface LetterProofs {
  readonly at: readonly number[]
  /** Which evidence, by place. */
  readonly kinds: readonly number[]
}

const LETTER = new Uint8Array(128).fill(NO_LETTER)
for (let i = 0; i < 26; i++) {
  LETTER[65 + i] = i
  LETTER[97 + i] = i
}

let lastText = ''
let last: LetterProofs = { at: [], kinds: [] }

/** Keeps the proofs of a text that was surveyed: the codecs of letters ask for them later. */
export function keepProofs(text: string, proofs: LetterProofs): void {
  lastText = text
  last = proofs
}

/** Adds the evidence up in one pass; the codecs of letters ask for the same text in turn. */
export function letterProofs(text: string): LetterProofs {
  if (lastText === text) return last
  const units = unitsOf(text)
  const at: number[] = []
  const kinds: number[] = []
  const [weights, letters, noLetter, lift, tops] = [WEIGHT, LETTER, NO_LETTER, EVIDENCE_LIFT, TOPS]
  let evidence = 0
  let before = noLetter << 5
  for (let i = 0; i < units.length; i++) {
    const c = units[i]!
    const letter = c < 128 ? letters[c]! : noLetter
    const raised = (evidence + weights[before | letter]!) | 0
    const kept = raised & tops
    evidence = raised & (kept - (kept >>> 7))
    before = letter << 5
    const proof = (evidence + lift) & tops
    if (proof === 0) continue
    evidence &= ~(proof | (proof - (proof >>> 7)))
    at.push(i)
    kinds.push(proof & (ENCIPHERED | MIRRORED))
  }
  keepProofs(text, { at, kinds })
  return last
}

/** How a stretch of evidence is told from what stands around it. */
export interface Stretch {
  start: number
  end: number
  evidence: number
}

/** Weights of units: of each letter by its place in the alphabet, or of each pair of letters by 32 times the first and the second. `NO_LETTER` stands for all else. */
export interface LetterWeights {
  readonly table: Float64Array
  readonly pairs: boolean
}

const placeAt = (units: Uint16Array, i: number) => (i >= 0 && units[i]! < 128 ? LETTER[units[i]!]! : NO_LETTER)

/**
 * The stretch around a place with the highest sum of weights, not before `after`: it ends on either side where the sum has fallen by `giveUp` below its
 * best.
 */
export function stretchAround(units: Uint16Array, at: number, after: number, { table, pairs }: LetterWeights, giveUp: number): Stretch {
  const mask = pairs ? NO_LETTER << 5 : 0
  let [sum, best, start] = [0, 0, at]
  for (let i = at, own = placeAt(units, i); i >= after && best - sum < giveUp; i--) {
    const before = placeAt(units, i - 1)
    sum += table[((before << 5) & mask) | own]!
    own = before
    if (sum > best) {
      best = sum
      start = i
    }
  }
  let end = at + 1
  let [further, most] = [0, 0]
  for (let i = at + 1, before = placeAt(units, at); i < units.length && most - further < giveUp; i++) {
    const own = placeAt(units, i)
    further += table[((before << 5) & mask) | own]!
    before = own
    if (further > most) {
      most = further
      end = i + 1
    }
  }
  return { start, end, evidence: best + most }
}
