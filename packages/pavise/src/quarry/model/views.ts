import { codec } from '@pavise/guard/text'
import { type Reading, read } from '#quarry/lexicon/reading'

/** A text as written, or as it reads once an encoding that the model understands is undone. */
export interface View {
  /** Null for the text as written. */
  codec: string | null
  text: string
  reading: Reading
}

const plain = (text: string): View => ({ codec: null, text, reading: read(text) })

/** Undoes one encoding wherever it stands in a text. Null where it does not. */
function undone(text: string, id: string): string[] {
  const known = codec(id)
  if (!known) return []
  const places = known.detect(text)
  if (places.length === 0) return []
  let inPlace = ''
  let from = 0
  for (const place of places) {
    inPlace += text.slice(from, place.start) + (known.decode(text.slice(place.start, place.end)) ?? text.slice(place.start, place.end))
    from = place.end
  }
  inPlace += text.slice(from)
  // Detection may miss words at the border of a cipher; what stands on the same lines is then decoded as a whole too.
  const lines = text
    .split('\n')
    .filter((line) => known.detect(line).length > 0)
    .flatMap((line) => [line, line.slice(line.indexOf(': ') + 2)])
    .map((line) => known.decode(line))
    .filter((line): line is string => line !== null)
  return [inPlace, lines.join('\n')]
}

const remembered = new Map<string, readonly View[]>()

/** Every view of a text under the encodings that a model understands, the plain one first. */
export function viewsOf(text: string, codecs: readonly string[]): readonly View[] {
  const key = `${codecs.join()}|${text}`
  const known = remembered.get(key)
  if (known) return known
  const views = [plain(text)]
  for (const id of codecs)
    for (const decoded of undone(text, id)) if (decoded !== text && decoded !== '') views.push({ ...plain(decoded), codec: id })
  if (remembered.size >= 4096) remembered.clear()
  if (text.length <= 20_000) remembered.set(key, views)
  return views
}
