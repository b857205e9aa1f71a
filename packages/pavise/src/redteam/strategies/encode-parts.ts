import { type Codec, codecs } from '@pavise/guard/text'
import { carries, encodeText } from '#redteam/strategies/encode'

/** A piece of a text that is put together with single spaces. What is `fixed` comes again in other messages, as the same object. */
export interface Part {
  readonly text: string
  readonly fixed: boolean
}

interface Encoded {
  readonly text: string
  /** Whether its first and its last word stay in clear: then the space beside them does so too. */
  readonly clearStart: boolean
  readonly clearEnd: boolean
}

/** What a space becomes between two encoded words, for encodings that go letter by letter or word by word. */
const SPACE: ReadonlyMap<string, string> = new Map(
  codecs.flatMap(({ id, encode }): [string, string][] => {
    switch (id) {
      case 'hex':
      case 'url':
      case 'html-entities':
      case 'zero-width':
      case 'rot13':
      case 'rot47':
      case 'atbash':
      case 'leetspeak':
      case 'homoglyph':
      case 'reversed':
        return [[id, encode(' ')]]
      case 'binary':
      case 'decimal':
      case 'unicode-escape':
        return [[id, ` ${encode(' ')} `]]
      case 'spaced':
        return [[id, '   ']]
      case 'morse':
        return [[id, ' / ']]
      default:
        return []
    }
  }),
)

/** Characters that are remembered at most; then memory starts anew. */
const REMEMBERED = 2_000_000
let memory = new WeakMap<Part, Map<string, Encoded>>()
let remembered = 0

/**
 * Encodes a text that comes in parts: the same as `encodeText` of the parts with a space between them, but what is fixed is encoded once.
 * Null where the encoding cannot carry this script.
 */
export function encodeParts(codec: Codec, parts: readonly Part[], language: string): string | null {
  const space = SPACE.get(codec.id)
  if (space === undefined) return wholeText(codec, parts.map(({ text }) => text).join(' '), language)
  if (codec.reversible !== true && !carries(codec, () => parts.map(({ text }) => text).join(' '), language)) return null
  const ordered = codec.id === 'reversed' ? [...parts].reverse() : parts
  let out = ''
  let before: Encoded | undefined
  for (const part of ordered) {
    const encoded = part.fixed ? recalled(codec, part, language) : encodedPart(codec, part.text, language)
    if (encoded.text === '') continue
    if (before) out += before.clearEnd || encoded.clearStart ? ' ' : space
    out += encoded.text
    before = encoded
  }
  return out
}

function wholeText(codec: Codec, text: string, language: string): string | null {
  return codec.id === 'base64' ? Buffer.from(text).toString('base64') : encodeText(codec, text, language)
}

function recalled(codec: Codec, part: Part, language: string): Encoded {
  let known = memory.get(part)
  let encoded = known?.get(codec.id)
  if (encoded) return encoded
  encoded = encodedPart(codec, part.text, language)
  // Looking at a letter lays a text flat that was put together of thousands of pieces: kept as pieces it takes many times the room.
  encoded.text.charCodeAt(0)
  remembered += encoded.text.length
  if (remembered > REMEMBERED) {
    memory = new WeakMap()
    remembered = encoded.text.length
    known = undefined
  }
  if (!known) {
    known = new Map()
    memory.set(part, known)
  }
  known.set(codec.id, encoded)
  return encoded
}

function encodedPart(codec: Codec, text: string, language: string): Encoded {
  const encoded = encodeText(codec, text, language) ?? text
  if (codec.reversible === true) return { text: encoded, clearStart: false, clearEnd: false }
  return { text: encoded, clearStart: /^\S*[\d@/]/.test(text), clearEnd: /[\d@/]\S*$/.test(text) }
}
