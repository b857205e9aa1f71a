import type { QueryFault } from './query.js'

/** A piece of a filter line before fields are known: `-`? name `:` operator? value `,` value … or words alone. */
export interface QueryToken {
  readonly start: number
  readonly end: number
  readonly negated: boolean
  /** Absent for words alone. */
  readonly field?: string
  readonly operator: '' | '<' | '<=' | '>' | '>='
  readonly values: readonly { readonly text: string; readonly quoted: boolean }[]
}

const SPACE = /\s/
const NAME = /^[A-Za-z][A-Za-z_]*:/

/** Cuts a filter line at its spaces, but not inside quotes. One pass over the line. */
export function queryTokens(line: string): { tokens: QueryToken[]; faults: QueryFault[] } {
  const tokens: QueryToken[] = []
  const faults: QueryFault[] = []
  let at = 0
  while (at < line.length) {
    if (SPACE.test(line[at]!)) {
      at++
      continue
    }
    const { token, end, fault } = readToken(line, at)
    if (fault) faults.push(fault)
    else if (token) tokens.push(token)
    at = end
  }
  return { tokens, faults }
}

function readToken(line: string, start: number): { token?: QueryToken; end: number; fault?: QueryFault } {
  let at = start
  const negated = line[at] === '-' && at + 1 < line.length && !SPACE.test(line[at + 1]!)
  if (negated) at++
  const field = NAME.exec(line.slice(at, at + 40))?.[0].slice(0, -1)
  let operator: QueryToken['operator'] = ''
  if (field !== undefined) {
    at += field.length + 1
    operator = (/^[<>]=?/.exec(line.slice(at, at + 2))?.[0] ?? '') as QueryToken['operator']
    at += operator.length
  }
  const values: { text: string; quoted: boolean }[] = []
  for (;;) {
    const value = line[at] === '"' ? quotedValue(line, at) : plainValue(line, at, field !== undefined)
    if (value.unclosed) {
      return { end: line.length, fault: { start: at, end: line.length, message: 'a quotation mark is never closed' } }
    }
    if (value.text !== '' || value.quoted) values.push({ text: value.text, quoted: value.quoted })
    at = value.end
    if (field === undefined || line[at] !== ',') break
    at++
  }
  return { token: { start, end: at, negated, ...(field === undefined ? {} : { field }), operator, values }, end: at }
}

interface Value {
  readonly text: string
  readonly quoted: boolean
  readonly end: number
  readonly unclosed: boolean
}

/** From one quotation mark to the next; `\"` and `\\` stand for themselves. */
function quotedValue(line: string, start: number): Value {
  let text = ''
  for (let at = start + 1; at < line.length; at++) {
    const letter = line[at]!
    if (letter === '"') return { text, quoted: true, end: at + 1, unclosed: false }
    if (letter === '\\' && (line[at + 1] === '"' || line[at + 1] === '\\')) {
      text += line[++at]
    } else text += letter
  }
  return { text, quoted: true, end: line.length, unclosed: true }
}

function plainValue(line: string, start: number, inField: boolean): Value {
  let at = start
  while (at < line.length && !SPACE.test(line[at]!) && line[at] !== '"' && !(inField && line[at] === ',')) at++
  return { text: line.slice(start, at), quoted: false, end: at, unclosed: false }
}
