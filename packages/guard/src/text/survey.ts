import { keepCapitals } from './capital-starts.js'
import { ENCIPHERED, EVIDENCE_LIFT, MIRRORED, NO_LETTER, WEIGHT } from './letter-evidence.js'
import { keepNumbers } from './number-starts.js'
import { RareUnits } from './rare-units.js'
import type { Survey } from './survey-counts.js'
import { ADDS, KEEPS, KIND, MEMBER_SHIFT, RARE_SHIFT, RUN_BASE32, RUN_BASE64, RUN_HEX, RUN_LIFT, RUN_TOKEN, wideKind } from './unit-kind.js'
import { unitsOf } from './units.js'

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
  const seen = new RareUnits(units)
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
  keepNumbers(text, seen.numberStarts)
  keepCapitals(text, seen.capitalStarts)
  return seen
}
