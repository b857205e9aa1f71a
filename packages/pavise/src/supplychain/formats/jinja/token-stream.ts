import { TemplateFault } from './ast.js'
import type { Token } from './tokenize.js'

/** Deeper nesting than any template of a person. */
const DEEPEST = 100

/** The tokens from a place on, with the bound on nesting. */
export class TokenStream {
  #at = 0
  #depth = 0

  constructor(private readonly tokens: readonly Token[]) {}

  get current(): Token {
    return this.tokens[this.#at]!
  }
  peek(ahead = 1): Token {
    return this.tokens[Math.min(this.#at + ahead, this.tokens.length - 1)]!
  }
  next(): Token {
    const token = this.current
    if (this.#at < this.tokens.length - 1) this.#at++
    return token
  }
  is(kind: Token['kind'], value?: string): boolean {
    return this.current.kind === kind && (value === undefined || this.current.value === value)
  }
  skip(kind: Token['kind'], value?: string): boolean {
    if (!this.is(kind, value)) return false
    this.next()
    return true
  }
  expect(kind: Token['kind'], value?: string): Token {
    if (!this.is(kind, value)) throw this.fault(`“${value ?? kind}” is expected`)
    return this.next()
  }
  fault(message: string): TemplateFault {
    return new TemplateFault(message, this.current.at)
  }
  nested<Result>(read: () => Result): Result {
    if (++this.#depth > DEEPEST) throw this.fault(`nested deeper than ${DEEPEST}`)
    const result = read()
    this.#depth--
    return result
  }
}
