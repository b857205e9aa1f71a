import { keepCapitals } from './capital-starts.js'
import { ENCIPHERED, EVIDENCE_LIFT, MIRRORED, NO_LETTER, WEIGHT } from './letter-evidence.js'
import { keepProofs } from './letter-proofs.js'
import { keepNumbers } from './number-starts.js'
import { RareUnits } from './rare-units.js'
import type { Survey } from './survey-counts.js'
import {
  ADDS,
  HEXLIKE,
  KEEPS,
  KIND,
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

/** Top bit of each byte: of a sum that is positive after 128 more were added, or enough after its lift was. */
const TOPS = 0x80808080 | 0
/** One in the byte of each run that small letters are part of, whichever they are. */
const SMALL = 0x010101
/** Letters that are counted for a run at most: enough for each, and no byte runs over. */
const MOST_COUNTED = 100

/** Empties the bytes whose top bit is in `tops`. */
function emptied(bytes: number, tops: number): number {
  return bytes & ~(tops | (tops - (tops >>> 7)))
}

/**
 * Looks at every unit once: at small letters, the most of all, in a loop of their own, at all others one by one. What is read for every unit is a name of this
 * function: others are loaded anew each time.
 */
export function survey(text: string): Survey {
  const units = unitsOf(text)
  const seen = new RareUnits(units)
  const [kinds, adds, keeps, weights, tops] = [KIND, ADDS, KEEPS, WEIGHT, TOPS]
  const [noLetter, evidenceLift, runLift, member, special, hexlike] = [
    NO_LETTER,
    EVIDENCE_LIFT,
    RUN_LIFT,
    MEMBER_SHIFT,
    RARE_SHIFT,
    HEXLIKE,
  ]
  const { length } = units
  let [evidence, runs, long, members] = [0, 0, 0, 0]
  let letter = noLetter << 5
  for (let i = 0; i < length; ) {
    let l = units[i]! - 97
    if (l >>> 0 < 26) {
      const from = i
      let met = 0
      do {
        met |= 1 << l
        const raised = (evidence + weights[letter | l]!) | 0
        const kept = raised & tops
        evidence = raised & (kept - (kept >>> 7))
        letter = l << 5
        const proof = (evidence + evidenceLift) & tops
        if (proof !== 0) {
          seen.proof(i, proof)
          evidence = emptied(evidence, proof)
        }
        if (++i === length) break
        l = units[i]! - 97
      } while (l >>> 0 < 26)
      const size = i - from
      members = size === 1 ? (members << 1) | 1 : 3
      runs =
        ((runs & 0xffffff) + Math.min(size, MOST_COUNTED) * SMALL) | (seen.hexInWord(from, i, runs >>> 24, (met & ~hexlike) === 0) << 24)
    } else {
      const c = l + 97
      const kind = c < 128 ? c : wideKind(c)
      const k = kinds[kind]!
      l = k & noLetter
      const raised = (evidence + weights[letter | l]!) | 0
      const kept = raised & tops
      evidence = raised & (kept - (kept >>> 7))
      letter = l << 5
      const proof = (evidence + evidenceLift) & tops
      if (proof !== 0) {
        seen.proof(i, proof)
        evidence = emptied(evidence, proof)
      }
      runs = (runs + adds[kind]!) & keeps[kind]!
      members = (members << 1) | ((k >> member) & 1)
      if ((members & 7) === 2) seen.alone(i - 1)
      if (((k >> special) & 1) !== 0) seen.rare(i)
      i++
    }
    const run = (runs + runLift) & tops
    if (run !== 0) {
      runs = emptied(runs, run)
      long |= run
      if ((run & RUN_HEX) !== 0) runs |= seen.hexAt(i - 1) << 24
    }
  }
  if ((members & 3) === 1) seen.alone(length - 1)
  seen.base64 = (long & RUN_BASE64) !== 0
  seen.base32 = (long & RUN_BASE32) !== 0
  seen.longToken = (long & RUN_TOKEN) !== 0
  const { proofs } = seen
  seen.enciphered = proofs.kinds.some((kind) => (kind & ENCIPHERED) !== 0)
  seen.mirrored = proofs.kinds.some((kind) => (kind & MIRRORED) !== 0)
  keepProofs(text, proofs)
  keepNumbers(text, seen.numberStarts)
  keepCapitals(text, seen.capitalStarts)
  return seen
}
