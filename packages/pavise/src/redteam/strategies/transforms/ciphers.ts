import { alphabet, byTable, defineTransform, shifted, type Transform } from '#redteam/strategies/transforms/transform'

const KEY = [10, 4, 24, 18]
const vigenere = defineTransform({
  id: 'vigenere',
  title: 'Vigenère with the key KEYS',
  reversible: true,
  encode: (text) => shifted(text, (index, at) => index + KEY[at % KEY.length]!),
  decode: (text) => shifted(text, (index, at) => index - KEY[at % KEY.length]!),
})

const affine = defineTransform({
  id: 'affine',
  title: 'Affine cipher, five times plus eight',
  reversible: true,
  encode: (text) => shifted(text, (index) => index * 5 + 8),
  decode: (text) => shifted(text, (index) => (index - 8) * 21),
})

const progressive = defineTransform({
  id: 'progressive-shift',
  title: 'Each letter turned one further than the last',
  reversible: true,
  encode: (text) => shifted(text, (index, at) => index + at + 1),
  decode: (text) => shifted(text, (index, at) => index - at - 1),
})

const rot5 = defineTransform({
  id: 'rot5',
  title: 'Digits turned by five',
  reversible: true,
  encode: (text) => text.replace(/\d/g, (digit) => String((Number(digit) + 5) % 10)),
  decode: (text) => text.replace(/\d/g, (digit) => String((Number(digit) + 5) % 10)),
})

const keyboard = byTable('keyboard-shift', 'The key to the right', alphabet('snvfrghjokl;,mp[wtdyibecux'))
const vowels = byTable('vowel-digits', 'Vowels as digits', { a: '1', e: '2', i: '3', o: '4', u: '5' })
const substitution = byTable('keyword-alphabet', 'Alphabet in the order of a keyword', alphabet('pavisebcdfghjklmnoqrtuwxyz'))

/** Letters as words of signs, with a gap between letters and a wider one between words. */
function spelled(id: string, title: string, of: (index: number) => string, word = ' / '): Transform {
  const back = new Map(Array.from({ length: 26 }, (_, i) => [of(i), String.fromCharCode(97 + i)]))
  return defineTransform({
    id,
    title,
    reversible: 'case-insensitive',
    encode: (text) =>
      text
        .toLowerCase()
        .split(' ')
        .map((part) => [...part].map((letter) => (/[a-z]/.test(letter) ? of(letter.charCodeAt(0) - 97) : letter)).join(' '))
        .join(word),
    decode: (text) =>
      text
        .split(word)
        .map((part) =>
          part
            .split(' ')
            .map((sign) => back.get(sign) ?? sign)
            .join(''),
        )
        .join(' '),
  })
}

const NAMES =
  'alfa bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey xray yankee zulu'.split(
    ' ',
  )

/** Ciphers over letters. */
export const ciphers: readonly Transform[] = [
  vigenere,
  affine,
  progressive,
  rot5,
  keyboard,
  vowels,
  substitution,
  spelled('letter-numbers', 'Letters as numbers from 1 to 26', (i) => String(i + 1)),
  spelled('polybius', 'Polybius square, row and column', (i) => `${Math.floor(i / 6) + 1}${(i % 6) + 1}`),
  spelled('tap-code', 'Taps for row and column', (i) => `${'.'.repeat(Math.floor(i / 6) + 1)}-${'.'.repeat((i % 6) + 1)}`),
  spelled('bacon', 'Bacon’s cipher', (i) => i.toString(2).padStart(5, '0').replaceAll('0', 'a').replaceAll('1', 'b').toUpperCase()),
  spelled('spelling-alphabet', 'Letters by the names of the spelling alphabet', (i) => NAMES[i]!),
  spelled('braille', 'Braille', (i) => '⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵'[i]!),
]
