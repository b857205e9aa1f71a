import type { ConceptHit } from './concept-scan.js'
import { CONCEPTS } from './concepts.js'
import { LIFTS } from './outside-rules.js'
import { ANYWHERE, OUTSIDE, type RuleSet } from './rule-sets.js'
import type { InjectionKind } from './rules.js'

/** One rule that held, and where. */
interface Firing {
  rule: number
  start: number
  end: number
}

/** A scored window of a text: the part of it in which rules held. */
export interface Scored {
  kind: InjectionKind
  score: number
  start: number
  end: number
  because: string[]
}

/** Windows have fixed borders, so that a stream and a whole text are scored alike. */
export const WINDOW = 1024
export const STEP = 512
const DISCUSSION = CONCEPTS.indexOf('discussion')
/** What is left of a score when the text speaks about attacks, by the number of different words of that trade, from none to four and more. */
const QUIETER = [1, 0.95, 0.8, 0.65, 0.5] as const

/** Units before and behind a firing in which a concept may give it another meaning, or lift it. */
const AROUND = 40
const LIFTED = 200
/** Orders lifted by what stands around them get at most this share of the doubt that was left, and only from this score on. */
const MOST_LIFT = 0.4
const LIFT_FROM = 0.35
const LIFT_OF: ReadonlyMap<number, number> = new Map(LIFTS.map(([concept, lift]) => [CONCEPTS.indexOf(concept), lift]))

/** Whether a sentence or a line ends inside; an abbreviation or a dot within a URL ends none. Bounded by the reach of the rules. */
function hasBreak(text: string, start: number, end: number): boolean {
  return SENTENCE_END.test(text.slice(start, end))
}
const SENTENCE_END = /[^\s.][.!?](?:["')\]]*)\s|[。！？।؟]|\n/

/** Walks the hits once; each asks only the rules that it can complete, against the latest word of every other concept. */
function firings(text: string, hits: readonly ConceptHit[], set: RuleSet): Firing[] {
  const start = new Int32Array(CONCEPTS.length).fill(-1)
  const found: Firing[] = []
  const lastEnd = new Int32Array(set.rules.length).fill(-1)
  for (const hit of hits) {
    start[hit.concept] = Math.max(start[hit.concept]!, hit.start)
    for (const rule of set.rulesOf[hit.concept]!) {
      let first = hit.start
      for (const concept of set.needs[rule]!) first = start[concept]! < 0 ? -1 : Math.min(first, start[concept]!)
      const { within, oneSentence } = set.rules[rule]!
      if (first < 0 || hit.end - first > within || first < lastEnd[rule]!) continue
      if (oneSentence && hasBreak(text, first, hit.end)) continue
      lastEnd[rule] = hit.end
      found.push({ rule, start: first, end: hit.end })
    }
  }
  return found.filter((firing) => !isReversed(firing, hits, set.unless[firing.rule]!))
}

/** Hits that lie within two borders; found from the first one on, so that a long text costs no more than its windows. */
function* hitsBetween(hits: readonly ConceptHit[], low: number, high: number): Generator<ConceptHit> {
  let from = 0
  for (let to = hits.length; from < to; ) {
    const middle = (from + to) >> 1
    if (hits[middle]!.end <= low) from = middle + 1
    else to = middle
  }
  for (let i = from; i < hits.length && hits[i]!.end <= high; i++) if (hits[i]!.start >= low) yield hits[i]!
}

function isReversed(firing: Firing, hits: readonly ConceptHit[], unless: readonly number[]): boolean {
  if (unless.length === 0) return false
  for (const hit of hitsBetween(hits, firing.start - AROUND, firing.end + AROUND)) if (unless.includes(hit.concept)) return true
  return false
}

function scoreOf(inside: readonly Firing[], { rules }: RuleSet, words: number, lift: number): Scored {
  let miss = 1
  const because = new Set<string>()
  const byKind = new Map<InjectionKind, number>()
  for (const rule of new Set(inside.map((firing) => firing.rule))) {
    const { id, kind, weight } = rules[rule]!
    miss *= 1 - weight
    because.add(id)
    byKind.set(kind, (byKind.get(kind) ?? 0) + weight)
  }
  if (1 - miss >= LIFT_FROM) miss *= 1 - lift
  const kind = [...byKind].sort((a, b) => b[1] - a[1])[0]![0]
  const score = (1 - miss) * QUIETER[Math.min(words, QUIETER.length - 1)]!
  const start = inside.reduce((low, firing) => Math.min(low, firing.start), Number.MAX_SAFE_INTEGER)
  const end = inside.reduce((high, firing) => Math.max(high, firing.end), 0)
  return { kind, score: Math.round(score * 1000) / 1000, start, end, because: [...because] }
}

/** How much of the doubt the frame around the firings of a window takes away. */
function liftOf(hits: readonly ConceptHit[], inside: readonly Firing[], border: number, close: number): number {
  const low = Math.max(border, inside.reduce((low, firing) => Math.min(low, firing.start), close) - LIFTED)
  const high = Math.min(close, inside.reduce((high, firing) => Math.max(high, firing.end), 0) + LIFTED)
  const seen = new Set<number>()
  let left = 1
  for (const hit of hitsBetween(hits, low, high)) {
    const lift = LIFT_OF.get(hit.concept)
    if (lift === undefined || seen.has(hit.concept)) continue
    seen.add(hit.concept)
    left *= 1 - lift
  }
  return Math.min(MOST_LIFT, 1 - left)
}

/**
 * Scores every window of a text in which a rule held; overlapping ones are joined under the higher score. `all` are the words of the lexicons in the text.
 * Linear but for a bounded share per window.
 */
export function scoreText(text: string, all: readonly ConceptHit[], outside: boolean): Scored[] {
  const hits = outside ? all : all.filter((hit) => !hit.order)
  if (hits.length === 0 || (!outside && hits.length < 2)) return []
  const set = outside ? OUTSIDE : ANYWHERE
  const found = firings(text, hits, set)
  if (found.length === 0) return []
  const discussion = hits.filter((hit) => hit.concept === DISCUSSION)
  const scored: Scored[] = []
  let from = 0
  for (let border = 0; border < text.length; border += STEP) {
    const close = border + WINDOW
    while (from < found.length && found[from]!.end <= border) from++
    const inside: Firing[] = []
    for (let i = from; i < found.length && found[i]!.end <= close; i++) if (found[i]!.start >= border) inside.push(found[i]!)
    if (inside.length === 0) continue
    const trade = new Set(
      discussion.filter((hit) => hit.start >= border && hit.end <= close).map((hit) => text.slice(hit.start, hit.end).toLowerCase()),
    )
    join(scored, scoreOf(inside, set, trade.size, outside ? liftOf(hits, inside, border, close) : 0))
  }
  return scored
}

function join(scored: Scored[], next: Scored): void {
  const before = scored.at(-1)
  if (!before || next.start >= before.end) {
    scored.push(next)
    return
  }
  const stronger = next.score > before.score ? next : before
  const joined = { ...stronger, start: Math.min(before.start, next.start), end: Math.max(before.end, next.end) }
  scored[scored.length - 1] = { ...joined, because: [...new Set([...before.because, ...next.because])] }
}
