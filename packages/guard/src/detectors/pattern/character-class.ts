import { type Node, PatternFault } from './node.js'

/** Inclusive ranges of code points. */
export type Ranges = (readonly [from: number, to: number])[]

const LAST = 0x10ffff
const ASTRAL = 0x10000

const DIGIT: Ranges = [[48, 57]]
const UPPER: Ranges = [[65, 90]]
const LOWER: Ranges = [[97, 122]]
const WORD: Ranges = [...DIGIT, ...UPPER, [95, 95], ...LOWER]
const SPACE: Ranges = [
  [9, 10],
  [12, 13],
  [32, 32],
]
const PUNCTUATION: Ranges = [
  [33, 47],
  [58, 64],
  [91, 96],
  [123, 126],
]

/** `\d`, `\w`, `\s` of RE2: ASCII only. */
export const PERL: Readonly<Record<string, Ranges>> = { d: DIGIT, w: WORD, s: SPACE }

/** `[[:alpha:]]` and its like: ASCII only. */
export const POSIX: Readonly<Record<string, Ranges>> = {
  alnum: [...DIGIT, ...UPPER, ...LOWER],
  alpha: [...UPPER, ...LOWER],
  ascii: [[0, 127]],
  blank: [
    [9, 9],
    [32, 32],
  ],
  cntrl: [
    [0, 31],
    [127, 127],
  ],
  digit: DIGIT,
  graph: [[33, 126]],
  lower: LOWER,
  print: [[32, 126]],
  punct: PUNCTUATION,
  space: [
    [9, 13],
    [32, 32],
  ],
  upper: UPPER,
  word: WORD,
  xdigit: [...DIGIT, [65, 70], [97, 102]],
}

export function complement(ranges: Ranges): Ranges {
  const out: Ranges = []
  let next = 0
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (from > next) out.push([next, from - 1])
    next = Math.max(next, to + 1)
  }
  if (next <= LAST) out.push([next, LAST])
  return out
}

/** Letters that differ in case only, each group once; made when a pattern first asks for it. */
let orbits: readonly (readonly number[])[] | undefined

function caseOrbits(): readonly (readonly number[])[] {
  if (orbits) return orbits
  const groups = new Map<string, number[]>()
  for (let c = 0; c < 0x1e944; c++) {
    if (c >= 0x3100 && c < 0xa640) continue
    const letter = String.fromCodePoint(c)
    const upper = letter.toUpperCase()
    const key = (upper.length === letter.length ? upper : letter).toLowerCase()
    if (key === letter && upper === letter) continue
    groups.set(key, [...(groups.get(key) ?? []), c])
  }
  orbits = [...groups.values()].filter((group) => group.length > 1)
  return orbits
}

/** Whether sorted ranges that do not touch hold a code point. */
function isIn(ranges: Ranges, c: number): boolean {
  let low = 0
  for (let high = ranges.length; low < high; ) {
    const middle = (low + high) >> 1
    if (ranges[middle]![1] < c) low = middle + 1
    else high = middle
  }
  return low < ranges.length && ranges[low]![0] <= c
}

/** Adds to ranges every letter that differs from one of theirs in case only. */
export function caseless(ranges: Ranges): Ranges {
  const out = [...ranges]
  const sorted = complement(complement(ranges))
  const holds = (c: number) => isIn(sorted, c)
  for (const group of caseOrbits()) if (group.some(holds)) for (const c of group) out.push([c, c])
  return out
}

const properties = new Map<string, Ranges>()

/** `\pL`, `\p{Lu}`, `\p{Greek}`: general categories and scripts. `at` is where it stands in the pattern. */
export function property(name: string, at: number): Ranges {
  const known = properties.get(name)
  if (known) return known
  const member = propertyTest(name)
  if (member === null) throw new PatternFault(`\\p{${name}} at ${at} is no category or script of Unicode`)
  const ranges: Ranges = []
  let from = -1
  for (let c = 0; c <= LAST + 1; c++) {
    const inside = c <= LAST && member.test(String.fromCodePoint(c))
    if (inside && from < 0) from = c
    if (!inside && from >= 0) {
      ranges.push([from, c - 1])
      from = -1
    }
  }
  properties.set(name, ranges)
  return ranges
}

function propertyTest(name: string): RegExp | null {
  if (!/^[A-Za-z_]{1,40}$/.test(name)) return null
  for (const form of [`General_Category=${name}`, `Script=${name}`]) {
    try {
      return new RegExp(`^\\p{${form}}$`, 'u')
    } catch {
      // Not of this kind.
    }
  }
  return name === 'Any' ? /^\p{Any}$/u : null
}

/** A class as what reads UTF-16 units: a unit, or the two halves of a character beyond them. Half characters alone are in no class. */
export function nodeOf(ranges: Ranges): Node {
  const units: Ranges = []
  const trails = new Map<number, [number, number][]>()
  for (const [from, to] of ranges) {
    if (from < 0xd800) units.push([from, Math.min(to, 0xd7ff)])
    if (to > 0xdfff && from < ASTRAL) units.push([Math.max(from, 0xe000), Math.min(to, 0xffff)])
    if (to >= ASTRAL) addTrails(Math.max(from, ASTRAL), to, trails)
  }
  const single: Node = { type: 'set', ranges: units }
  const pairs = pairsOf(trails)
  return pairs.length === 0 ? single : { type: 'choice', items: units.length === 0 ? pairs : [single, ...pairs] }
}

/** Adds to each leading half of a range the second halves that may follow it. */
function addTrails(from: number, to: number, trails: Map<number, [number, number][]>): void {
  for (let block = (from - ASTRAL) >> 10; block <= (to - ASTRAL) >> 10; block++) {
    const begin = Math.max(from - ASTRAL - block * 1024, 0)
    const end = Math.min(to - ASTRAL - block * 1024, 1023)
    const list = trails.get(block)
    if (list) list.push([0xdc00 + begin, 0xdc00 + end])
    else trails.set(block, [[0xdc00 + begin, 0xdc00 + end]])
  }
}

/** Leading halves that the same second halves follow share a place. */
function pairsOf(trails: ReadonlyMap<number, readonly [number, number][]>): Node[] {
  const groups = new Map<string, { leads: Ranges; trails: Ranges }>()
  for (const [block, list] of trails) {
    const key = list.join(';')
    const group = groups.get(key) ?? { leads: [], trails: [...list] }
    const last = group.leads.at(-1)
    const lead = 0xd800 + block
    if (last?.[1] === lead - 1) group.leads[group.leads.length - 1] = [last[0], lead]
    else group.leads.push([lead, lead])
    groups.set(key, group)
  }
  return [...groups.values()].map(({ leads, trails }) => ({
    type: 'sequence',
    items: [
      { type: 'set', ranges: leads },
      { type: 'set', ranges: trails },
    ],
  }))
}
