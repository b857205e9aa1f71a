import { LINE_BEGIN, LINE_END, NO_WORD_BORDER, TEXT_BEGIN, TEXT_END, WORD_BORDER } from './border.js'
import { caseless, complement, nodeOf, PERL, POSIX, property, type Ranges } from './character-class.js'
import { type Node, PatternFault } from './node.js'

const MOST_REPEATS = 1000
const DEEPEST_GROUP = 64
const CONTROL: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, v: 11, a: 7 }

/** What `(?i)`, `(?s)` and `(?m)` switch; `U` is read and changes nothing that is looked for here. */
interface Flags {
  fold: boolean
  dotAll: boolean
  lines: boolean
}

const BORDER_ESCAPES: Readonly<Record<string, number>> = { A: TEXT_BEGIN, z: TEXT_END, b: WORD_BORDER, B: NO_WORD_BORDER }

/** Reads the part of RE2 syntax that a scanner over streams can serve; everything else is refused by name and place. Places count from 1. */
class Parser {
  private i = 0
  private depth = 0
  private readonly names = new Set<string>()
  private flags: Flags = { fold: false, dotAll: false, lines: false }
  constructor(private readonly source: string) {}

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
    while (this.i < this.source.length && this.source[this.i] !== '|' && this.source[this.i] !== ')') {
      if (this.source.startsWith('\\Q', this.i)) items.push(...this.quoted())
      else if (!this.switched()) items.push(this.repeat())
    }
    return { type: 'sequence', items }
  }

  private repeat(): Node {
    const item = this.atom()
    const bounds = this.bounds()
    if (!bounds) return item
    if (this.source[this.i] === '?') this.i++
    const at = this.i
    if (this.source[at] === '+') throw new PatternFault(`possessive repetition at ${at + 1} is not supported`)
    if (this.bounds()) throw new PatternFault(`repetition of a repetition at ${at + 1}: put the first into a group`)
    return { type: 'repeat', item, least: bounds[0], most: bounds[1] }
  }

  private bounds(): [number, number] | null {
    const c = this.source[this.i]
    if (c === '*' || c === '+' || c === '?') {
      this.i++
      return c === '*' ? [0, Number.POSITIVE_INFINITY] : c === '+' ? [1, Number.POSITIVE_INFINITY] : [0, 1]
    }
    const found = /^\{(\d{1,5})(,(\d{0,5}))?\}/.exec(this.source.slice(this.i, this.i + 14))
    if (!found) return null
    const at = this.i + 1
    this.i += found[0].length
    const least = Number(found[1])
    const most = found[2] === undefined ? least : found[3] === '' ? Number.POSITIVE_INFINITY : Number(found[3])
    if (most < least) throw new PatternFault(`repetition {${least},${most}} at ${at} counts down`)
    if (least > MOST_REPEATS || (most !== Number.POSITIVE_INFINITY && most > MOST_REPEATS))
      throw new PatternFault(`repetition above ${MOST_REPEATS} at ${at}`)
    return [least, most]
  }

  private atom(): Node {
    const c = this.source[this.i]!
    const at = this.i + 1
    if (c === '(') return this.group()
    if (c === '[') return this.set(this.members())
    if (c === '\\') return this.border() ?? this.set(this.escape())
    if (c === '.') {
      this.i++
      return nodeOf(complement(this.flags.dotAll ? [] : [[10, 10]]))
    }
    if (c === '^' || c === '$') {
      this.i++
      const { lines } = this.flags
      return { type: 'border', holds: c === '^' ? (lines ? LINE_BEGIN : TEXT_BEGIN) : lines ? LINE_END : TEXT_END }
    }
    if (this.bounds()) throw new PatternFault(`"${c}" at ${at} repeats nothing`)
    return this.set(this.point())
  }

  private group(): Node {
    const at = this.i + 1
    const rest = this.source.slice(this.i, this.i + 80)
    if (/^\(\?<?[=!]/.test(rest)) throw new PatternFault(`look-around at ${at} is not supported`)
    const open = /^\((?:\?(?:P?<[A-Za-z_]\w{0,60}>|[imsU]{0,4}(?:-[imsU]{1,4})?:))?/.exec(rest)![0]
    if (open === '(' && rest[1] === '?') throw new PatternFault(`"(?" at ${at} opens no group of RE2`)
    const name = /<(.*)>/.exec(open)?.[1]
    if (name !== undefined && this.names.has(name)) throw new PatternFault(`group ${name} at ${at} is named a second time`)
    if (name !== undefined) this.names.add(name)
    const before = this.flags
    if (open.endsWith(':')) this.flags = this.changed(open)
    this.i += open.length
    if (++this.depth > DEEPEST_GROUP) throw new PatternFault(`groups nested more than ${DEEPEST_GROUP} deep at ${at}`)
    const node = this.choice()
    // What is switched inside ends with the group.
    this.flags = before
    this.depth--
    if (this.source[this.i] !== ')') throw new PatternFault(`"(" without ")" at ${at}`)
    this.i++
    return node
  }

  /** `(?i)` holds to the end of the group that it stands in. */
  private switched(): boolean {
    const found = /^\(\?(?:[imsU]{1,4}(?:-[imsU]{1,4})?|-[imsU]{1,4})\)/.exec(this.source.slice(this.i, this.i + 14))
    if (!found) return false
    this.flags = this.changed(found[0])
    this.i += found[0].length
    return true
  }

  private changed(text: string): Flags {
    const [on = '', off = ''] = text.split('-')
    const flag = (letter: string, was: boolean) => !off.includes(letter) && (on.includes(letter) || was)
    return { fold: flag('i', this.flags.fold), dotAll: flag('s', this.flags.dotAll), lines: flag('m', this.flags.lines) }
  }

  /** `\Q…\E`: as it stands. Only its last character is repeated by what follows, so it is read one by one. */
  private quoted(): Node[] {
    const close = this.source.indexOf('\\E', this.i + 2)
    const end = close < 0 ? this.source.length : close
    const items: Node[] = []
    this.i += 2
    while (this.i < end) items.push(this.set(this.point()))
    this.i = close < 0 ? end : end + 2
    const at = this.i
    const bounds = this.bounds()
    const last = items.pop()
    if (!last) {
      if (bounds) throw new PatternFault(`"${this.source[at]}" at ${at + 1} repeats nothing`)
      return items
    }
    if (bounds && this.source[this.i] === '?') this.i++
    items.push(bounds ? { type: 'repeat', item: last, least: bounds[0], most: bounds[1] } : last)
    return items
  }

  private point(): Ranges {
    const c = this.source.codePointAt(this.i)!
    this.i += c > 0xffff ? 2 : 1
    return [[c, c]]
  }

  /** `\A`, `\z`, `\b`, `\B`. */
  private border(): Node | null {
    const holds = BORDER_ESCAPES[this.source[this.i + 1] ?? '']
    if (holds === undefined) return null
    this.i += 2
    return { type: 'border', holds }
  }

  private escape(): Ranges {
    const at = this.i + 1
    const c = this.source[this.i + 1]
    if (c === undefined) throw new PatternFault('"\\" at the end')
    this.i += 2
    const lower = c.toLowerCase()
    const named = PERL[lower]
    if (named) return c === lower ? named : complement(named)
    if (lower === 'p') return this.property(c === 'P', at)
    const octal = /^(?:0[0-7]{0,2}|[1-7][0-7]{1,2})/.exec(this.source.slice(this.i - 1, this.i + 2))
    if (octal) {
      this.i += octal[0].length - 1
      const point = Number.parseInt(octal[0], 8)
      return [[point, point]]
    }
    if (c >= '1' && c <= '9') throw new PatternFault(`back-reference \\${c} at ${at} is not supported`)
    if (BORDER_ESCAPES[c] !== undefined) throw new PatternFault(`\\${c} at ${at} is no member of a class`)
    const hex = c === 'x' ? /^(?:([0-9a-f]{2})|\{([0-9a-f]{1,6})\})/i.exec(this.source.slice(this.i, this.i + 8)) : null
    if (hex) {
      this.i += hex[0].length
      const point = Number.parseInt(hex[1] ?? hex[2] ?? '', 16)
      if (point > 0x10ffff) throw new PatternFault(`\\x at ${at} is beyond Unicode`)
      return [[point, point]]
    }
    if (/[A-Za-z0-9\u0080-\uffff]/.test(c) && CONTROL[c] === undefined) throw new PatternFault(`escape \\${c} at ${at} is not supported`)
    if (CONTROL[c] !== undefined) return [[CONTROL[c], CONTROL[c]]]
    this.i--
    return this.point()
  }

  private property(negated: boolean, at: number): Ranges {
    const found = /^(?:([A-Z])|\{(\^?)([A-Za-z_]{1,40})\})/.exec(this.source.slice(this.i, this.i + 44))
    if (!found) throw new PatternFault(`\\p at ${at} names no category or script`)
    this.i += found[0].length
    const ranges = property(found[1] ?? found[3] ?? '', at)
    return negated !== (found[2] === '^') ? complement(ranges) : ranges
  }

  private members(): Ranges {
    const start = this.i++
    const negated = this.source[this.i] === '^'
    if (negated) this.i++
    const ranges: Ranges = []
    for (let first = true; this.source[this.i] !== ']' || first; first = false) {
      if (this.i >= this.source.length) throw new PatternFault(`"[" at ${start + 1} without "]"`)
      ranges.push(...(this.posix() ?? this.range()))
    }
    this.i++
    return negated ? complement(this.flags.fold ? caseless(ranges) : ranges) : ranges
  }

  private posix(): Ranges | null {
    const found = /^\[:(\^?)([a-z]{1,8}):\]/.exec(this.source.slice(this.i, this.i + 14))
    if (!found) return null
    const ranges = POSIX[found[2]!]
    if (!ranges) throw new PatternFault(`named class ${found[0]} at ${this.i + 1} is not of RE2`)
    this.i += found[0].length
    return found[1] === '^' ? complement(ranges) : ranges
  }

  private range(): Ranges {
    const at = this.i + 1
    const low = this.member()
    const [single] = low
    if (this.source[this.i] !== '-' || this.source[this.i + 1] === ']' || low.length !== 1 || single![0] !== single![1]) return low
    this.i++
    if (this.i >= this.source.length) throw new PatternFault(`range at ${at} without an end`)
    const high = this.member()
    if (high.length !== 1 || high[0]![0] !== high[0]![1] || high[0]![0] < single![0]) throw new PatternFault(`range at ${at} counts down`)
    return [[single![0], high[0]![0]]]
  }

  private member(): Ranges {
    return this.source[this.i] === '\\' ? this.escape() : this.point()
  }

  private set(ranges: Ranges): Node {
    return nodeOf(this.flags.fold ? caseless(ranges) : ranges)
  }
}

/** Parses a pattern; throws a `PatternFault` that names what is refused and where. */
export function parsePattern(source: string): Node {
  return new Parser(source).parse()
}
