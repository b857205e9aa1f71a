import { bytePair } from './byte-pair.js'
import { isObject, type Json, objectAt, TokenizerFault, textAt } from './json-shape.js'
import { normalizerOf } from './normalizer.js'
import { preTokenizerOf } from './pre-tokenizer.js'
import { type Frame, frameOf } from './template.js'
import { unigram } from './unigram.js'
import { type Encode, wordPiece } from './word-piece.js'

export { TokenizerFault } from './json-shape.js'

/** Turns texts into the numbers that a model reads. */
export interface Tokenizer {
  /** The numbers of a text, without the signs that stand around it. What looks like such a sign in the text is text. */
  encode(text: string): number[]
  readonly frame: Frame
}

const MODELS: Readonly<Record<string, (json: Json) => Encode>> = { WordPiece: wordPiece, Unigram: unigram, BPE: bytePair }

/** Old files name no type: the shape of the vocabulary tells. */
function typeOf(model: Json): string {
  if (typeof model['type'] === 'string') return model['type']
  return Array.isArray(model['vocab']) ? 'Unigram' : model['merges'] !== undefined ? 'BPE' : 'WordPiece'
}

/** Reads a parsed `tokenizer.json` of the Hugging Face tokenizers. Throws a `TokenizerFault` that names what is missing or not known. */
export function readTokenizer(file: unknown): Tokenizer {
  if (!isObject(file)) throw new TokenizerFault('a tokenizer file is a JSON object')
  const model = objectAt(file, 'model', 'the file')
  const type = typeOf(model)
  const make = Object.hasOwn(MODELS, type) ? MODELS[type] : undefined
  if (!make) throw new TokenizerFault(`model ${JSON.stringify(textAt(model, 'type', ''))} is not known: WordPiece, Unigram and BPE are`)
  const encode = make(model)
  const normalize = normalizerOf(file['normalizer'])
  const words = preTokenizerOf(file['pre_tokenizer'])
  return {
    encode: (text) => (text === '' ? [] : words(normalize(wellFormed(text))).flatMap(encode)),
    frame: frameOf(file['post_processor']),
  }
}

/** Half characters as replacement characters: that is what their bytes would be. */
function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd')
}
