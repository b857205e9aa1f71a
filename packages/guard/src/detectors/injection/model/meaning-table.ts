import { foldUnit } from '../../../text/fold.js'
import { MEANINGS } from './meanings.js'

/** Names of the meanings; the number of one is its place here plus one, and 0 is none. */
export const MEANING_NAMES: readonly string[] = Object.keys(MEANINGS)

const BITS = 15
const SIZE = 1 << BITS
/** Brings the product of a hash down to its place in a table. */
export const TABLE_SHIFT = 32 - BITS
const SEED = 0x811c9dc5
const PRIME = 0x01000193

/** Hash to number, by open addressing: looked up for every letter, so it has to be flat. */
export interface MeaningTable {
  readonly keys: Int32Array
  readonly values: Uint8Array
  /** A bit for each place that holds something. */
  readonly taken: Int32Array
}

function emptyTable(): MeaningTable {
  return { keys: new Int32Array(SIZE), values: new Uint8Array(SIZE), taken: new Int32Array(SIZE >> 5) }
}

/** What a table holds for a hash; 0 for nothing. */
export function probe({ keys, values }: MeaningTable, hash: number): number {
  for (let at = Math.imul(hash, 0x9e3779b1) >>> TABLE_SHIFT; values[at] !== 0; at = (at + 1) & (SIZE - 1)) {
    if (keys[at] === hash) return values[at]!
  }
  return 0
}

/** The first meaning of a word holds. */
function enter({ keys, values, taken }: MeaningTable, hash: number, value: number): void {
  let at = Math.imul(hash, 0x9e3779b1) >>> TABLE_SHIFT
  for (; values[at] !== 0; at = (at + 1) & (SIZE - 1)) if (keys[at] === hash) return
  keys[at] = hash
  values[at] = value
  taken[at >>> 5]! |= 1 << (at & 31)
}

export interface MeaningTables {
  /** By the hash of a whole word. */
  whole: MeaningTable
  /** By the hash of how a word begins. */
  begins: MeaningTable
  /** By `pairHash` of two words. */
  two: MeaningTable
  /** By the hash of signs of scripts that part no words. */
  glyphs: MeaningTable
}

export function hashOf(word: string): number {
  let hash = SEED
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ foldUnit(word.charCodeAt(i)), PRIME)
  return hash
}

export function pairHash(first: number, second: number): number {
  return Math.imul(first ^ (second >>> 15), 0x2c1b3c6d) + Math.imul(second, 0x297a2d39)
}

/** Scripts whose words take their endings without a break: what is listed is a beginning. */
const ENDINGS = /^[\uac00-\ud7a3]{2,}$|^[\u0590-\u06ff]{4,}$/
const UNSPACED = /^[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+$/
/** Signs of the longest entry of such a script. */
export const LONGEST_GLYPHS = 12

let made: MeaningTables | undefined

/** The tables of `MEANINGS`, made when first needed. */
export function meaningTables(): MeaningTables {
  if (made) return made
  const tables: MeaningTables = { whole: emptyTable(), begins: emptyTable(), two: emptyTable(), glyphs: emptyTable() }
  MEANING_NAMES.forEach((name, index) => {
    for (const entry of MEANINGS[name]!.split(' ')) put(tables, entry, index + 1)
  })
  made = tables
  return tables
}

function put(tables: MeaningTables, entry: string, meaning: number): void {
  const word = entry.endsWith('*') ? entry.slice(0, -1) : entry
  const [first, second] = word.split('_') as [string, string | undefined]
  if (second !== undefined) enter(tables.two, pairHash(hashOf(first), hashOf(second)), meaning)
  else if (UNSPACED.test(word)) enter(tables.glyphs, hashOf(word), meaning)
  else if (entry !== word || ENDINGS.test(word)) enter(tables.begins, hashOf(word), meaning)
  else enter(tables.whole, hashOf(word), meaning)
}
