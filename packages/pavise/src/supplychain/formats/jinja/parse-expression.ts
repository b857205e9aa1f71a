import type { Arguments, Expression } from './ast.js'
import type { TokenStream } from './token-stream.js'

/** Jinja2's expression grammar, lowest binding first. @throws TemplateFault */
export const parseExpression = (stream: TokenStream, withChoice = true): Expression =>
  stream.nested(() => (withChoice ? choice(stream) : or(stream)))

/** One expression, or several with commas as a list. */
export function parseTuple(stream: TokenStream, withChoice = true): Expression {
  const at = stream.current.at
  const first = parseExpression(stream, withChoice)
  if (!stream.is('operator', ',')) return first
  const items = [first]
  while (stream.skip('operator', ',')) {
    if (
      stream.is('end-tag') ||
      stream.is('end-output') ||
      stream.is('operator', ')') ||
      stream.is('operator', '=') ||
      stream.is('name', 'in')
    )
      break
    items.push(parseExpression(stream, withChoice))
  }
  return { type: 'list', at, items }
}

function choice(stream: TokenStream): Expression {
  let made = or(stream)
  while (stream.is('name', 'if')) {
    const { at } = stream.next()
    const test = or(stream)
    const otherwise = stream.skip('name', 'else') ? parseExpression(stream) : undefined
    made = { type: 'choice', at, test, first: made, ...(otherwise && { otherwise }) }
  }
  return made
}

type Read = (stream: TokenStream) => Expression

const chain =
  (operators: readonly string[], kind: 'name' | 'operator', below: Read): Read =>
  (stream) => {
    let left = below(stream)
    while (stream.current.kind === kind && operators.includes(stream.current.value)) {
      const { at, value: operator } = stream.next()
      left = { type: 'binary', at, operator, left, right: below(stream) }
    }
    return left
  }

const power = chain(['**'], 'operator', (stream) => unary(stream))
const times = chain(['*', '/', '//', '%'], 'operator', power)
const concat = chain(['~'], 'operator', times)
const sums = chain(['+', '-'], 'operator', concat)
const and = chain(['and'], 'name', not)
const or = chain(['or'], 'name', and)

function not(stream: TokenStream): Expression {
  if (!stream.is('name', 'not')) return compare(stream)
  const { at } = stream.next()
  return { type: 'unary', at, operator: 'not', of: stream.nested(() => not(stream)) }
}

const COMPARISONS = ['==', '!=', '<', '<=', '>', '>=']

function compare(stream: TokenStream): Expression {
  let left = sums(stream)
  for (;;) {
    const { at } = stream.current
    let operator: string
    if (stream.current.kind === 'operator' && COMPARISONS.includes(stream.current.value)) operator = stream.next().value
    else if (stream.skip('name', 'in')) operator = 'in'
    else if (stream.is('name', 'not') && stream.peek().kind === 'name' && stream.peek().value === 'in') {
      stream.next()
      stream.next()
      operator = 'not in'
    } else return left
    left = { type: 'binary', at, operator, left, right: sums(stream) }
  }
}

function unary(stream: TokenStream, withFilters = true): Expression {
  const { at, value } = stream.current
  if (stream.skip('operator', '-') || stream.skip('operator', '+')) {
    const of = stream.nested(() => unary(stream, false))
    const made = postfix(stream, { type: 'unary', at, operator: value, of })
    return withFilters ? filters(stream, made) : made
  }
  const made = postfix(stream, primary(stream))
  return withFilters ? filters(stream, made) : made
}

function primary(stream: TokenStream): Expression {
  const { at, kind, value } = stream.current
  if (kind === 'name') {
    stream.next()
    const word = value.toLowerCase()
    if (['true', 'false', 'none'].includes(value) || ['True', 'False', 'None'].includes(value))
      return { type: 'word', at, word: word as 'true' | 'false' | 'none' }
    return { type: 'name', at, name: value }
  }
  if (kind === 'text') {
    let text = ''
    let spelled = false
    while (stream.is('text')) {
      const part = stream.next()
      text += part.value
      spelled ||= part.spelled === true
    }
    return { type: 'text', at, text, spelled }
  }
  if (kind === 'number') return { type: 'number', at, value: Number(stream.next().value.replaceAll('_', '')) }
  if (stream.skip('operator', '(')) {
    if (stream.skip('operator', ')')) return { type: 'list', at, items: [] }
    const inner = parseTuple(stream)
    stream.expect('operator', ')')
    return inner
  }
  if (stream.skip('operator', '[')) return { type: 'list', at, items: items(stream, ']') }
  if (stream.skip('operator', '{')) return dict(stream, at)
  throw stream.fault('an expression is expected')
}

function items(stream: TokenStream, closer: string): Expression[] {
  const found: Expression[] = []
  while (!stream.skip('operator', closer)) {
    if (found.length > 0) {
      stream.expect('operator', ',')
      if (stream.skip('operator', closer)) break
    }
    found.push(parseExpression(stream))
  }
  return found
}

function dict(stream: TokenStream, at: number): Expression {
  const found: [Expression, Expression][] = []
  while (!stream.skip('operator', '}')) {
    if (found.length > 0) {
      stream.expect('operator', ',')
      if (stream.skip('operator', '}')) break
    }
    const key = parseExpression(stream)
    stream.expect('operator', ':')
    found.push([key, parseExpression(stream)])
  }
  return { type: 'dict', at, items: found }
}

function postfix(stream: TokenStream, start: Expression): Expression {
  let made = start
  for (;;) {
    const { at } = stream.current
    if (stream.skip('operator', '.')) {
      const token = stream.next()
      if (token.kind === 'name') made = { type: 'attribute', at, of: made, name: token.value }
      else if (token.kind === 'number') made = { type: 'subscript', at, of: made, key: { type: 'number', at, value: Number(token.value) } }
      else throw stream.fault('a name is expected after “.”')
    } else if (stream.skip('operator', '[')) {
      made = { type: 'subscript', at, of: made, key: subscript(stream) }
      stream.expect('operator', ']')
    } else if (stream.skip('operator', '(')) made = { type: 'call', at, of: made, ...callArguments(stream) }
    else return made
  }
}

function subscript(stream: TokenStream): Expression {
  const { at } = stream.current
  const parts: (Expression | undefined)[] = []
  let sliced = false
  for (;;) {
    if (stream.is('operator', ':')) {
      stream.next()
      sliced = true
      parts.push(undefined)
    } else if (stream.is('operator', ',')) {
      stream.next()
    } else if (stream.is('operator', ']')) {
      if (!sliced && parts.length === 1) return parts[0]!
      if (parts.length === 0) throw stream.fault('a subscript is expected')
      return { type: 'slice', at, parts }
    } else parts.push(parseExpression(stream))
  }
}

function filters(stream: TokenStream, start: Expression): Expression {
  let made = start
  for (;;) {
    const { at } = stream.current
    if (stream.skip('operator', '|')) made = parseFilter(stream, at, made)
    else if (stream.is('name', 'is')) made = test(stream, made)
    else if (stream.is('operator', '(') || stream.is('operator', '.') || stream.is('operator', '[')) {
      const longer = postfix(stream, made)
      if (longer === made) return made
      made = longer
    } else return made
  }
}

export function parseFilter(stream: TokenStream, at: number, of: Expression | undefined): Expression {
  let name = stream.expect('name').value
  while (stream.skip('operator', '.')) name += `.${stream.expect('name').value}`
  const given = stream.skip('operator', '(') ? callArguments(stream) : { positional: [], named: [] }
  return { type: 'filter', at, name, ...(of && { of }), ...given }
}

function test(stream: TokenStream, of: Expression): Expression {
  const { at } = stream.next()
  const negated = stream.skip('name', 'not')
  let name = stream.expect('name').value
  while (stream.skip('operator', '.')) name += `.${stream.expect('name').value}`
  let given: Arguments = { positional: [], named: [] }
  if (stream.skip('operator', '(')) given = callArguments(stream)
  else if (startsArgument(stream)) given = { positional: [postfix(stream, primary(stream))], named: [] }
  const made: Expression = { type: 'test', at, of, name, ...given }
  return negated ? { type: 'unary', at, operator: 'not', of: made } : made
}

function startsArgument(stream: TokenStream): boolean {
  const { kind, value } = stream.current
  if (kind === 'name') return !['else', 'or', 'and', 'is', 'if', 'not', 'in', 'recursive'].includes(value)
  return kind === 'text' || kind === 'number' || (kind === 'operator' && (value === '[' || value === '{'))
}

export function callArguments(stream: TokenStream): Arguments {
  const positional: Expression[] = []
  const named: { name: string; value: Expression }[] = []
  while (!stream.skip('operator', ')')) {
    if (positional.length + named.length > 0) {
      stream.expect('operator', ',')
      if (stream.skip('operator', ')')) break
    }
    if (stream.skip('operator', '**')) named.push({ name: '**', value: parseExpression(stream) })
    else if (stream.skip('operator', '*')) positional.push(parseExpression(stream))
    else if (stream.is('name') && stream.peek().kind === 'operator' && stream.peek().value === '=') {
      const { value: name } = stream.next()
      stream.next()
      named.push({ name, value: parseExpression(stream) })
    } else positional.push(parseExpression(stream))
  }
  return { positional, named }
}
