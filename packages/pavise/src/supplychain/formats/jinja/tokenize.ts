import { TemplateFault } from './ast.js'

export interface Token {
  readonly kind: 'data' | 'name' | 'text' | 'number' | 'operator' | 'begin-output' | 'end-output' | 'begin-tag' | 'end-tag' | 'end'
  readonly at: number
  readonly value: string
  /** A text literal whose escapes spell plain ASCII that needs none. */
  readonly spelled?: boolean
}

const OPERATOR = /\/\/|\*\*|==|!=|>=|<=|[-+*/%~[\](){}<>=.:|,;]/y
const NAME = /[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}]*/uy
const NUMBER =
  /0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0[xX](?:_?[0-9a-fA-F])+|\d+(?:_\d+)*(?:(?<!\.)\.\d+(?:_\d+)*)?(?:[eE][+-]?\d+(?:_\d+)*)?/y
const RAW = /[-+]?\s*raw\s*([-+])?%\}/y
const END_RAW = /\{%[-+]?\s*endraw\s*[-+]?%\}/g

/** Cuts a template into tokens as Jinja2's lexer does with its default delimiters. @throws TemplateFault */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < source.length) {
    const next = nextDelimiter(source, at)
    if (next > at) tokens.push({ kind: 'data', at, value: source.slice(at, next) })
    at = next
    if (at >= source.length) break
    const opener = source.slice(at, at + 2)
    if (opener === '{#') {
      const end = source.indexOf('#}', at + 2)
      if (end < 0) throw new TemplateFault('a comment does not end', at)
      at = end + 2
      continue
    }
    RAW.lastIndex = at + 2
    if (opener === '{%' && RAW.test(source)) {
      const start = RAW.lastIndex
      END_RAW.lastIndex = start
      const end = END_RAW.exec(source)
      if (!end) throw new TemplateFault('a raw block does not end', at)
      if (end.index > start) tokens.push({ kind: 'data', at: start, value: source.slice(start, end.index) })
      at = END_RAW.lastIndex
      continue
    }
    at = inside(source, at, opener === '{{', tokens)
  }
  tokens.push({ kind: 'end', at: source.length, value: '' })
  return tokens
}

function nextDelimiter(source: string, from: number): number {
  for (let at = source.indexOf('{', from); at >= 0; at = source.indexOf('{', at + 1)) {
    const next = source[at + 1]
    if (next === '{' || next === '%' || next === '#') return at
  }
  return source.length
}

/** The tokens between delimiters. @returns where the text goes on. */
function inside(source: string, start: number, output: boolean, tokens: Token[]): number {
  const closer = output ? '}}' : '%}'
  tokens.push({ kind: output ? 'begin-output' : 'begin-tag', at: start, value: '' })
  let at = start + 2
  if (source[at] === '-' || source[at] === '+') at++
  let open = 0
  for (;;) {
    while (at < source.length && /\s/.test(source[at]!)) at++
    if (at >= source.length) throw new TemplateFault(`“${closer}” is missing`, start)
    if (open === 0 || !output) {
      const skip = (source[at] === '-' || source[at] === '+') && source.startsWith(closer, at + 1) ? 1 : 0
      if (source.startsWith(closer, at + skip)) {
        tokens.push({ kind: output ? 'end-output' : 'end-tag', at, value: '' })
        return at + skip + 2
      }
    }
    const token = one(source, at)
    if (token.value === '{' && token.kind === 'operator') open++
    if (token.value === '}' && token.kind === 'operator') open--
    tokens.push(token.token)
    at = token.end
  }
}

function one(source: string, at: number): { token: Token; end: number; kind: string; value: string } {
  const made = (token: Token, end: number) => ({ token, end, kind: token.kind, value: token.value })
  const quote = source[at]
  if (quote === "'" || quote === '"') {
    let end = at + 1
    while (end < source.length && source[end] !== quote) end += source[end] === '\\' ? 2 : 1
    if (end >= source.length) throw new TemplateFault('a text does not end', at)
    const { text, spelled } = unescaped(source.slice(at + 1, end))
    return made({ kind: 'text', at, value: text, spelled }, end + 1)
  }
  for (const [kind, pattern] of [
    ['number', NUMBER],
    ['name', NAME],
    ['operator', OPERATOR],
  ] as const) {
    pattern.lastIndex = at
    const match = pattern.exec(source)
    if (match) return made({ kind, at, value: match[0] }, at + match[0].length)
  }
  throw new TemplateFault(`“${source.slice(at, at + 1)}” is not expected`, at)
}

const LETTERS: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', a: '\u0007', b: '\b', f: '\f', v: '\v', '\n': '' }
const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3})|N\{([^}]{1,80})\}|([\s\S]))/g

/** Python's escapes. `spelled` tells that some of them spell what could stand there plainly: letters, digits, signs of a name. */
function unescaped(raw: string): { text: string; spelled: boolean } {
  if (!raw.includes('\\')) return { text: raw, spelled: false }
  let spelled = false
  const text = raw.replace(ESCAPE, (whole, x, u, long, octal, named, letter: string | undefined) => {
    const hex: string | undefined = x ?? u ?? long
    if (hex !== undefined || octal !== undefined) {
      const point = hex !== undefined ? Number.parseInt(hex, 16) : Number.parseInt(octal, 8)
      const made = point > 0x10ffff ? '' : String.fromCodePoint(point)
      if (/[\w.[\]()]/.test(made) && point < 0x80) spelled = true
      return made
    }
    if (named !== undefined) {
      if (/LOW LINE|LATIN|FULL STOP|DIGIT/.test(String(named).toUpperCase())) spelled = true
      return /LOW LINE/i.test(String(named)) ? '_' : whole
    }
    return LETTERS[letter!] ?? (letter === '\\' || letter === "'" || letter === '"' ? letter : whole)
  })
  return { text, spelled }
}
