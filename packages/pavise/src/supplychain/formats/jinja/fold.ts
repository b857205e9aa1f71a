import type { Expression } from './ast.js'
import { below } from './walk.js'

/** What a name may hold, as far as the template says it plainly. */
export type Known = ReadonlyMap<string, string>

const LONGEST = 10_000
/** Pieces of pieces that are followed: what is put together of more is unknown, which is never harmless. */
const DEEPEST = 60

/**
 * The text that an expression makes from constants, or undefined. Knows the ways in which a forbidden name is put together: joining, `~`,
 * `+`, `%`, format, replace, reversed slices, filters. Never longer than 10,000 characters.
 */
export function fold(node: Expression | undefined, known: Known, depth = 0): string | undefined {
  const text = node && depth < DEEPEST ? folded(node, known, depth + 1) : undefined
  return text !== undefined && text.length <= LONGEST ? text : undefined
}

function folded(node: Expression, known: Known, depth: number): string | undefined {
  switch (node.type) {
    case 'text':
      return node.text
    case 'number':
      return String(node.value)
    case 'name':
      return known.get(node.name)
    case 'binary':
      return foldedBinary(node.operator, node.left, node.right, known, depth)
    case 'filter':
      return foldedFilter(node.name, node.of, node.positional, known, depth)
    case 'subscript':
      return foldedSlice(node.of, node.key, known, depth)
    case 'call':
      return foldedCall(node.of, node.positional, known, depth)
    default:
      return undefined
  }
}

function foldedBinary(operator: string, left: Expression, right: Expression, known: Known, depth: number): string | undefined {
  const first = fold(left, known, depth)
  if (first === undefined) return undefined
  if (operator === '%') return formatted(first, right.type === 'list' ? right.items : [right], known, depth)
  if (operator === '*' && right.type === 'number')
    return first.length * right.value <= LONGEST ? first.repeat(Math.max(0, right.value)) : undefined
  const second = fold(right, known, depth)
  if (second === undefined || (operator !== '~' && operator !== '+')) return undefined
  return first + second
}

function formatted(pattern: string, values: readonly Expression[], known: Known, depth: number): string | undefined {
  let next = 0
  let whole = true
  const text = pattern.replace(/%(?:\([^)]*\))?[-+ #0]*\d*(?:\.\d+)?([a-zA-Z%])/g, (_match, kind: string) => {
    if (kind === '%') return '%'
    const value = fold(values[next++], known, depth)
    if (value === undefined) whole = false
    return kind === 'c' && value !== undefined && /^\d+$/.test(value)
      ? String.fromCodePoint(Math.min(Number(value), 0x10ffff))
      : (value ?? '')
  })
  return whole ? text : undefined
}

function foldedFilter(
  name: string,
  of: Expression | undefined,
  given: readonly Expression[],
  known: Known,
  depth: number,
): string | undefined {
  if (name === 'join' && of) return joined(of, fold(given[0], known, depth) ?? '', known, depth)
  const text = fold(of, known, depth)
  if (text === undefined) return undefined
  return changed(name, text, given, known, depth)
}

function joined(of: Expression, between: string, known: Known, depth: number): string | undefined {
  if (of.type === 'list') {
    const parts = of.items.map((item) => fold(item, known, depth))
    return parts.every((part) => part !== undefined) ? parts.join(between) : undefined
  }
  // dict(__cla=x, ss__=y)|join joins the names of its arguments.
  if (of.type === 'call' && of.of.type === 'name' && of.of.name === 'dict') return of.named.map(({ name }) => name).join(between)
  if (of.type === 'dict') {
    const parts = of.items.map(([key]) => fold(key, known, depth))
    return parts.every((part) => part !== undefined) ? parts.join(between) : undefined
  }
  const text = fold(of, known, depth)
  return text === undefined ? undefined : [...text].join(between)
}

function changed(name: string, text: string, given: readonly Expression[], known: Known, depth: number): string | undefined {
  const first = fold(given[0], known, depth)
  const second = fold(given[1], known, depth)
  switch (name) {
    case 'reverse':
      return [...text].reverse().join('')
    case 'lower':
      return text.toLowerCase()
    case 'upper':
      return text.toUpperCase()
    case 'trim':
    case 'strip':
      return text.trim()
    case 'string':
    case 'safe':
    case 'list':
    case 'first' /* of a list of one text */:
      return text
    case 'replace':
      return first !== undefined && second !== undefined
        ? text.replaceAll(first, second.length * text.length > LONGEST ? '' : second)
        : undefined
    case 'format':
      return text.includes('{') ? braces(text, given, known, depth) : formatted(text, given, known, depth)
    case 'join':
      return given[0] && joined(given[0], text, known, depth)
    default:
      return undefined
  }
}

function braces(pattern: string, values: readonly Expression[], known: Known, depth: number): string | undefined {
  let next = 0
  let whole = true
  const text = pattern.replace(/\{(\d*)\}/g, (_match, index: string) => {
    const value = fold(values[index === '' ? next++ : Number(index)], known, depth)
    if (value === undefined) whole = false
    return value ?? ''
  })
  return whole ? text : undefined
}

function foldedSlice(of: Expression, key: Expression, known: Known, depth: number): string | undefined {
  const text = fold(of, known, depth)
  if (text === undefined || key.type !== 'slice') return undefined
  const step = key.parts.at(-1)
  const backwards = step?.type === 'unary' && step.operator === '-'
  return backwards ? [...text].reverse().join('') : text
}

function foldedCall(of: Expression, given: readonly Expression[], known: Known, depth: number): string | undefined {
  if (of.type !== 'attribute') return undefined
  const text = fold(of.of, known, depth)
  return text === undefined ? undefined : changed(of.name, text, given, known, depth)
}

/** Whether an expression puts a text together instead of naming it: the shape of a name that is to be hidden. */
export function isBuilt(node: Expression): boolean {
  if (node.type === 'text') return node.spelled
  if (node.type === 'binary') {
    if (node.operator === '~') return true
    if (node.operator === '%' && hasText(node.left)) return true
    return node.operator === '+' && (hasText(node.left) || hasText(node.right))
  }
  if (node.type === 'filter')
    return (
      ['join', 'format', 'replace', 'reverse'].includes(node.name) ||
      (node.of !== undefined && node.of.type !== 'filter' && isBuilt(node.of))
    )
  if (node.type === 'subscript') return node.of.type === 'text' || node.of.type === 'filter'
  return (
    node.type === 'call' &&
    node.of.type === 'attribute' &&
    ['join', 'format', 'replace', 'decode', 'lower', 'upper'].includes(node.of.name) &&
    hasText(node.of.of)
  )
}

/** Whether a constant text is among the first pieces of an expression. */
function hasText(node: Expression): boolean {
  let looked = 0
  for (const piece of below(node)) {
    if (piece.type === 'text') return true
    if (++looked > 200) return true
  }
  return false
}
