import { isObject, type Json, listAt, TokenizerFault, textAt } from './json-shape.js'
import { patternOf } from './split-pattern.js'

/** Changes a text before it is cut into words. */
export type Normalize = (text: string) => string

const FORMS = new Set(['NFC', 'NFD', 'NFKC', 'NFKD'])
/** Scripts that BERT's normalizer sets apart with spaces, one character a word. */
const IDEOGRAPH =
  /[\u4e00-\u9fff\u3400-\u4dbf\u{20000}-\u{2a6df}\u{2a700}-\u{2b73f}\u{2b740}-\u{2b81f}\u{2b920}-\u{2ceaf}\uf900-\ufaff\u{2f800}-\u{2fa1f}]/gu

const withoutMarks = (text: string) => text.normalize('NFD').replace(/\p{Mn}/gu, '')

/** Letter by letter: a sigma at the end of a word is one like any other. */
const lowered = (text: string) => text.replace(/\p{L}/gu, (letter) => letter.toLowerCase())

/** `clean_text`, ideographs apart, accents, case: as `BertNormalizer` does them. */
function bert(options: Json): Normalize {
  const clean = options['clean_text'] !== false
  const apart = options['handle_chinese_chars'] !== false
  const lower = options['lowercase'] !== false
  const strip = options['strip_accents'] ?? lower
  return (text) => {
    let out = text
    if (clean) out = out.replace(/[\t\n\r]|\p{White_Space}/gu, ' ').replace(/[\u0000\ufffd]|\p{C}/gu, '')
    if (apart) out = out.replace(IDEOGRAPH, ' $& ')
    if (strip === true) out = withoutMarks(out)
    return lower ? lowered(out) : out
  }
}

/** SentencePiece keeps a table of characters of its own; its usual one is NFKC with white space made plain. */
function likeSentencePiece(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000e-\u001f\u007f\u008f\u009f\u200b]/gu, '')
    .replace(/[\t\n\f\r\u00a0\u1680\u2000-\u200a\u200e\u200f\u2028\u2029\u202f\u205f\u2581\u3000\ufeff\ufffd]/gu, ' ')
    .normalize('NFKC')
}

/** Reads the `normalizer` of a tokenizer file; throws a `TokenizerFault` for one that is not known. */
export function normalizerOf(json: unknown): Normalize {
  if (json === null || json === undefined) return (text) => text
  if (!isObject(json)) throw new TokenizerFault('normalizer must be an object')
  const type = textAt(json, 'type', '')
  if (FORMS.has(type)) return (text) => text.normalize(type)
  switch (type) {
    case 'Sequence': {
      const steps = listAt(json, 'normalizers', 'normalizer').map(normalizerOf)
      return (text) => steps.reduce((out, step) => step(out), text)
    }
    case 'BertNormalizer':
      return bert(json)
    case 'Lowercase':
      return lowered
    case 'StripAccents':
      return (text) => text.replace(/\p{M}/gu, '')
    case 'Strip': {
      const [left, right] = [json['strip_left'] !== false, json['strip_right'] !== false]
      return (text) => (left ? (right ? text.trim() : text.trimStart()) : right ? text.trimEnd() : text)
    }
    case 'Prepend': {
      const piece = textAt(json, 'prepend', '▁')
      return (text) => (text === '' ? text : piece + text)
    }
    case 'Replace': {
      const pattern = patternOf(json['pattern'], 'normalizer')
      const content = textAt(json, 'content', '')
      return (text) => text.replace(pattern, () => content)
    }
    case 'Precompiled':
      return likeSentencePiece
    case 'Nmt':
      return (text) =>
        text
          .replace(/[\u0001-\u0008\u000b\u000e-\u001f\u007f\u008f\u009f]/gu, '')
          .replace(/[\t\n\f\r\u1680\u200b-\u200f\u2028\u2029\u2581\ufeff\ufffd]/gu, ' ')
    default:
      throw new TokenizerFault(`normalizer ${JSON.stringify(type)} is not known`)
  }
}
