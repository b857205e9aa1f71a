import type { Expression, Statement, Template } from './ast.js'
import { callArguments, parseExpression, parseFilter, parseTuple } from './parse-expression.js'
import { TokenStream } from './token-stream.js'
import { tokenize } from './tokenize.js'

/** Parses a Jinja2 template with the extensions that chat templates are rendered with: loop controls, do, generation. @throws TemplateFault */
export function parseTemplate(source: string): Template {
  const stream = new TokenStream(tokenize(source))
  const body = statements(stream, [])
  if (!stream.is('end')) throw stream.fault(`“${stream.peek().value}” ends nothing`)
  return { body }
}

/** Up to a tag that is one of `enders`; the tag stays. */
function statements(stream: TokenStream, enders: readonly string[]): Statement[] {
  return stream.nested(() => {
    const found: Statement[] = []
    for (;;) {
      const { at, kind, value } = stream.current
      if (kind === 'end') {
        if (enders.length > 0) throw stream.fault(`“${enders[0]}” is missing`)
        return found
      }
      if (kind === 'data') {
        stream.next()
        found.push({ type: 'data', at, text: value })
      } else if (kind === 'begin-output') {
        stream.next()
        found.push({ type: 'output', at, value: parseTuple(stream) })
        stream.expect('end-output')
      } else {
        const tag = stream.peek()
        if (tag.kind !== 'name') throw stream.fault('a tag without a name')
        if (enders.includes(tag.value)) return found
        stream.next()
        stream.next()
        found.push(statement(stream, tag.value, at))
      }
    }
  })
}

/** The body up to `ender`, which is read away with its tag. */
function bodyUntil(stream: TokenStream, ender: string): Statement[] {
  stream.expect('end-tag')
  const body = statements(stream, [ender])
  stream.next()
  stream.next()
  if (ender === 'endblock' || ender === 'endmacro') stream.skip('name')
  stream.expect('end-tag')
  return body
}

function statement(stream: TokenStream, tag: string, at: number): Statement {
  switch (tag) {
    case 'if':
      return branch(stream, at)
    case 'for':
      return loop(stream, at)
    case 'set':
      return assignment(stream, at)
    case 'macro':
      return macro(stream, at)
    case 'call': {
      const names = stream.skip('operator', '(') ? parameters(stream).names : []
      const values = [parseExpression(stream)]
      return { type: 'block', at, tag, values, names, body: bodyUntil(stream, 'endcall') }
    }
    case 'filter': {
      let value = parseFilter(stream, at, undefined)
      while (stream.skip('operator', '|')) value = parseFilter(stream, at, value)
      return { type: 'block', at, tag, values: [value], names: [], body: bodyUntil(stream, 'endfilter') }
    }
    case 'with':
      return scope(stream, at)
    case 'block': {
      stream.expect('name')
      while (stream.is('name')) stream.next()
      return { type: 'block', at, tag, values: [], names: [], body: bodyUntil(stream, 'endblock') }
    }
    case 'autoescape': {
      const values = [parseExpression(stream)]
      return { type: 'block', at, tag, values, names: [], body: bodyUntil(stream, 'endautoescape') }
    }
    case 'generation':
      return { type: 'block', at, tag, values: [], names: [], body: bodyUntil(stream, 'endgeneration') }
    case 'do': {
      const value = parseTuple(stream)
      stream.expect('end-tag')
      return { type: 'output', at, value }
    }
    case 'break':
    case 'continue':
      stream.expect('end-tag')
      return { type: 'jump', at }
    case 'include':
    case 'extends':
    case 'import':
    case 'from':
      return load(stream, tag, at)
    default:
      throw stream.fault(`the tag “${tag.slice(0, 40)}” is unknown`)
  }
}

function branch(stream: TokenStream, at: number): Statement {
  const test = parseTuple(stream, false)
  stream.expect('end-tag')
  const body = statements(stream, ['elif', 'else', 'endif'])
  stream.next()
  const { value: word, at: wordAt } = stream.next()
  let otherwise: readonly Statement[] = []
  if (word === 'elif') otherwise = [stream.nested(() => branch(stream, wordAt))]
  else {
    if (word === 'else') otherwise = bodyUntil(stream, 'endif')
    else stream.expect('end-tag')
  }
  return { type: 'if', at, test, body, otherwise }
}

function loop(stream: TokenStream, at: number): Statement {
  const target = targets(stream)
  stream.expect('name', 'in')
  const over = parseTuple(stream, false)
  const test = stream.skip('name', 'if') ? parseExpression(stream) : undefined
  stream.skip('name', 'recursive')
  stream.expect('end-tag')
  const body = statements(stream, ['else', 'endfor'])
  stream.next()
  const { value: word } = stream.next()
  let otherwise: readonly Statement[] = []
  if (word === 'else') otherwise = bodyUntil(stream, 'endfor')
  else stream.expect('end-tag')
  return { type: 'for', at, target, over, ...(test && { test }), body, otherwise }
}

/** Names, attributes of a namespace, tuples of these. */
function targets(stream: TokenStream): Expression {
  const at = stream.current.at
  const one = (): Expression => {
    if (stream.skip('operator', '(')) {
      const inner = targets(stream)
      stream.expect('operator', ')')
      return inner
    }
    let made: Expression = { type: 'name', at: stream.current.at, name: stream.expect('name').value }
    while (stream.skip('operator', '.')) made = { type: 'attribute', at, of: made, name: stream.expect('name').value }
    return made
  }
  const first = stream.nested(one)
  if (!stream.is('operator', ',')) return first
  const items = [first]
  while (stream.skip('operator', ',')) {
    if (stream.is('name', 'in') || stream.is('operator', '=')) break
    items.push(one())
  }
  return { type: 'list', at, items }
}

function assignment(stream: TokenStream, at: number): Statement {
  const target = targets(stream)
  if (stream.skip('operator', '=')) {
    const value = parseTuple(stream)
    stream.expect('end-tag')
    return { type: 'set', at, target, value, body: [] }
  }
  let value: Expression | undefined
  while (stream.skip('operator', '|')) value = parseFilter(stream, at, value)
  return { type: 'set', at, target, ...(value && { value }), body: bodyUntil(stream, 'endset') }
}

function parameters(stream: TokenStream): { names: string[]; defaults: Expression[] } {
  const names: string[] = []
  const defaults: Expression[] = []
  while (!stream.skip('operator', ')')) {
    if (names.length > 0) {
      stream.expect('operator', ',')
      if (stream.skip('operator', ')')) break
    }
    names.push(stream.expect('name').value)
    if (stream.skip('operator', '=')) defaults.push(parseExpression(stream))
  }
  return { names, defaults }
}

function macro(stream: TokenStream, at: number): Statement {
  const name = stream.expect('name').value
  stream.expect('operator', '(')
  const { names, defaults } = parameters(stream)
  return { type: 'macro', at, name, parameters: names, defaults, body: bodyUntil(stream, 'endmacro') }
}

function scope(stream: TokenStream, at: number): Statement {
  const names: string[] = []
  const values: Expression[] = []
  while (!stream.is('end-tag')) {
    if (names.length > 0) stream.expect('operator', ',')
    names.push(stream.expect('name').value)
    stream.expect('operator', '=')
    values.push(parseExpression(stream))
  }
  return { type: 'block', at, tag: 'with', values, names, body: bodyUntil(stream, 'endwith') }
}

function load(stream: TokenStream, tag: string, at: number): Statement {
  const template = parseExpression(stream)
  const names: string[] = []
  while (!stream.is('end-tag') && !stream.is('end')) {
    const token = stream.next()
    if (token.kind === 'name') names.push(token.value)
    if (token.kind === 'operator' && token.value === '(') callArguments(stream)
  }
  stream.expect('end-tag')
  return { type: 'load', at, tag, template, names }
}
