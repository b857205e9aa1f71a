import { type ConceptHit, conceptHits } from './concept-scan.js'
import { CONCEPTS } from './concepts.js'
import { type InjectionKind, NEEDS, RULES, RULES_OF } from './rules.js'

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

/** Walks the hits once; each asks only the rules that it can complete, against the latest word of every other concept. */
function firings(hits: readonly ConceptHit[]): Firing[] {
  const start = new Int32Array(CONCEPTS.length).fill(-1)
  const found: Firing[] = []
  const lastEnd = new Int32Array(RULES.length).fill(-1)
  for (const hit of hits) {
    start[hit.concept] = Math.max(start[hit.concept]!, hit.start)
    for (const rule of RULES_OF[hit.concept]!) {
      let first = hit.start
      for (const concept of NEEDS[rule]!) first = start[concept]! < 0 ? -1 : Math.min(first, start[concept]!)
      if (first < 0 || hit.end - first > RULES[rule]!.within || first < lastEnd[rule]!) continue
      lastEnd[rule] = hit.end
      found.push({ rule, start: first, end: hit.end })
    }
  }
  return found
}

function scoreOf(inside: readonly Firing[], words: number): Scored {
  let miss = 1
  const because = new Set<string>()
  const byKind = new Map<InjectionKind, number>()
  for (const rule of new Set(inside.map((firing) => firing.rule))) {
    const { id, kind, weight } = RULES[rule]!
    miss *= 1 - weight
    because.add(id)
    byKind.set(kind, (byKind.get(kind) ?? 0) + weight)
  }
  const kind = [...byKind].sort((a, b) => b[1] - a[1])[0]![0]
  const score = (1 - miss) * QUIETER[Math.min(words, QUIETER.length - 1)]!
  const start = inside.reduce((low, firing) => Math.min(low, firing.start), Number.MAX_SAFE_INTEGER)
  const end = inside.reduce((high, firing) => Math.max(high, firing.end), 0)
  return { kind, score: Math.round(score * 1000) / 1000, start, end, because: [...because] }
}

/** Scores every window of a text in which a rule held; overlapping ones are joined under the higher score. Linear but for a bounded share per window. */
export function scoreText(text: string, nonAscii: boolean): Scored[] {
  const hits = conceptHits(text, nonAscii)
  if (hits.length < 2) return []
  const found = firings(hits)
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
    const words = new Set(
      discussion.filter((hit) => hit.start >= border && hit.end <= close).map((hit) => text.slice(hit.start, hit.end).toLowerCase()),
    )
    join(scored, scoreOf(inside, words.size))
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
