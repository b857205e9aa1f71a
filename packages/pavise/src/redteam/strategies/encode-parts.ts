import { type Codec, codecs } from '@pavise/guard/text'
import { encodeText } from '#redteam/strategies/encode'

/** A piece of a text that is put together with single spaces. What is `fixed` comes again in other messages. */
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

/** Characters that are remembered at most. A run goes through the encodings one after the other, so that a few are enough. */
const REMEMBERED = 2_000_000
const memory = new Map<string, Encoded>()
let remembered = 0

/**
 * Encodes a text that comes in parts: the same as `encodeText` of the parts with a space between them, but what is fixed is encoded once.
 * Null where the encoding cannot carry this script.
 */
export function encodeParts(codec: Codec, parts: readonly Part[], language: string): string | null {
  const space = SPACE.get(codec.id)
  if (space === undefined || (codec.reversible !== true && encodeText(codec, parts[0]?.text ?? '', language) === null))
    return encodeText(codec, parts.map(({ text }) => text).join(' '), language)
  const ordered = codec.id === 'reversed' ? [...parts].reverse() : parts
  let out = ''
  let before: Encoded | undefined
  for (const part of ordered) {
    const encoded = part.fixed ? recalled(codec, part.text, language) : encodedPart(codec, part.text, language)
    if (encoded.text === '') continue
    if (before) out += before.clearEnd || encoded.clearStart ? ' ' : space
    out += encoded.text
    before = encoded
  }
  return out
}

function recalled(codec: Codec, text: string, language: string): Encoded {
  const key = `${codec.id} ${text}`
  const known = memory.get(key)
  if (known) return known
  const encoded = encodedPart(codec, text, language)
  remembered += key.length + encoded.text.length
  if (remembered > REMEMBERED) {
    memory.clear()
    remembered = key.length + encoded.text.length
  }
  memory.set(key, encoded)
  return encoded
}

function encodedPart(codec: Codec, text: string, language: string): Encoded {
  const encoded = encodeText(codec, text, language) ?? text
  if (codec.reversible === true) return { text: encoded, clearStart: false, clearEnd: false }
  return { text: encoded, clearStart: /^\S*[\d@/]/.test(text), clearEnd: /[\d@/]\S*$/.test(text) }
}
