import type { Codec } from '../codec.js'
import { ascii85 } from './ascii85.js'
import { atbash } from './atbash.js'
import { base32 } from './base32.js'
import { base64 } from './base64.js'
import { binary } from './binary.js'
import { decimal } from './decimal.js'
import { hex } from './hex.js'
import { homoglyph } from './homoglyph.js'
import { htmlEntities } from './html-entities.js'
import { jsonEscape } from './json-escape.js'
import { leetspeak } from './leetspeak.js'
import { morse } from './morse.js'
import { percent } from './percent.js'
import { quotedPrintable } from './quoted-printable.js'
import { reversed } from './reversed.js'
import { caesar, rot13 } from './rot13.js'
import { rot47 } from './rot47.js'
import { spaced } from './spaced.js'
import { fullwidth, mathematical } from './styled.js'
import { tagCharacters } from './tag-characters.js'
import { unicodeEscape } from './unicode-escape.js'
import { variationSelectors } from './variation-selectors.js'
import { zeroWidth } from './zero-width.js'

/** Every codec that ships. The one explicit list. */
export const codecs: readonly Codec[] = [
  base64,
  base32,
  ascii85,
  hex,
  binary,
  decimal,
  percent,
  htmlEntities,
  quotedPrintable,
  jsonEscape,
  unicodeEscape,
  rot13,
  caesar,
  atbash,
  rot47,
  leetspeak,
  morse,
  reversed,
  spaced,
  tagCharacters,
  zeroWidth,
  variationSelectors,
  fullwidth,
  mathematical,
  homoglyph,
]

export const codecIds: readonly string[] = codecs.map((c) => c.id)

const byId = new Map(codecs.map((c) => [c.id, c]))

/** The codec of this id; undefined when there is none. */
export function codec(id: string): Codec | undefined {
  return byId.get(id)
}
