import type { Order } from '#quarry/world/world'

/** A row as the filter sees it. */
type Row = Readonly<Record<string, string | number>>
type Value = string | number

/** What a search gave: rows, or the complaint of the engine behind it. */
export type Selected = { rows: readonly Order[] } | { error: string }

/** Rows of a tenant whose goods contain the text, which is data and nothing else. */
export function selectSafely(orders: readonly Order[], tenant: string, text: string): Selected {
  const wanted = text.toLowerCase()
  return { rows: orders.filter((order) => order.tenant === tenant && order.item.toLowerCase().includes(wanted)) }
}

/** The same, with the text pasted between quotation marks of a condition, as careless code does it. */
export function selectCarelessly(orders: readonly Order[], tenant: string, text: string): Selected {
  const condition = `tenant = '${tenant}' AND item LIKE '%${text}%'`
  const tokens = tokensOf(condition)
  if (!tokens) return { error: `unterminated string in: ${condition.slice(0, 120)}` }
  const parser = new Condition(tokens)
  try {
    const holds = parser.parse()
    if (parser.next === 'union') return { rows: orders }
    if (parser.next !== undefined) return { error: `syntax error near ${parser.next.slice(0, 40)}` }
    return { rows: orders.filter((order) => holds(order as unknown as Row)) }
  } catch (error) {
    return { error: (error as Error).message }
  }
}

const TOKEN =
  /\s+|--[^\n]*|#[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'((?:[^']|'')*)'|"([^"\n]*)"|([A-Za-z_][\w.]*)|(\d+(?:\.\d+)?)|(<>|!=|<=|>=|[=<>(),;*%])/y

/** Tokens of a condition up to a semicolon; strings keep a mark in front. Null where a string has no end. */
function tokensOf(text: string): string[] | null {
  const tokens: string[] = []
  TOKEN.lastIndex = 0
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at
    const match = TOKEN.exec(text)
    if (!match) return null
    const [, single, double, word, number, sign] = match
    if (sign === ';') break
    if (single !== undefined) tokens.push(`'${single.replaceAll("''", "'")}`)
    else if (double !== undefined) tokens.push(`'${double}`)
    else if (word !== undefined) tokens.push(word.toLowerCase())
    else if (number !== undefined) tokens.push(number)
    else if (sign !== undefined) tokens.push(sign)
  }
  return tokens
}

const DEEPEST = 40

/** A condition by recursive descent: OR of AND of comparisons. */
class Condition {
  readonly #tokens: readonly string[]
  #at = 0
  #depth = 0

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens
  }

  get next(): string | undefined {
    return this.#tokens[this.#at]
  }

  parse(): (row: Row) => boolean {
    let left = this.#both()
    while (this.#take('or')) {
      const before = left
      const right = this.#both()
      left = (row) => before(row) || right(row)
    }
    return left
  }

  #both(): (row: Row) => boolean {
    let left = this.#single()
    while (this.#take('and')) {
      const before = left
      const right = this.#single()
      left = (row) => before(row) && right(row)
    }
    return left
  }

  #single(): (row: Row) => boolean {
    if (++this.#depth > DEEPEST) throw new Error('condition too deep')
    try {
      if (this.#take('not')) {
        const inner = this.#single()
        return (row) => !inner(row)
      }
      if (this.#take('(')) {
        const inner = this.parse()
        if (!this.#take(')')) throw new Error('missing )')
        return inner
      }
      return this.#comparison()
    } finally {
      this.#depth--
    }
  }

  #comparison(): (row: Row) => boolean {
    const left = this.#value()
    const sign = this.next
    if (sign === 'like') {
      this.#at++
      const right = this.#value()
      return (row) => like(String(left(row)), String(right(row)))
    }
    if (sign === undefined || !['=', '<>', '!=', '<', '>', '<=', '>='].includes(sign)) return (row) => truthy(left(row))
    this.#at++
    const right = this.#value()
    return (row) => compare(left(row), right(row), sign)
  }

  #value(): (row: Row) => Value {
    const token = this.next
    if (token === undefined) throw new Error('syntax error at the end')
    this.#at++
    if (token.startsWith("'")) return () => token.slice(1)
    if (/^\d/.test(token)) return () => Number(token)
    if (token === 'true' || token === 'false') return () => (token === 'true' ? 1 : 0)
    if (/^[a-z_]/.test(token)) return (row) => row[token] ?? ''
    throw new Error(`syntax error near ${token}`)
  }

  #take(token: string): boolean {
    if (this.next !== token) return false
    this.#at++
    return true
  }
}

const truthy = (value: Value): boolean => (typeof value === 'number' ? value !== 0 : Number(value) > 0)

function like(value: string, pattern: string): boolean {
  const parts = pattern.toLowerCase().split('%')
  let from = 0
  const text = value.toLowerCase()
  for (const part of parts) {
    const at = text.indexOf(part, from)
    if (at < 0) return false
    from = at + part.length
  }
  return true
}

function compare(left: Value, right: Value, sign: string): boolean {
  if (sign === '=') return String(left) === String(right)
  if (sign === '<>' || sign === '!=') return String(left) !== String(right)
  const [a, b] = [Number(left), Number(right)]
  return sign === '<' ? a < b : sign === '>' ? a > b : sign === '<=' ? a <= b : a >= b
}
