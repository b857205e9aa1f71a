export interface PythonToken {
  readonly kind: 'name' | 'text' | 'number' | 'operator' | 'line'
  readonly at: number
  readonly value: string
  /** Of a `line`: columns before the next logical line's first token. */
  readonly indent: number
  /** Of a `text`: an f-string, whose braces hold expressions. */
  readonly formatted: boolean
}

const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy
const NUMBER = /(?:0[xXoObB][\da-fA-F_]+|\d[\d_]*(?:\.[\d_]*)?(?:[eE][+-]?\d+)?|\.\d[\d_]*)[jJ]?/y
const TEXT = /([rbufRBUFtT]{0,3})("""|'''|"|')/y
const OPERATOR = /\*\*=|\/\/=|>>=|<<=|\.\.\.|[-+*/%@&|^]=|:=|==|!=|<=|>=|->|\*\*|\/\/|<<|>>|[-+*/%@&|^~<>=.,:;()[\]{}!]/y

/**
 * Cuts Python source into tokens with the ends of logical lines among them. Undefined where the text is no Python: a character that the
 * language does not have, a text or a bracket that does not end.
 */
export function tokenizePython(source: string): PythonToken[] | undefined {
  const tokens: PythonToken[] = []
  const open: string[] = []
  let at = source.charCodeAt(0) === 0xfeff ? 1 : 0
  let fresh = true
  const push = (kind: PythonToken['kind'], start: number, value: string, indent = 0, formatted = false): void => {
    tokens.push({ kind, at: start, value, indent, formatted })
  }
  while (at < source.length) {
    if (fresh) {
      const indent = /[ \t\f]*/y
      indent.lastIndex = at
      const blanks = indent.exec(source)![0]
      at += blanks.length
      if (at < source.length && !'\n\r#'.includes(source[at]!)) push('line', at, '', width(blanks))
      fresh = false
    }
    const character = source[at]!
    if (character === undefined) break
    if (character === '\n' || character === '\r') {
      at++
      fresh = open.length === 0
    } else if (character === ' ' || character === '\t' || character === '\f') at++
    else if (character === '#') at = endOfLine(source, at)
    else if (character === '\\' && /\r?\n/y.test(source.slice(at + 1, at + 3))) at = source.indexOf('\n', at) + 1
    else {
      const end = one(source, at, open, push)
      if (end === undefined) return undefined
      at = end
    }
  }
  return open.length === 0 ? tokens : undefined
}

type Push = (kind: PythonToken['kind'], start: number, value: string, indent?: number, formatted?: boolean) => void

function one(source: string, at: number, open: string[], push: Push): number | undefined {
  TEXT.lastIndex = at
  const quoted = TEXT.exec(source)
  if (quoted) {
    const from = TEXT.lastIndex
    const end = endOfText(source, from, quoted[2]!)
    if (end === undefined) return undefined
    push('text', at, source.slice(from, end - quoted[2]!.length), 0, /[fFtT]/.test(quoted[1]!))
    return end
  }
  for (const [kind, pattern] of [
    ['name', NAME],
    ['number', NUMBER],
    ['operator', OPERATOR],
  ] as const) {
    pattern.lastIndex = at
    const match = pattern.exec(source)
    if (!match) continue
    if (kind === 'operator' && !brackets(match[0], open)) return undefined
    push(kind, at, match[0])
    return at + match[0].length
  }
  return undefined
}

function brackets(operator: string, open: string[]): boolean {
  if ('([{'.includes(operator)) open.push(operator)
  if (operator === ')' || operator === ']' || operator === '}') return open.pop() === { ')': '(', ']': '[', '}': '{' }[operator]
  return true
}

function endOfText(source: string, from: number, quote: string): number | undefined {
  for (let at = from; at < source.length; at++) {
    if (source[at] === '\\') at++
    else if (source.startsWith(quote, at)) return at + quote.length
    else if (source[at] === '\n' && quote.length === 1) return undefined
  }
  return undefined
}

const endOfLine = (source: string, at: number): number => {
  const end = source.indexOf('\n', at)
  return end < 0 ? source.length : end
}

const width = (blanks: string): number =>
  [...blanks].reduce((columns, blank) => (blank === '\t' ? (Math.floor(columns / 8) + 1) * 8 : columns + 1), 0)
