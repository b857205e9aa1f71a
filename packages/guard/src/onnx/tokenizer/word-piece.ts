import { type Json, TokenizerFault, textAt, vocabularyAt } from './json-shape.js'

/** Numbers of the pieces of one word. */
export type Encode = (word: string) => number[]

/** Greedy longest pieces from the left (BERT); a word that is not covered is unknown as a whole. */
export function wordPiece(json: Json): Encode {
  const vocabulary = vocabularyAt(json, 'model')
  const prefix = textAt(json, 'continuing_subword_prefix', '##')
  const unknown = vocabulary.get(textAt(json, 'unk_token', '[UNK]'))
  if (unknown === undefined) throw new TokenizerFault('model.vocab does not have the unk_token')
  const longest = typeof json['max_input_chars_per_word'] === 'number' ? json['max_input_chars_per_word'] : 100
  return (word) => {
    const letters = Array.from(word)
    if (letters.length > longest) return [unknown]
    const ids: number[] = []
    for (let start = 0; start < letters.length; ) {
      let end = letters.length
      let id: number | undefined
      for (; end > start; end--) {
        id = vocabulary.get((start > 0 ? prefix : '') + letters.slice(start, end).join(''))
        if (id !== undefined) break
      }
      if (id === undefined) return [unknown]
      ids.push(id)
      start = end
    }
    return ids
  }
}
