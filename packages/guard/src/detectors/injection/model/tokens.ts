import { unitsOf } from '../../../text/units.js'
import { addressEnd, mayHoldAddress } from './address-end.js'
import { LONGEST_GLYPHS, meaningTables, probe } from './meaning-table.js'
import { ADDRESS, BREAK, GLYPH, grown, MARK, markHash, mix, newTokens, SEED, type Tokens } from './token-list.js'
import { DIGIT, KIND_MASK, KIND_SHIFT, LETTER, LINE, learnUnit, SPACE, UNIT_INFO, unitKind, WIDE } from './unit-info.js'
import { readWords } from './words.js'

let shared = newTokens(1024)

/** Splits a text. The result is overwritten by the next call. Linear. */
export function tokenize(text: string): Tokens {
  const units = unitsOf(text)
  const addresses = mayHoldAddress(text)
  const info = UNIT_INFO
  const [letter, digit, space] = [LETTER, DIGIT, SPACE]
  shared.count = 0
  let read = 0
  // Up to here no address begins: each stretch is looked through once.
  let plain = addresses ? 0 : units.length
  for (let i = 0; i < units.length; ) {
    const kind = ((info[units[i]!]! || learnUnit(units[i]!)) >> KIND_SHIFT) & KIND_MASK
    if (kind === space) {
      i++
      continue
    }
    if (shared.count + 2 > shared.kind.length) shared = grown(shared)
    if (kind === letter || kind === digit) {
      const end = i < plain ? 0 : addressEnd(units, i)
      if (end > 0) add(shared, ADDRESS, i, end, SEED + 1, 11)
      else if (end < 0) plain = -end
      i = end > 0 ? end : readWords(units, i, plain, shared)
    } else if (kind === WIDE) {
      add(shared, GLYPH, i, i + 1, mix(SEED, units[i]!))
      if (i >= read) read = readGlyphs(units, i, shared)
      i++
    } else i = kind === LINE ? readBreak(units, i, shared) : readMark(units, i, shared)
  }
  return shared
}

function add(tokens: Tokens, kind: number, start: number, end: number, hash: number, stem = hash): void {
  const at = tokens.count++
  tokens.kind[at] = kind
  tokens.start[at] = start
  tokens.end[at] = end
  tokens.hash[at] = hash
  tokens.stem[at] = stem
  tokens.look[at] = 0
  tokens.meaning[at] = 0
  tokens.sketch[at] = 0
}

function readMark(units: Uint16Array, start: number, tokens: Tokens): number {
  const c = units[start]!
  let i = start + 1
  while (i < units.length && units[i] === c) i++
  add(tokens, MARK, start, i, markHash(c, i - start))
  return i
}

function readBreak(units: Uint16Array, start: number, tokens: Tokens): number {
  let i = start + 1
  for (; i < units.length; i++) {
    const kind = unitKind(units[i]!)
    if (kind !== LINE && kind !== SPACE) break
  }
  add(tokens, BREAK, start, i, 10)
  return i
}

/** Gives the last token the meaning of the longest entry that begins at `start`; answers where the entry ends. */
function readGlyphs(units: Uint16Array, start: number, tokens: Tokens): number {
  const { glyphs } = meaningTables()
  let hash = SEED
  let end = start
  const last = Math.min(units.length, start + LONGEST_GLYPHS)
  for (let i = start; i < last && unitKind(units[i]!) === WIDE; i++) {
    hash = mix(hash, units[i]!)
    const meaning = probe(glyphs, hash)
    if (meaning === 0) continue
    tokens.meaning[tokens.count - 1] = meaning
    end = i + 1
  }
  return end
}
