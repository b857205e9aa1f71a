import { isCapital, isLetter } from '../../text/capital-starts.js'
import { WordTable } from '../../text/word-table.js'
import { mayGoOn } from './behind.js'
import { LISTED, PARTICLES, TITLE_WORDS } from './classes.js'
import { cueBefore } from './cues.js'

const ORDINARY = 1
const TITLE = 2
const PARTICLE = 4
const NAME = 8
const EITHER = 16

function wordTable(): WordTable {
  const values = new Map<string, number>()
  for (const [word, is] of LISTED) values.set(word, is === 'ordinary' ? ORDINARY : is === 'either' ? EITHER : NAME)
  for (const word of TITLE_WORDS) values.set(word, (values.get(word) ?? 0) | TITLE)
  for (const word of PARTICLES) values.set(word, (values.get(word) ?? 0) | PARTICLE)
  return new WordTable(values)
}

let made: WordTable | undefined

/** How family names end that `FAMILY_ENDINGS` knows: their last three letters, or two. */
const LAST_THREE =
  'son tir ich vic nko huk zyk cki ski ska cka sky aya kiy kyy ova eva vna los lou dis kis glu ili dze yan scu anu tis kas ene yte nen ist rom ren erg aum ann ein uer ier yer ber und ard vik cic tch icz iak zak zky ffy azy sen'
const LAST_TWO = 'ez ov ev ic'
const LETTER_BITS = 5
const ENDINGS = new Uint8Array(1 << (3 * LETTER_BITS))
const letter = (word: string, i: number) => word.charCodeAt(i) & 31
for (const last of LAST_THREE.split(' '))
  ENDINGS[(letter(last, 0) << (2 * LETTER_BITS)) | (letter(last, 1) << LETTER_BITS) | letter(last, 2)] = 1
for (const last of LAST_TWO.split(' '))
  for (let before = 0; before < 32; before++)
    ENDINGS[(before << (2 * LETTER_BITS)) | (letter(last, 0) << LETTER_BITS) | letter(last, 1)] = 1

const LEAST_ENDING = 5
const LONGEST = 40
const isSpace = (c: number) => c === 32 || c === 0xa0

function mayBeFamily(units: Uint16Array, start: number, end: number): boolean {
  if (end - start < LEAST_ENDING) return false
  const last = ((units[end - 3]! & 31) << (2 * LETTER_BITS)) | ((units[end - 2]! & 31) << LETTER_BITS) | (units[end - 1]! & 31)
  if (ENDINGS[last] === 1) return true
  const first = units[start]! | 32
  const second = units[start + 1]! | 32
  return (first === 109 && (second === 97 || second === 99)) || (first === 102 && second === 105)
}

/** Whether a word in capitals or a particle goes on behind a word, parted by a space. */
function goesOn(units: Uint16Array, end: number, table: WordTable): boolean {
  if (!isSpace(units[end] ?? 0)) return false
  const from = end + 1
  const first = units[from] ?? 0
  if (!isLetter(first)) return false
  if (isCapital(first)) return true
  let to = from + 1
  while (to < units.length && isLetter(units[to]!)) to++
  return (table.find(units, from, to) & PARTICLE) !== 0
}

/**
 * Where to look on when the word in ASCII letters that begins at a capital is none of a name, as most are: an ordinary one, or one that nobody knows and of which nothing
 * around says that it is a name. -1 where it has to be read.
 */
export function behindNoName(text: string, units: Uint16Array, start: number): number {
  made ??= wordTable()
  let end = start
  while (end < units.length && end - start <= LONGEST && isLetter(units[end]!)) if (units[end++]! > 127) return -1
  if (end - start > LONGEST) return -1
  const sign = units[end] ?? 0
  const joined = (sign === 39 || sign === 45 || sign === 0x2019) && isLetter(units[end + 1] ?? 0)
  const value = made.find(units, start, end)
  if ((value & (TITLE | NAME)) !== 0) return -1
  if ((value & ORDINARY) !== 0 && end > start + 1) return joined && sign === 45 ? -1 : end
  if (joined) {
    end = contraction(units, start, end)
    if (end < 0) return -1
  } else if (mayBeFamily(units, start, end) || (end === start + 1 && sign === 46)) return -1
  if (goesOn(units, end, made)) return -1
  return end === start + 1 || (cueBefore(text, start) === 0 && !mayGoOn(text, end)) ? end : -1
}

/** End of a short word of one letter and others behind an apostrophe, as `I'm`; -1 where none stands there. */
function contraction(units: Uint16Array, start: number, quote: number): number {
  if (quote !== start + 1 || units[quote] === 45) return -1
  let end = quote + 1
  while (end < units.length && end - start < LEAST_ENDING && isLetter(units[end]!)) end++
  const next = units[end] ?? 0
  if (end - start >= LEAST_ENDING || next === 39 || next === 45 || next === 0x2019) return -1
  return end === quote + 2 && (units[end - 1]! | 32) === 115 ? -1 : end
}
