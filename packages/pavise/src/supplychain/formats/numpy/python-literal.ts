/** A Python literal: text, number, True, False, None, tuple, list or dictionary of those. Tuples and lists are arrays, dictionaries maps. */
export type Literal = string | number | boolean | null | readonly Literal[] | ReadonlyMap<Literal, Literal>

const DEPTH = 32

/** Reads one Python literal; undefined where the text is anything else, such as an expression. Never evaluates. */
export function pythonLiteral(text: string): Literal | undefined {
  const reader = new Reader(text)
  try {
    const value = reader.value(DEPTH)
    return reader.over() ? value : undefined
  } catch (error) {
    if (error instanceof NoLiteral) return undefined
    throw error
  }
}

class NoLiteral extends Error {}

class Reader {
  #at = 0
  constructor(readonly text: string) {}

  over(): boolean {
    this.#blanks()
    return this.#at === this.text.length
  }

  value(depth: number): Literal {
    if (depth === 0) throw new NoLiteral()
    this.#blanks()
    const first = this.text[this.#at]
    if (first === '{') return this.#map(depth)
    if (first === '(') return this.#list(')', depth)
    if (first === '[') return this.#list(']', depth)
    const token = /(?:[bu]?'((?:[^'\\]|\\.)*)'|[bu]?"((?:[^"\\]|\\.)*)"|(True|False|None)\b|([-+]?\d+(?:\.\d*)?(?:[eE][-+]?\d+)?)L?)/y
    token.lastIndex = this.#at
    const found = token.exec(this.text)
    if (!found) throw new NoLiteral()
    this.#at = token.lastIndex
    const [, single, double, word, number] = found
    if (word !== undefined) return word === 'None' ? null : word === 'True'
    if (number !== undefined) return Number(number)
    return (single ?? double)!.replace(/\\(x[0-9a-fA-F]{2}|.)/g, (_all, escaped: string) =>
      escaped.length === 3 ? String.fromCharCode(Number.parseInt(escaped.slice(1), 16)) : escaped,
    )
  }

  #list(close: string, depth: number): Literal {
    const items: Literal[] = []
    this.#at++
    let commas = 0
    while (!this.#take(close)) {
      items.push(this.value(depth - 1))
      if (this.#take(',')) commas++
      else if (!this.#next(close)) throw new NoLiteral()
    }
    return close === ')' && items.length === 1 && commas === 0 ? items[0]! : items
  }

  #map(depth: number): Literal {
    const map = new Map<Literal, Literal>()
    this.#at++
    while (!this.#take('}')) {
      const key = this.value(depth - 1)
      if (!this.#take(':')) throw new NoLiteral()
      map.set(key, this.value(depth - 1))
      if (!this.#take(',') && !this.#next('}')) throw new NoLiteral()
    }
    return map
  }

  #next(sign: string): boolean {
    this.#blanks()
    return this.text[this.#at] === sign
  }

  #take(sign: string): boolean {
    if (!this.#next(sign)) return false
    this.#at++
    return true
  }

  #blanks(): void {
    while (/\s/.test(this.text[this.#at] ?? 'x')) this.#at++
  }
}
