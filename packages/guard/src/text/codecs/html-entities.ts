import { defineCodec } from '../codec.js'
import { type Escape, type EscapeSyntax, escapeCodec } from '../escape.js'
import { hexValue, isAsciiLetter } from '../run.js'

/** The named references that stand for ASCII and for invisible characters: what hides text. */
const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: '\u00a0',
    excl: '!',
    num: '#',
    dollar: '$',
    percnt: '%',
    lpar: '(',
    rpar: ')',
    ast: '*',
    plus: '+',
    comma: ',',
    period: '.',
    sol: '/',
    colon: ':',
    semi: ';',
    equals: '=',
    quest: '?',
    commat: '@',
    lsqb: '[',
    bsol: '\\',
    rsqb: ']',
    Hat: '^',
    lowbar: '_',
    grave: '`',
    lcub: '{',
    verbar: '|',
    rcub: '}',
    Tab: '\t',
    NewLine: '\n',
    shy: '\u00ad',
    zwj: '\u200d',
    zwnj: '\u200c',
  }),
)
const LONGEST = 8

function at(text: string, i: number): Escape | null | 'bad' {
  if (text.charCodeAt(i) !== 38) return null
  if (text.charCodeAt(i + 1) !== 35) {
    let close = i + 1
    while (close <= i + LONGEST && isAsciiLetter(text.charCodeAt(close))) close++
    const named = text.charCodeAt(close) === 59 ? NAMED.get(text.slice(i + 1, close)) : undefined
    return named === undefined ? 'bad' : { text: named, length: close - i + 1 }
  }
  return numericAt(text, i)
}

/** `&#65;` and `&#x41;`, with up to four zeros in front and with or without the semicolon. */
function numericAt(text: string, i: number): Escape | 'bad' {
  const hexadecimal = (text.charCodeAt(i + 2) | 32) === 120
  const [base, most] = hexadecimal ? [16, 6] : [10, 7]
  const start = i + (hexadecimal ? 3 : 2)
  let j = start
  while (j < start + 4 && text.charCodeAt(j) === 48) j++
  const digits = j
  let point = 0
  for (; j < digits + most; j++) {
    const value = hexValue(text.charCodeAt(j))
    if (value < 0 || value >= base) break
    point = point * base + value
  }
  if (j === start || point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return 'bad'
  if (text.charCodeAt(j) === 59) j++
  return { text: String.fromCodePoint(point), length: j - i }
}

// A broken reference is plain text to every reader of HTML, so it does not end the decoding.
const SYNTAX: EscapeSyntax = { at, strict: false, least: 1, gap: 24, leads: ['&'] }

export const htmlEntities = defineCodec({
  id: 'html-entities',
  title: 'HTML character references',
  reversible: true,
  encode: (text) => Array.from(text.toWellFormed(), (c) => `&#x${c.codePointAt(0)!.toString(16)};`).join(''),
  ...escapeCodec(SYNTAX),
})
