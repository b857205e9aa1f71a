import { defineTransform, type Transform } from '#redteam/strategies/transforms/transform'

const reversedText = (text: string): string => [...text].reverse().join('')

/** A rearrangement that is its own way back. */
function mirror(id: string, title: string, turn: (text: string) => string): Transform {
  return defineTransform({ id, title, reversible: true, encode: turn, decode: turn })
}

const railFence = defineTransform({
  id: 'rail-fence',
  title: 'Rail fence with two rails',
  reversible: true,
  encode: (text) => {
    const letters = [...text]
    return [...letters.filter((_, i) => i % 2 === 0), ...letters.filter((_, i) => i % 2 === 1)].join('')
  },
  decode: (text) => {
    const letters = [...text]
    const half = Math.ceil(letters.length / 2)
    return letters.map((_, i) => letters[i % 2 === 0 ? i / 2 : half + (i - 1) / 2]!).join('')
  },
})

const lines = defineTransform({
  id: 'letter-lines',
  title: 'One character a line',
  reversible: true,
  encode: (text) => [...text].map((letter) => JSON.stringify(letter)).join('\n'),
  decode: (text) => parsedParts(text === '' ? [] : text.split('\n')),
})

const acrostic = defineTransform({
  id: 'acrostic',
  title: 'First letters of lines',
  reversible: 'letters',
  encode: (text) => [...text].map((letter) => (letter === ' ' ? '' : `${letter}…`)).join('\n'),
  decode: (text) =>
    text
      .split('\n')
      .map((line) => [...line][0] ?? ' ')
      .join(''),
})

const joinedPieces = defineTransform({
  id: 'string-pieces',
  title: 'Pieces of a string to be joined',
  reversible: true,
  encode: (text) =>
    text === '' ? '""' : ([...text].join('').match(/[\s\S]{1,7}/gu) ?? []).map((piece) => JSON.stringify(piece)).join(' + '),
  decode: (text) => parsedParts(text.match(/"(?:[^"\\]|\\.)*"/g) ?? []),
})

const variables = defineTransform({
  id: 'variables',
  title: 'Two variables to be joined',
  reversible: true,
  encode: (text) => {
    const letters = [...text]
    const half = letters.length >> 1
    return `a = ${JSON.stringify(letters.slice(0, half).join(''))}\nb = ${JSON.stringify(letters.slice(half).join(''))}\na + b`
  },
  decode: (text) => parsedParts(text.match(/"(?:[^"\\]|\\.)*"/g) ?? []),
})

/** JSON strings joined; null where one is none. */
function parsedParts(parts: readonly string[]): string | null {
  try {
    return parts.map((part) => JSON.parse(part) as string).join('')
  } catch {
    return null
  }
}

const pigLatin = defineTransform({
  id: 'pig-latin',
  title: 'Pig Latin with hyphens',
  reversible: 'letters',
  encode: (text) => text.replace(/[a-z]+/g, (word) => `${word.slice(1)}-${word[0]}ay`),
  decode: (text) => text.replace(/([a-z]*)-([a-z])ay/g, '$2$1'),
})

/** Rearrangements of characters, words and lines. */
export const layoutTransforms: readonly Transform[] = [
  mirror('words-mirrored', 'Each word backwards', (text) => text.split(' ').map(reversedText).join(' ')),
  mirror('word-order', 'Words in reverse order', (text) => text.split(' ').reverse().join(' ')),
  mirror('line-order', 'Lines in reverse order', (text) => text.split('\n').reverse().join('\n')),
  mirror('pairs-swapped', 'Neighbors swapped', (text) => {
    const letters = [...text]
    for (let i = 0; i + 1 < letters.length; i += 2) [letters[i], letters[i + 1]] = [letters[i + 1]!, letters[i]!]
    return letters.join('')
  }),
  mirror('case-swapped', 'Case of letters turned over', (text) =>
    [...text]
      .map((letter) => (/[a-z]/.test(letter) ? letter.toUpperCase() : /[A-Z]/.test(letter) ? letter.toLowerCase() : letter))
      .join(''),
  ),
  railFence,
  lines,
  acrostic,
  joinedPieces,
  variables,
  pigLatin,
]
