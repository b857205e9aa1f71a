/** A parsed pattern. Ranges are inclusive and over UTF-16 units. */
export type Node =
  | { type: 'set'; ranges: readonly (readonly [number, number])[] }
  | { type: 'sequence'; items: readonly Node[] }
  | { type: 'choice'; items: readonly Node[] }
  | { type: 'repeat'; item: Node; least: number; most: number }

/** A pattern that is refused, in words for the person who wrote it. */
export class PatternFault extends Error {}

type Ranges = [number, number][]
const DIGIT: Ranges = [[48, 57]]
const WORD: Ranges = [
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
]
const SPACE: Ranges = [
  [9, 10],
  [12, 13],
  [32, 32],
]
const MOST_REPEATS = 1000
const DEEPEST_GROUP = 64
const CONTROL: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, v: 11, a: 7 }

function complement(ranges: Ranges): Ranges {
  const out: Ranges = []
  let next = 0
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (from > next) out.push([next, from - 1])
    next = Math.max(next, to + 1)
  }
  if (next <= 0xffff) out.push([next, 0xffff])
  return out
}

/** Reads the part of RE2 syntax that a scanner over streams can serve; everything else is refused by name. */
class Parser {
  private i = 0
  private depth = 0
  constructor(
    private readonly source: string,
    private readonly fold: boolean,
  ) {}

  parse(): Node {
    const node = this.choice()
    if (this.i < this.source.length) throw new PatternFault(`")" without "(" at ${this.i + 1}`)
    return node
  }

  private choice(): Node {
    const items = [this.sequence()]
    while (this.source[this.i] === '|') {
      this.i++
      items.push(this.sequence())
    }
    return items.length === 1 ? items[0]! : { type: 'choice', items }
  }

  private sequence(): Node {
    const items: Node[] = []
    while (this.i < this.source.length && this.source[this.i] !== '|' && this.source[this.i] !== ')') items.push(this.repeat())
    return { type: 'sequence', items }
  }

  private repeat(): Node {
    let item = this.atom()
    for (;;) {
      const bounds = this.bounds()
      if (!bounds) return item
      if (this.source[this.i] === '?') this.i++
      if (this.source[this.i] === '+') throw new PatternFault(`possessive repetition at ${this.i + 1} is not supported`)
      item = { type: 'repeat', item, least: bounds[0], most: bounds[1] }
    }
  }

  private bounds(): [number, number] | null {
    const c = this.source[this.i]
    if (c === '*' || c === '+' || c === '?') {
      this.i++
      return c === '*' ? [0, Number.POSITIVE_INFINITY] : c === '+' ? [1, Number.POSITIVE_INFINITY] : [0, 1]
    }
    const found = /^\{(\d{1,5})(,(\d{0,5}))?\}/.exec(this.source.slice(this.i, this.i + 14))
    if (!found) return null
    this.i += found[0].length
    const least = Number(found[1])
    const most = found[2] === undefined ? least : found[3] === '' ? Number.POSITIVE_INFINITY : Number(found[3])
    if (most < least) throw new PatternFault(`repetition {${least},${most}} counts down`)
    if (least > MOST_REPEATS || (most !== Number.POSITIVE_INFINITY && most > MOST_REPEATS))
      throw new PatternFault(`repetition above ${MOST_REPEATS}`)
    return [least, most]
  }

  private atom(): Node {
    const c = this.source[this.i]!
    if (c === '(') return this.group()
    if (c === '[') return this.set(this.members())
    if (c === '\\') return this.set(this.escape())
    if (c === '.') {
      this.i++
      return { type: 'set', ranges: complement([[10, 10]]) }
    }
    if (c === '^' || c === '$') throw new PatternFault(`anchor "${c}" at ${this.i + 1}: a pattern is looked for anywhere`)
    if (c === '*' || c === '+' || c === '?') throw new PatternFault(`"${c}" at ${this.i + 1} repeats nothing`)
    this.i++
    return this.set([[c.charCodeAt(0), c.charCodeAt(0)]])
  }

  private group(): Node {
    const rest = this.source.slice(this.i, this.i + 4)
    if (/^\(\?<?[=!]/.test(rest)) throw new PatternFault(`look-around at ${this.i + 1} is not supported`)
    if (rest.startsWith('(?:')) this.i += 3
    else if (rest.startsWith('(?')) throw new PatternFault(`group flags or names at ${this.i + 1} are not supported`)
    else this.i++
    if (++this.depth > DEEPEST_GROUP) throw new PatternFault(`groups nested more than ${DEEPEST_GROUP} deep`)
    const node = this.choice()
    this.depth--
    if (this.source[this.i] !== ')') throw new PatternFault('"(" without ")"')
    this.i++
    return node
  }

  private escape(): Ranges {
    const c = this.source[this.i + 1]
    if (c === undefined) throw new PatternFault('"\\" at the end')
    this.i += 2
    const lower = c.toLowerCase()
    const named = lower === 'd' ? DIGIT : lower === 'w' ? WORD : lower === 's' ? SPACE : undefined
    if (named) return c === lower ? named : complement(named)
    if (c >= '1' && c <= '9') throw new PatternFault(`back-reference \\${c} is not supported`)
    if (c === 'b' || c === 'B') throw new PatternFault(`word border \\${c} is not supported`)
    if (lower === 'p' || c === 'A' || lower === 'z' || c === 'Q' || c === 'C') throw new PatternFault(`\\${c} is not supported`)
    const hex = c === 'x' ? /^(?:([0-9a-f]{2})|\{([0-9a-f]{1,4})\})/i.exec(this.source.slice(this.i, this.i + 6)) : null
    if (hex) {
      this.i += hex[0].length
      const unit = Number.parseInt(hex[1] ?? hex[2] ?? '', 16)
      return [[unit, unit]]
    }
    if (/[A-Za-z0-9]/.test(c) && CONTROL[c] === undefined) throw new PatternFault(`unknown escape \\${c}`)
    const unit = CONTROL[c] ?? c.charCodeAt(0)
    return [[unit, unit]]
  }

  private members(): Ranges {
    const start = this.i++
    const negated = this.source[this.i] === '^'
    if (negated) this.i++
    const ranges: Ranges = []
    for (let first = true; this.source[this.i] !== ']' || first; first = false) {
      if (this.i >= this.source.length) throw new PatternFault(`"[" at ${start + 1} without "]"`)
      if (this.source.startsWith('[:', this.i)) throw new PatternFault(`named class at ${this.i + 1} is not supported`)
      const low = this.member()
      const single = low.length === 1 && low[0]![0] === low[0]![1]
      if (single && this.source[this.i] === '-' && this.source[this.i + 1] !== ']') {
        this.i++
        const high = this.member()
        if (high.length !== 1 || high[0]![0] < low[0]![0]) throw new PatternFault(`range at ${this.i} counts down`)
        ranges.push([low[0]![0], high[0]![1]])
      } else ranges.push(...low)
    }
    this.i++
    return negated ? complement(this.fold ? folded(ranges) : ranges) : ranges
  }

  private member(): Ranges {
    if (this.source[this.i] === '\\') return this.escape()
    const unit = this.source.charCodeAt(this.i++)
    return [[unit, unit]]
  }

  private set(ranges: Ranges): Node {
    return { type: 'set', ranges: this.fold ? folded(ranges) : ranges }
  }
}

/** Adds the other case of ASCII letters. */
function folded(ranges: Ranges): Ranges {
  const out = [...ranges]
  for (const [from, to] of ranges) {
    const up: [number, number] = [Math.max(from, 97) - 32, Math.min(to, 122) - 32]
    const down: [number, number] = [Math.max(from, 65) + 32, Math.min(to, 90) + 32]
    if (up[0] <= up[1]) out.push(up)
    if (down[0] <= down[1]) out.push(down)
  }
  return out
}

/** Parses a pattern; throws a `PatternFault` that names what is refused. `(?i)` at the start ignores the case of ASCII letters. */
export function parsePattern(source: string): Node {
  const fold = source.startsWith('(?i)')
  return new Parser(fold ? source.slice(4) : source, fold).parse()
}
