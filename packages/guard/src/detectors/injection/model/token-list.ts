/** What a token is. Signs are single; a run of the same sign is one token. */
export const WORD = 0
/** A sign of a script that parts no words: each is a token of its own. */
export const GLYPH = 1
export const NUMBER = 2
/** Letters and digits mixed, or longer than any word: ids, keys, encoded data. */
export const CODE = 3
export const MARK = 4
export const BREAK = 5
/** A URL or a mail address as a whole: whose it is must not matter. */
export const ADDRESS = 6

export const CAPITAL = 1
export const SHOUTED = 2
/** Capitals inside, or letters of two scripts. */
export const MIXED = 4

/** The tokens of a text in order: kind, first unit, hash of the whole and of its stem. Hashes are 32 bits; equal words have equal ones. */
export interface Tokens {
  count: number
  kind: Uint8Array
  start: Uint32Array
  end: Uint32Array
  hash: Int32Array
  /** Of the beginning of a long word, which all its forms share; of a short one the hash itself; of numbers, codes and addresses one that all of them share. */
  stem: Int32Array
  /** Of the first letter and of which consonants a longer word has: the same for most misspellings, and for many cognates. 0 for short words. */
  sketch: Int32Array
  /** Bits of what a word looks like: `CAPITAL`, `SHOUTED`, `MIXED`. */
  look: Uint8Array
  /** Number of the meaning of a word, 0 where it has none; of two words that mean something together the first has it. */
  meaning: Uint8Array
}

export function newTokens(size: number): Tokens {
  return {
    count: 0,
    kind: new Uint8Array(size),
    start: new Uint32Array(size),
    end: new Uint32Array(size),
    hash: new Int32Array(size),
    stem: new Int32Array(size),
    sketch: new Int32Array(size),
    look: new Uint8Array(size),
    meaning: new Uint8Array(size),
  }
}

/** Room for twice as many tokens, those read so far kept. */
export function grown(tokens: Tokens): Tokens {
  const wider = newTokens(2 * tokens.kind.length)
  for (const key of ['kind', 'start', 'end', 'hash', 'stem', 'sketch', 'look', 'meaning'] as const) wider[key].set(tokens[key])
  wider.count = tokens.count
  return wider
}

export const SEED = 0x811c9dc5
const PRIME = 0x01000193

export function mix(hash: number, c: number): number {
  return Math.imul(hash ^ c, PRIME)
}

/** Hash of a sign that stands so many times in a row. */
export function markHash(c: number, times: number): number {
  return mix(mix(SEED, c), times > 2 ? 3 : 1)
}
