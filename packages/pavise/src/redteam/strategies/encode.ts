import { type Codec, codec as codecById } from '@pavise/guard/text'
import { transformOf } from '#redteam/strategies/transforms/index'

/** Words that name a concrete thing (addresses, ids, amounts): an encoding that cannot carry them leaves them as they are. */
const CONCRETE = /(\S*[\d@/]\S*)/

/**
 * Encodes a text so that what it names survives: as a whole where the encoding gives every byte back, else word group by word group
 * with concrete values in clear. Null where the encoding cannot carry this script at all (Morse for Japanese).
 */
export function encodeText(codec: Codec, text: string, language = 'en'): string | null {
  if (codec.reversible === true) return codec.encode(text)
  if (!carries(codec, () => text, language)) return null
  const pieces = text.split(CONCRETE)
  const encoded = pieces.map((piece, index) =>
    index % 2 === 1 || piece.trim() === '' ? piece : around(piece, (core) => codec.encode(core)),
  )
  return encoded.join('')
}

const carriers = new Map<string, boolean>()

/** Whether the letters of a language survive an encoding; tried once per language. */
export function carries(codec: Codec, text: () => string, language: string): boolean {
  const key = `${codec.id}/${language}`
  let answer = carriers.get(key)
  if (answer === undefined) {
    const sample = text().slice(0, 300).replace(new RegExp(CONCRETE, 'g'), ' ')
    answer = letters(codec.decode(codec.encode(sample)) ?? '') >= letters(sample) * 0.9
    carriers.set(key, answer)
  }
  return answer
}

/** How a codec is called in a sentence. */
export function codecName(id: string): string {
  return NAMES[id] ?? id.replaceAll('-', ' ')
}

const NAMES: Readonly<Record<string, string>> = {
  base64: 'Base64',
  base32: 'Base32',
  base85: 'ASCII85',
  hex: 'hexadecimal (hex)',
  binary: 'binary',
  decimal: 'decimal character codes',
  url: 'percent (URL)',
  rot13: 'ROT13',
  caesar: 'Caesar',
  atbash: 'Atbash',
  rot47: 'ROT47',
  morse: 'Morse',
  leetspeak: 'leetspeak',
  reversed: 'reversed (backwards)',
  spaced: 'spaced-out letters',
}

/** Encodings whose places stand out in a longer text: several can ride in one message. The others want a message of their own. */
export const PLACED = ['base64', 'hex', 'base32', 'binary', 'decimal', 'url', 'morse', 'base85', 'unicode-escape', 'tag-characters']
export const ALONE = [
  'rot13',
  'reversed',
  'leetspeak',
  'spaced',
  'atbash',
  'caesar',
  'homoglyph',
  'fullwidth',
  'rot47',
  'zero-width',
  'html-entities',
  'mathematical',
  'quoted-printable',
  'variation-selectors',
  'json-escape',
]

/** A codec of the guard or a transform of ours. */
export function knownCodec(id: string): Codec | undefined {
  return codecById(id) ?? transformOf(id)
}

function around(piece: string, encode: (core: string) => string): string {
  const [, head = '', core = '', tail = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(piece)!
  return `${head}${encode(core)}${tail}`
}

function letters(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0
}
