import { COMPUTED_IMPORT, type Danger, DECODES, dangerOf, FILE_CHANGE, isLoaded } from './dangers.js'
import { type PythonToken, tokenizePython } from './tokenize.js'

export interface Call {
  readonly at: number
  /** As it resolves through imports and plain assignments: `os.system`. */
  readonly callable: string
  readonly shown: string
  readonly danger: Danger
  /** Inside a function, a lambda's owner or a `__main__` block: not when the module is imported. */
  readonly inside: boolean
  /** An evaluator is given what a decoder or a connection gives. */
  readonly decoded: boolean
}

/** Tokens of one call that are looked at: calls nested in calls stay linear. */
const LONGEST_CALL = 2000

const KEYWORDS = new Set(
  'if elif while for in not and or return yield await assert lambda else print with as is del raise from import def class except global nonlocal'.split(
    ' ',
  ),
)

/** Calls that run code, start programs or connect, with names resolved. Nothing is executed. */
export function readCalls(source: string, tokens: readonly PythonToken[]): Call[] {
  return new Reader(source, tokens).read()
}

class Reader {
  readonly #names = new Map<string, string>()
  readonly #calls: Call[] = []
  /** Indents of the functions around the current line. */
  readonly #functions: number[] = []
  /** Opened by this line's `def`; its body begins with the next deeper line. */
  #opening: number | undefined

  constructor(
    private readonly source: string,
    private readonly tokens: readonly PythonToken[],
  ) {}

  read(): Call[] {
    const { tokens } = this
    for (let index = 0; index < tokens.length; index++) {
      const token = tokens[index]!
      if (token.kind === 'line') index = this.#line(index)
      else if (token.kind === 'name') index = this.#name(index)
      else if (token.kind === 'text' && token.formatted) this.#formatted(token)
    }
    return this.#calls
  }

  /** Where a logical line begins. @returns the index of the last token that was read. */
  #line(index: number): number {
    const { indent } = this.tokens[index]!
    if (this.#opening !== undefined && indent > this.#opening) this.#functions.push(this.#opening)
    this.#opening = undefined
    while (this.#functions.length > 0 && indent <= this.#functions.at(-1)!) this.#functions.pop()
    const first = this.#at(index + 1)
    const word = first === 'async' ? this.#at(index + 2) : first
    if (word === 'def' || (word === 'if' && this.#at(index + 2) === '__name__')) this.#opening = indent
    if (first === 'import') return this.#import(index + 2)
    if (first === 'from') return this.#from(index + 2)
    this.#assignment(index + 1)
    return index
  }

  #at(index: number): string {
    const token = this.tokens[index]
    return token === undefined || token.kind === 'line' || token.kind === 'text' ? '' : token.value
  }

  /** A dotted name from a place on. */
  #dotted(index: number): { name: string; next: number } {
    if (this.tokens[index]?.kind !== 'name') return { name: '', next: index }
    let name = this.#at(index)
    let next = index + 1
    while (this.#at(next) === '.' && this.tokens[next + 1]?.kind === 'name') {
      name += `.${this.#at(next + 1)}`
      next += 2
    }
    return { name, next }
  }

  #import(start: number): number {
    let index = start
    for (;;) {
      const { name, next } = this.#dotted(index)
      if (name === '') return index - 1
      index = next
      if (this.#at(index) === 'as') {
        this.#names.set(this.#at(index + 1), name)
        index += 2
      } else this.#names.set(name.split('.')[0]!, name.split('.')[0]!)
      if (this.#at(index) !== ',') return index - 1
      index++
    }
  }

  #from(start: number): number {
    const { name: module, next } = this.#dotted(start)
    if (module === '' || this.#at(next) !== 'import') return start - 1
    let index = next + 1
    if (this.#at(index) === '(') index++
    while (this.tokens[index]?.kind === 'name') {
      const name = this.#at(index)
      const alias = this.#at(index + 1) === 'as' ? this.#at(index + 2) : name
      this.#names.set(alias, `${module}.${name}`)
      index += alias === name && this.#at(index + 1) !== 'as' ? 1 : 3
      if (this.#at(index) !== ',') break
      index++
    }
    return index - 1
  }

  /** `run = os.system` gives a name to what it stands for. */
  #assignment(index: number): void {
    if (this.tokens[index]?.kind !== 'name' || this.#at(index + 1) !== '=') return
    const { callable, next } = this.#callee(index + 2)
    const end = this.tokens[next]
    if (
      callable !== '' &&
      (end === undefined || end.kind === 'line' || end.value === ';') &&
      (dangerOf(callable) || isLoaded(callable) || callable === 'getattr')
    )
      this.#names.set(this.#at(index), callable)
  }

  #resolved(name: string): string {
    const [first, ...rest] = name.split('.')
    const known = this.#names.get(first!)
    return [known ?? first!, ...rest].join('.')
  }

  /** What stands before a call: a dotted name, `__import__('os').system`, `getattr(os, 'system')`. */
  #callee(index: number): { callable: string; next: number; computed?: boolean } {
    const { name, next } = this.#dotted(index)
    if (name === '') return { callable: '', next: index + 1 }
    const callable = this.#resolved(name)
    if (this.#at(next) !== '(') return { callable, next }
    const close = this.#close(next)
    if (/^(?:__import__|importlib\.(?:import_module|__import__))$/.test(callable)) {
      const module = this.#text(next + 1)
      if (module === undefined) return { callable, next, computed: true }
      if (this.#at(close + 1) !== '.') return { callable: module, next: close + 1 }
      const after = this.#dotted(close + 2)
      return { callable: `${module}.${after.name}`, next: after.next }
    }
    if (callable === 'getattr') {
      const owner = this.#callee(next + 1)
      const attribute = this.#at(owner.next) === ',' ? this.#text(owner.next + 1) : undefined
      if (owner.callable !== '' && attribute !== undefined) return { callable: `${owner.callable}.${attribute}`, next: close + 1 }
      if (isLoaded(owner.callable)) return { callable: `${owner.callable}.`, next: close + 1, computed: true }
    }
    return { callable, next }
  }

  /** One or several text literals that are put together, and nothing else before a comma or a bracket. */
  #text(index: number): string | undefined {
    let text = ''
    let at = index
    for (;;) {
      const token = this.tokens[at]
      if (token?.kind !== 'text' || token.formatted) return undefined
      text += token.value
      at++
      if (this.#at(at) === '+') at++
      else if (this.tokens[at]?.kind !== 'text') break
    }
    return [',', ')'].includes(this.#at(at)) ? text : undefined
  }

  #close(open: number): number {
    let depth = 0
    const end = Math.min(this.tokens.length, open + LONGEST_CALL)
    for (let index = open; index < end; index++) {
      const value = this.#at(index)
      if (value === '(') depth++
      if (value === ')' && --depth === 0) return index
    }
    return end - 1
  }

  #name(index: number): number {
    const token = this.tokens[index]!
    const before = this.#at(index - 1)
    if (KEYWORDS.has(token.value) || before === '.' || before === 'def' || before === 'class') return index
    const { callable, next, computed } = this.#callee(index)
    const called = this.#at(next) === '('
    const danger = computed ? COMPUTED_IMPORT : called || before === '@' ? (dangerOf(callable) ?? this.#opens(callable, next)) : undefined
    if (!danger) return index
    const end = called ? this.#close(next) : next
    const shown = this.source.slice(token.at, (this.tokens[Math.min(end, this.tokens.length - 1)]?.at ?? token.at) + 1)
    this.#calls.push({
      at: token.at,
      callable: computed ? `${callable}(…)` : callable,
      shown: shown.slice(0, 300),
      danger,
      inside: this.#functions.length > 0,
      decoded: /(?:^|\.)(?:exec|eval)$/.test(callable) && DECODES.test(shown.slice(0, 100_000)),
    })
    return index
  }

  /** `open` for writing. */
  #opens(callable: string, open: number): Danger | undefined {
    if (callable !== 'open' && callable !== 'io.open') return undefined
    const close = this.#close(open)
    for (let index = open + 1; index < close; index++) {
      const token = this.tokens[index]!
      if (token.kind === 'text' && /^[wax][bt+]{0,2}$/.test(token.value)) return FILE_CHANGE
    }
    return undefined
  }

  #formatted(token: PythonToken): void {
    for (const match of token.value.matchAll(/\{([^{}]{3,500})\}/g)) {
      const inner = tokenizePython(match[1]!)
      if (!inner?.some(({ value }) => value === '(')) continue
      const nested = new Reader(match[1]!, inner)
      for (const [name, known] of this.#names) nested.#names.set(name, known)
      for (const call of nested.read()) this.#calls.push({ ...call, at: token.at, inside: this.#functions.length > 0 })
    }
  }
}
