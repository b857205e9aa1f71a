import { codec } from '@pavise/guard/text'
import { type Reading, read } from '#quarry/lexicon/reading'
import { ShortMemory } from '#quarry/lexicon/short-memory'
import { insideOf, isStructure } from '#quarry/model/structures'

/** A text as written, or as it reads once an encoding that the model understands is undone, or what stands in a structure of it. */
export interface View {
  /** Encoding or structure; null for the text as written. */
  codec: string | null
  text: string
  reading: Reading
  /** The text holds decoded parts only; otherwise what was written in plain stands around them. */
  alone: boolean
}

const plain = (text: string): View => ({ codec: null, text, reading: read(text), alone: true })

/** Ciphers over letters: whether a line is written in one shows in what it says once undone, not in its signs. */
const CIPHERS: ReadonlySet<string> = new Set(['reversed', 'rot13', 'caesar', 'atbash', 'rot47'])

interface Undone {
  text: string
  alone: boolean
}

/** Undoes one encoding wherever it stands in a text: the parts, the parts in place, and for ciphers line by line. Empty where it does not stand. */
function undone(text: string, id: string): Undone[] {
  if (isStructure(id)) {
    const inside = insideOf(id, text)
    return inside === '' ? [] : [{ text: inside, alone: true }]
  }
  const known = codec(id)
  if (!known) return []
  const found: Undone[] = []
  const places = known.detect(text)
  if (places.length > 0) {
    let inPlace = ''
    let from = 0
    const parts: string[] = []
    for (const place of places) {
      const part = text.slice(place.start, place.end)
      const decoded = known.decode(part) ?? part
      parts.push(decoded)
      inPlace += text.slice(from, place.start) + decoded
      from = place.end
    }
    found.push({ text: parts.join('\n'), alone: true }, { text: inPlace + text.slice(from), alone: false })
  }
  if (CIPHERS.has(id)) {
    const lines = text.split('\n').flatMap((line) => [line, ...partsOf(line)])
    const read = lines.map((line) => known.decode(line) ?? '').filter((decoded, i) => saysMore(decoded, lines[i]!))
    if (read.length > 0) found.push({ text: read.join('\n'), alone: true })
  }
  return found
}

const SHORTEST_PART = 12

/** Parts of a line that may be in cipher on their own: what follows a colon, what stands in quotes or tags, sentences. */
function partsOf(line: string): string[] {
  const parts = line.split(/[<>"“”`]|: |(?<=[.!?]) /).filter((part) => part.length >= SHORTEST_PART && part.length < line.length)
  const colon = line.indexOf(': ')
  return colon < 0 ? parts : [line.slice(colon + 2), ...parts]
}

const saysMore = (decoded: string, written: string): boolean => read(decoded).count > read(written).count

/** Letters of views that are kept for each set of encodings. */
const REMEMBERED = 4_000_000

const remembered = new Map<readonly string[], ShortMemory<readonly View[]>>()
const NO_CODECS: readonly string[] = []

function memoryOf(codecs: readonly string[]): ShortMemory<readonly View[]> {
  const key = codecs.length === 0 ? NO_CODECS : codecs
  let memory = remembered.get(key)
  if (!memory) {
    if (remembered.size > 16) remembered.clear()
    memory = new ShortMemory(REMEMBERED)
    remembered.set(key, memory)
  }
  return memory
}

/** Every view of a text under the encodings that a model understands, the plain one first. A model hands in the same list each time. */
export function viewsOf(text: string, codecs: readonly string[]): readonly View[] {
  const memory = memoryOf(codecs)
  const known = memory.get(text)
  if (known) return known
  const views = [plain(text)]
  let letters = text.length
  for (const id of codecs) {
    for (const decoded of undone(text, id)) {
      if (decoded.text === text || decoded.text === '') continue
      views.push({ ...plain(decoded.text), codec: id, alone: decoded.alone })
      letters += decoded.text.length
    }
  }
  memory.keep(text, views, letters + 200)
  return views
}
