import { CONCEPTS, type Concept, LANGUAGES, type Language, type Lexicon } from '#quarry/lexicon/concepts'

/** One word or phrase of the lexicon, ready to match. */
interface Entry {
  concept: number
  /** Bit per language, in the order of LANGUAGES. */
  languages: number
  length: number
  /** Any ending may follow. */
  open: boolean
  /** May begin inside a run of letters: languages without spaces. */
  anywhere: boolean
}

/** Letters are numbered; 0 is whatever separates words, 1 a letter that no word of the lexicon has. */
export const SPACE = 0
const STRANGE = 1

/** An Aho-Corasick automaton over folded letters, with every transition filled in: one table look-up per letter. */
export interface Automaton {
  fold(text: string): Uint16Array
  match(letters: Uint16Array, hit: (entry: Entry, end: number) => void): void
}

const OPEN_SCRIPTS = /[\u3040-\u30ff\u3400-\u9fff]/u
const SPECIAL: Readonly<Record<string, string>> = { ß: 's', ı: 'i', ł: 'l', ø: 'o', đ: 'd', æ: 'a', œ: 'o', ð: 'd' }

/** One letter without case and marks; null for a separator. Marks that stand alone give an empty string. */
function foldedLetter(code: number): string | null {
  if (code >= 0x300 && code <= 0x36f) return ''
  const letter = String.fromCharCode(code).toLowerCase()
  const plain = SPECIAL[letter] ?? letter.normalize('NFD').charAt(0)
  return /[\p{L}\p{N}]/u.test(plain) ? plain : null
}

/** Folds text to letter numbers: no case, no accents, runs of anything else become one separator at each side. */
function folder(alphabet: ReadonlyMap<string, number>): (text: string) => Uint16Array {
  const table = new Int16Array(65536).fill(-2)
  const lookUp = (code: number): number => {
    const plain = code >= 0xd800 && code <= 0xdfff ? String.fromCharCode(code) : foldedLetter(code)
    const value = plain === null ? SPACE : plain === '' ? -1 : (alphabet.get(plain) ?? STRANGE)
    table[code] = value
    return value
  }
  return (text) => {
    const out = new Uint16Array(text.length + 2)
    let n = 1
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      let value = table[code]!
      if (value === -2) value = lookUp(code)
      if (value < 0 || (value === SPACE && out[n - 1] === SPACE)) continue
      out[n++] = value
    }
    if (out[n - 1] !== SPACE) n++
    return out.subarray(0, n)
  }
}

function parseEntries(lexicons: Readonly<Record<Language, Lexicon>>): Map<string, Entry[]> {
  const byWord = new Map<string, Entry[]>()
  LANGUAGES.forEach((language, bit) => {
    for (const [concept, words] of Object.entries(lexicons[language])) {
      for (const word of words.split('|')) addEntry(byWord, word, CONCEPTS.indexOf(concept as Concept), 1 << bit)
    }
  })
  return byWord
}

function addEntry(byWord: Map<string, Entry[]>, word: string, concept: number, languages: number): void {
  const open = word.endsWith('*')
  const plain = Array.from(word.replaceAll('*', ''), (letter) => foldedLetter(letter.charCodeAt(0)) ?? ' ')
    .join('')
    .replace(/ +/g, ' ')
    .trim()
  if (plain === '') return
  const anywhere = OPEN_SCRIPTS.test(plain)
  const entries = byWord.get(plain) ?? []
  const same = entries.find((e) => e.concept === concept && e.open === (open || anywhere))
  if (same) same.languages |= languages
  else entries.push({ concept, languages, length: plain.length, open: open || anywhere, anywhere })
  byWord.set(plain, entries)
}

function numbered(words: Iterable<string>): Map<string, number> {
  const alphabet = new Map<string, number>([[' ', SPACE]])
  for (const word of words) for (const letter of word) if (!alphabet.has(letter)) alphabet.set(letter, alphabet.size + 1)
  return alphabet
}

/** Builds the automaton over all languages at once. Takes some ten milliseconds; done once per process. */
export function buildAutomaton(lexicons: Readonly<Record<Language, Lexicon>>): Automaton {
  const byWord = parseEntries(lexicons)
  const alphabet = numbered(byWord.keys())
  const width = alphabet.size + 1
  const { next, entriesAt, nodes } = trie(byWord, alphabet, width)
  const outputs = closeTransitions(next, entriesAt, nodes, width)
  return {
    fold: folder(alphabet),
    match(letters, hit) {
      let node = 0
      for (let i = 0; i < letters.length; i++) {
        node = next[node * width + letters[i]!]!
        const entries = outputs[node]
        if (!entries) continue
        for (const entry of entries) {
          const startsWord = entry.anywhere || letters[i - entry.length] === SPACE
          if (startsWord && (entry.open || letters[i + 1] === SPACE)) hit(entry, i + 1)
        }
      }
    },
  }
}

function trie(byWord: ReadonlyMap<string, Entry[]>, alphabet: ReadonlyMap<string, number>, width: number) {
  let capacity = 4096
  let next = new Uint16Array(capacity * width)
  const entriesAt: (Entry[] | undefined)[] = [undefined]
  let nodes = 1
  for (const [word, entries] of byWord) {
    let node = 0
    for (const letter of word) {
      const slot = node * width + alphabet.get(letter)!
      if (next[slot] === 0) {
        if (nodes === capacity) {
          capacity *= 2
          const grown = new Uint16Array(capacity * width)
          grown.set(next)
          next = grown
        }
        next[slot] = nodes++
        entriesAt.push(undefined)
      }
      node = next[slot]!
    }
    entriesAt[node] = entries
  }
  return { next, entriesAt, nodes }
}

/** Fills every missing transition from the longest proper suffix (Aho and Corasick 1975) and collects what ends at each node. */
function closeTransitions(next: Uint16Array, entriesAt: (Entry[] | undefined)[], nodes: number, width: number) {
  const fail = new Uint16Array(nodes)
  const outputs = [...entriesAt]
  const queue: number[] = []
  for (let c = 0; c < width; c++) if (next[c]) queue.push(next[c]!)
  for (let head = 0; head < queue.length; head++) {
    const node = queue[head]!
    const back = fail[node]! * width
    if (outputs[fail[node]!]) outputs[node] = [...(outputs[node] ?? []), ...outputs[fail[node]!]!]
    for (let c = 0; c < width; c++) {
      const child = next[node * width + c]!
      if (child) {
        fail[child] = next[back + c]!
        queue.push(child)
      } else next[node * width + c] = next[back + c]!
    }
  }
  return outputs
}
