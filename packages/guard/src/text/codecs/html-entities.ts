import { defineCodec } from '../codec.js'
import { type Escape, type EscapeSyntax, escapeCodec } from '../escape.js'

/** The named references that stand for ASCII and for invisible characters: what hides text. */
const NAMED: Readonly<Record<string, string>> = {
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
}
const LONGEST = 8

function at(text: string, i: number): Escape | null | 'bad' {
  if (text.charCodeAt(i) !== 38) return null
  if (text.charCodeAt(i + 1) !== 35) {
    const close = text.slice(i + 1, i + LONGEST + 1).indexOf(';')
    const named = close > 0 ? NAMED[text.slice(i + 1, i + 1 + close)] : undefined
    return named === undefined ? 'bad' : { text: named, length: close + 2 }
  }
  const found = /^&#(?:x0{0,4}([0-9a-f]{1,6})|0{0,4}([0-9]{1,7}));?/i.exec(text.slice(i, i + 16))
  if (found === null) return 'bad'
  const point = found[1] === undefined ? Number(found[2]) : Number.parseInt(found[1], 16)
  if (point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return 'bad'
  return { text: String.fromCodePoint(point), length: found[0].length }
}

// A broken reference is plain text to every reader of HTML, so it does not end the decoding.
const SYNTAX: EscapeSyntax = { at, strict: false, least: 1, gap: 24 }

export const htmlEntities = defineCodec({
  id: 'html-entities',
  title: 'HTML character references',
  reversible: true,
  encode: (text) => Array.from(text.toWellFormed(), (c) => `&#x${c.codePointAt(0)!.toString(16)};`).join(''),
  ...escapeCodec(SYNTAX),
})
