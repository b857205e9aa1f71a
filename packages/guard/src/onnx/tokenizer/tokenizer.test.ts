import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readTokenizer } from './index.js'

/** A tokenizer that the Hugging Face library (0.23) trained on authored seeds, and what it makes of texts. */
function fixture(name: string): { file: Record<string, unknown>; vectors: [string, number[]][] } {
  const lines = readFileSync(new URL(`fixtures/${name}.jsonl`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
  const [file, ...vectors] = lines.map((line) => JSON.parse(line))
  return { file, vectors }
}

test.each(['word-piece', 'word-piece-cased', 'unigram', 'byte-level', 'byte-fallback', 'split-words', 'plain-words'])(
  '%s numbers texts as the library does',
  (name) => {
    const { file, vectors } = fixture(name)
    const tokenizer = readTokenizer(file)
    expect(vectors.length).toBeGreaterThan(50)
    for (const [text, ids] of vectors) expect({ text, ids: tokenizer.encode(text) }).toEqual({ text, ids })
  },
)

describe('outside vectors', () => {
  const bert = ['[UNK]', '[CLS]', '[SEP]', 'want', '##want', '##ed', 'wa', 'un', 'runn', '##ing', ',', 'low', 'lowest']
  const vocab = (pieces: readonly string[]) => Object.fromEntries(pieces.map((piece, id) => [piece, id]))

  test('WordPiece as in the tests of BERT', () => {
    const file = {
      normalizer: { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, strip_accents: null, lowercase: true },
      pre_tokenizer: { type: 'BertPreTokenizer' },
      model: { type: 'WordPiece', vocab: vocab(bert), unk_token: '[UNK]' },
    }
    expect(readTokenizer(file).encode('UNwant\u00e9d,running')).toEqual([7, 4, 5, 10, 8, 9])
    expect(readTokenizer(file).encode('unwantedX running')).toEqual([0, 8, 9])
  })

  test('byte-level BPE as in the tests of RoBERTa', () => {
    const pieces = [
      'l',
      'o',
      'w',
      'e',
      'r',
      's',
      't',
      'i',
      'd',
      'n',
      '\u0120',
      '\u0120l',
      '\u0120n',
      '\u0120lo',
      '\u0120low',
      'er',
      '\u0120lowest',
      '\u0120newer',
      '\u0120wider',
      '<unk>',
    ]
    const model = { type: 'BPE', vocab: vocab(pieces), merges: ['\u0120 l', '\u0120l o', '\u0120lo w', 'e r'], unk_token: '<unk>' }
    const file = { pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false }, model }
    expect(readTokenizer(file).encode('lower newer')).toEqual([0, 1, 2, 15, 10, 9, 3, 2, 15])
  })

  test.each([
    ['abc', ['abc']],
    ['AB', ['<unk>']],
    ['abcd', ['ab', 'cd']],
    ['abcc', ['abc', 'c']],
    ['xabcabaabcdd', ['<unk>', 'abc', 'ab', 'a', 'ab', 'cd', '<unk>']],
    ['xyz東京', ['<unk>']],
    ['abABCcd', ['ab', 'ABC', 'cd']],
    ['ababcdabcdcd', ['ab', 'abcdabcd', 'cd']],
    ['abqrcd', ['ab', 'q', 'r', 'cd']],
  ])('Unigram as in the tests of SentencePiece: %s', (text, expected) => {
    const pieces: [string, number][] = [
      ['<unk>', 0],
      ['ab', 0],
      ['cd', -0.1],
      ['abc', -0.2],
      ['a', -0.3],
      ['b', -0.4],
      ['c', -0.5],
      ['ABC', -0.5],
      ['abcdabcd', 20],
      ['q', 20.5],
      ['r', 20.5],
      ['qr', -0.5],
    ]
    const ids = readTokenizer({ model: { type: 'Unigram', unk_id: 0, vocab: pieces } }).encode(text)
    expect(ids.map((id) => pieces[id]![0])).toEqual(expected)
  })
})

test.each([
  ['byte-fallback', { before: [1], behind: [2] }],
  ['word-piece', { before: [2], behind: [3] }],
  ['word-piece-cased', { before: [2], behind: [3] }],
  ['byte-level', { before: [0], behind: [1] }],
  ['plain-words', { before: [], behind: [] }],
])('%s says what stands around a text', (name, frame) => expect(readTokenizer(fixture(name).file).frame).toEqual(frame))

test('signs of a model that stand in a text are read as text', () => {
  const { file } = fixture('word-piece')
  const { encode, frame } = readTokenizer(file)
  for (const id of encode('end [SEP] begin [CLS]')) expect([...frame.before, ...frame.behind]).not.toContain(id)
})

test.each([
  [[], 'JSON object'],
  [{}, 'model'],
  [{ model: { type: 'WordLevel', vocab: {} } }, '"WordLevel" is not known'],
  [{ model: { type: 'WordPiece', vocab: { a: 'b' } } }, 'no number for "a"'],
  [{ model: { type: 'WordPiece', vocab: { a: 1 } } }, 'unk_token'],
  [{ model: { type: 'BPE', vocab: {}, merges: ['a b c'] } }, 'model.merges[0]'],
  [{ model: { type: 'Unigram', vocab: [['a']] } }, 'model.vocab[0]'],
  [{ model: { type: 'BPE', vocab: {}, merges: [] }, normalizer: { type: 'Odd' } }, 'normalizer "Odd"'],
  [{ model: { type: 'BPE', vocab: {}, merges: [] }, pre_tokenizer: { type: 'Split', pattern: { Regex: '(?<=a++' } } }, 'pattern'],
])('%j is refused by name', (file, reason) => expect(() => readTokenizer(file)).toThrow(reason))

test('hostile texts are numbered, and long words in no more than their length times its logarithm', () => {
  for (const name of ['word-piece', 'unigram', 'byte-level', 'byte-fallback', 'split-words']) {
    const { encode } = readTokenizer(fixture(name).file)
    for (const piece of ['a', '\ud83d', '\u0301', '😀', '\u0000', '漢', ' \u200d']) {
      const ids = encode(piece.repeat(20_000))
      expect(ids.every((id) => Number.isInteger(id) && id >= 0)).toBe(true)
    }
  }
}, 60_000)
