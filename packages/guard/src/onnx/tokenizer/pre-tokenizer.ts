import { byteText } from './byte-text.js'
import { isObject, type Json, listAt, TokenizerFault, textAt } from './json-shape.js'
import { type Behavior, patternOf, splitBy } from './split-pattern.js'

/** Cuts a text into the words that a model reads one by one. */
export type PreTokenize = (text: string) => string[]

/** How GPT-2 cuts words. */
const GPT2 = /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu
const WORD = /[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}]+|[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}\p{White_Space}]+/gu
const SPACES = /\p{White_Space}+/gu
const PUNCTUATION = /[!-/:-@[-`{-~]|\p{P}/gu

function metaspace(json: Json): PreTokenize {
  const sign = textAt(json, 'replacement', '▁')
  const scheme = textAt(json, 'prepend_scheme', json['add_prefix_space'] === false ? 'never' : 'always')
  const split = json['split'] !== false
  const pattern = new RegExp(sign, 'gu')
  return (text) => {
    const plain = text.replaceAll(' ', sign)
    const out = scheme !== 'never' && !plain.startsWith(sign) ? sign + plain : plain
    return split ? splitBy(out, pattern, 'MergedWithNext') : [out]
  }
}

function byteLevel(json: Json): PreTokenize {
  const prefix = json['add_prefix_space'] !== false
  const words = json['use_regex'] !== false
  return (text) => {
    const out = prefix && !/^\s/u.test(text) ? ` ${text}` : text
    return (words ? splitBy(out, GPT2, 'Isolated') : [out]).map(byteText)
  }
}

const BEHAVIORS: ReadonlySet<string> = new Set(['Removed', 'Isolated', 'MergedWithPrevious', 'MergedWithNext', 'Contiguous'])

function behaviorOf(json: Json, fallback: Behavior): Behavior {
  const behavior = textAt(json, 'behavior', fallback)
  if (!BEHAVIORS.has(behavior)) throw new TokenizerFault(`pre_tokenizer has a behavior that is not known: ${behavior}`)
  return behavior as Behavior
}

/** Reads the `pre_tokenizer` of a tokenizer file; throws a `TokenizerFault` for one that is not known. */
export function preTokenizerOf(json: unknown): PreTokenize {
  if (json === null || json === undefined) return (text) => (text === '' ? [] : [text])
  if (!isObject(json)) throw new TokenizerFault('pre_tokenizer must be an object')
  const type = textAt(json, 'type', '')
  switch (type) {
    case 'Sequence': {
      const steps = listAt(json, 'pretokenizers', 'pre_tokenizer').map(preTokenizerOf)
      return (text) => steps.reduce<string[]>((words, step) => words.flatMap((word) => step(word)), [text])
    }
    case 'BertPreTokenizer':
      return (text) => splitBy(text, SPACES, 'Removed').flatMap((word) => splitBy(word, PUNCTUATION, 'Isolated'))
    case 'Whitespace':
      return (text) => text.match(WORD) ?? []
    case 'WhitespaceSplit':
      return (text) => splitBy(text, SPACES, 'Removed')
    case 'Metaspace':
      return metaspace(json)
    case 'ByteLevel':
      return byteLevel(json)
    case 'Punctuation': {
      const behavior = behaviorOf(json, 'Isolated')
      return (text) => splitBy(text, PUNCTUATION, behavior)
    }
    case 'Digits': {
      const pattern = json['individual_digits'] === true ? /\p{N}/gu : /\p{N}+/gu
      return (text) => splitBy(text, pattern, 'Isolated')
    }
    case 'Split': {
      const [pattern, behavior, invert] = [
        patternOf(json['pattern'], 'pre_tokenizer'),
        behaviorOf(json, 'Isolated'),
        json['invert'] === true,
      ]
      return (text) => splitBy(text, pattern, behavior, invert)
    }
    default:
      throw new TokenizerFault(`pre_tokenizer ${JSON.stringify(type)} is not known`)
  }
}
