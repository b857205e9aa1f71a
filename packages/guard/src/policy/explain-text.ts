import type { Origin } from '../vocabulary/origin.js'
import type { Span } from '../vocabulary/span.js'
import type { Firing } from './decision.js'
import type { Destination, Rule } from './policy.js'
import type { RuleTable, TextRule } from './rule-table.js'

/** Why a rule did or did not act on a text. Offsets are into that text; a view names the decodings in which a span was found. */
export interface Explanation {
  rule: string
  outcome: 'fired' | 'excepted' | 'below threshold' | 'other kinds' | 'nothing found' | 'not asked' | 'failed'
  /** One line for people. It holds no part of the text. */
  why: string
  /** Of rules that ask a detector: its name in the policy, the score that it takes, and the best that it gave. */
  detector?: string
  threshold?: number
  best?: number
  spans: readonly Span[]
}

/** What is known of a text that was judged. */
interface Judged {
  standing: { origin: Origin; also?: Origin; to: Destination }
  firings: readonly Firing[]
  /** Everything that the detector of a rule found, below its threshold too. */
  found: (rule: TextRule) => readonly Span[] | null
}

/** Goes through the rules of a policy in their order and says of each what came of it. */
export function explainText(rules: readonly Rule[], table: RuleTable, judged: Judged): Explanation[] {
  return rules.map((rule) => {
    if (!('when' in rule)) return { rule: rule.id, outcome: 'not asked', why: 'it is about calls of tools, and this is a text', spans: [] }
    const textRule = table.textRule(rule)
    const asked = { rule: rule.id, detector: rule.when.detector, threshold: textRule.threshold }
    const elsewhere = notAsked(rule, judged.standing)
    if (elsewhere) return { ...asked, outcome: 'not asked', why: elsewhere, spans: [] }
    return { ...asked, ...outcome(rule.id, textRule, judged) }
  })
}

function notAsked(rule: TextRule['rule'], { origin, also, to }: Judged['standing']): string | null {
  if (rule.to && !rule.to.includes(to)) return `it is for text that goes to ${rule.to.join(', ')}; this one goes to ${to}`
  if (!rule.from || origin === 'unknown' || rule.from.some((each) => each === origin || each === also)) return null
  return `it is for text from ${rule.from.join(', ')}; this one is from ${also === undefined ? origin : `${origin} (counted as ${also})`}`
}

function outcome(id: string, rule: TextRule, { firings, found }: Judged): Pick<Explanation, 'outcome' | 'why' | 'best' | 'spans'> {
  const spans = found(rule)
  if (spans === null) return { outcome: 'failed', why: `the detector failed, and onError: ${rule.rule.onError} decided`, spans: [] }
  const best = spans.reduce((most, { score }) => Math.max(most, score), 0)
  const own = firings.filter((each) => each.rule === id)
  const acted = own.filter(({ exception }) => exception === undefined)
  if (acted.length > 0) {
    const hits = acted.flatMap(({ detections }) => detections)
    return { outcome: 'fired', why: `${rule.rule.do}: ${described(hits)}`, best, spans: hits }
  }
  if (own.length > 0) return { outcome: 'excepted', why: own[0]!.exception ?? '', best, spans: own.flatMap(({ detections }) => detections) }
  if (spans.length === 0) return { outcome: 'nothing found', why: 'its detector found nothing', best, spans: [] }
  const wanted = spans.filter(({ kind }) => rule.kinds === null || rule.kinds.has(kind))
  if (wanted.length === 0)
    return { outcome: 'other kinds', why: `found ${kindsOf(spans)}; it asks for ${[...rule.kinds!].join(', ')}`, best, spans: [] }
  return { outcome: 'below threshold', why: `the best score ${round(best)} is below ${round(rule.threshold)}`, best, spans: wanted }
}

function described(spans: readonly Span[]): string {
  const parts = spans.slice(0, 3).map(({ kind, score, start, end, view, because }) => {
    const seen = view && view.length > 0 ? ` read as ${view.join(', then ')}` : ''
    const reasons = because && because.length > 0 ? ` (${because.slice(0, 4).join(', ')})` : ''
    return `${kind} at ${start}-${end}, score ${round(score)}${seen}${reasons}`
  })
  return parts.join('; ') + (spans.length > 3 ? `; ${spans.length - 3} more` : '')
}

const kindsOf = (spans: readonly Span[]) => [...new Set(spans.map(({ kind }) => kind))].join(', ')
const round = (score: number) => Math.round(score * 1000) / 1000
