import { defineCodec } from '../codec.js'
import { nextUnit } from '../next-unit.js'
import { isSpace, type Run } from '../run.js'
import { unitsOf } from '../units.js'

/** ITU-R M.1677-1, and the usual codes for `!`, `$`, `&`, `;`, `_` and for letters with marks. */
const CODES: Readonly<Record<string, string>> = {
  a: '.-',
  b: '-...',
  c: '-.-.',
  d: '-..',
  e: '.',
  f: '..-.',
  g: '--.',
  h: '....',
  i: '..',
  j: '.---',
  k: '-.-',
  l: '.-..',
  m: '--',
  n: '-.',
  o: '---',
  p: '.--.',
  q: '--.-',
  r: '.-.',
  s: '...',
  t: '-',
  u: '..-',
  v: '...-',
  w: '.--',
  x: '-..-',
  y: '-.--',
  z: '--..',
  '0': '-----',
  '1': '.----',
  '2': '..---',
  '3': '...--',
  '4': '....-',
  '5': '.....',
  '6': '-....',
  '7': '--...',
  '8': '---..',
  '9': '----.',
  '.': '.-.-.-',
  ',': '--..--',
  '?': '..--..',
  "'": '.----.',
  '!': '-.-.--',
  '/': '-..-.',
  '(': '-.--.',
  ')': '-.--.-',
  '&': '.-...',
  ':': '---...',
  ';': '-.-.-.',
  '=': '-...-',
  '+': '.-.-.',
  '-': '-....-',
  _: '..--.-',
  '"': '.-..-.',
  $: '...-..-',
  '@': '.--.-.',
  à: '.--.-',
  ä: '.-.-',
  ç: '-.-..',
  è: '.-..-',
  é: '..-..',
  ñ: '--.--',
  ö: '---.',
  ü: '..--',
}
const LETTERS = new Map(Object.entries(CODES).map(([letter, code]) => [code, letter]))
const LEAST_SIGNS = 12

/** Letters with marks that have no code are sent without the marks, other characters are left out; runs of white space become one word gap. */
function encode(text: string): string {
  return text
    .toLowerCase()
    .split(/\s+/)
    .map((word) =>
      Array.from(word.normalize('NFC'), (letter) => CODES[letter] ?? CODES[letter.normalize('NFD')[0] ?? ''] ?? '')
        .filter((code) => code !== '')
        .join(' '),
    )
    .filter((word) => word !== '')
    .join(' / ')
}

function decode(text: string): string | null {
  let out = ''
  for (const sign of text.replaceAll('·', '.').replaceAll('•', '.').replaceAll('−', '-').replaceAll('–', '-').split(/\s+/)) {
    if (sign === '') continue
    if (sign === '/' || sign === '|') {
      out += ' '
      continue
    }
    const letter = LETTERS.get(sign)
    if (letter === undefined) return null
    out += letter
  }
  return out
}

function isSign(c: number): boolean {
  return c === 46 || c === 45 || c === 0xb7 || c === 0x2022 || c === 0x2212 || c === 0x2013
}

const nextSign = nextUnit(/[.\-\u00b7\u2022\u2212\u2013]/g)

function detect(text: string): Run[] {
  const found: Run[] = []
  const units = unitsOf(text)
  for (let i = nextSign(text, 0); i < units.length; i = nextSign(text, i)) {
    let end = i
    let signs = 0
    let gaps = 0
    for (let j = i; j < units.length; j++) {
      const c = units[j]!
      if (isSign(c)) {
        signs++
        end = j + 1
      } else if (isSpace(c) || c === 47 || c === 124) gaps++
      else break
    }
    if (signs >= LEAST_SIGNS && gaps >= 3 && decode(text.slice(i, end)) !== null) found.push({ start: i, end })
    i = end
  }
  return found
}

export const morse = defineCodec({ id: 'morse', title: 'Morse code', reversible: 'letters', encode, decode, detect })
