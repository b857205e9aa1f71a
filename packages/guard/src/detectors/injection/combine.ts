import type { Run } from '../../text/run.js'
import { type Classified, calibrated, classify, headLogit } from './model/classify.js'
import { windowsOf } from './model/windows.js'
import { OUTSIDE_RULES } from './outside-rules.js'
import type { MayMatter, Part } from './parts.js'
import type { InjectionKind } from './rules.js'
import { type Scored, scoreText } from './score.js'

/** What a rule that held adds to the logit of the model, for each nat of its certainty; chosen by leaving sources out. */
export const RULE_LIFT = 0.5
/** From this score on windows that overlap are one finding. */
const JOINS = 0.4
/**
 * Where texts come from outside a rule may decide alone: one for orders always, since the model takes orders for ordinary requests; one that holds anywhere only from
 * this score of the model on, which knows such attacks well: contracts override earlier ones, and writing about attacks quotes them.
 */
export const DOUBTED = 0.25
const ORDERS: ReadonlySet<string> = new Set(OUTSIDE_RULES.map(({ id }) => id))

/** Whether one of the rules that held is for orders. */
export function isOrder({ because }: Pick<Scored, 'because'>): boolean {
  return because.some((id) => ORDERS.has(id))
}

/** A rule as sure as this names the kind itself. */
const SURE = 0.5
const KINDS: readonly InjectionKind[] = ['direct', 'jailbreak', 'indirect', 'extraction']

/** A finding, and whether a rule held in it. */
export interface Judged extends Scored {
  byRule: boolean
}

/** What a rule score adds to a logit. */
export function ruleLift(score: number): number {
  return -RULE_LIFT * Math.log(1 - Math.min(score, 0.99))
}

/** What no rule could raise to a score: for windows to which rules alone are added. */
export const mayReach =
  (least: number): MayMatter =>
  ({ logit }) =>
    calibrated(logit + ruleLift(1), 'attack') >= least - HALF_STEP

/** Scores are rounded to three places. */
const HALF_STEP = 0.0005

function kindOf(window: Classified): InjectionKind {
  let best = KINDS[0]!
  let highest = Number.NEGATIVE_INFINITY
  for (const kind of KINDS) {
    const logit = headLogit(window, kind)
    if (logit > highest) {
      highest = logit
      best = kind
    }
  }
  return best
}

function overlaps(a: Run, b: Run): boolean {
  return a.start < b.end && b.start < a.end
}

/** One window by model and rules together. Where orders stand that have no right to, in texts from outside, a rule alone may decide. */
function judge(window: Classified, held: readonly Scored[], outside: boolean): Judged {
  const rule = held.reduce<Scored | undefined>(
    (high, each) => (overlaps(each, window) && each.score > (high?.score ?? 0) ? each : high),
    undefined,
  )
  const byModel = calibrated(window.logit + ruleLift(rule?.score ?? 0), 'attack')
  const alone = outside && rule && (byModel >= DOUBTED || isOrder(rule)) ? rule.score : 0
  const score = Math.round(Math.max(byModel, alone) * 1000) / 1000
  const { start, end } = rule ?? window
  const kind = rule && rule.score >= SURE ? rule.kind : score < JOINS ? (rule?.kind ?? 'direct') : kindOf(window)
  return {
    kind,
    score,
    start,
    end,
    byRule: rule !== undefined,
    because: [...(rule?.because ?? []), ...(byModel >= JOINS ? ['learned from examples'] : [])],
  }
}

/**
 * Scores parts of a text by rules and model. Findings that are likely and overlap are joined under the highest; of unlikely ones only the highest is told, so that
 * every text has a score; where windows were left out, of those in which a rule held.
 */
export function scoreByBoth(parts: readonly Part[], outside: boolean): Judged[] {
  const found: Judged[] = []
  let unlikely: Judged | undefined
  for (const part of parts) {
    const { text, offset, hits, windows } = part
    const held = scoreText(text, hits, outside)
    for (const window of classify(text, hits, windows && outside ? withHeld(windows, held, text) : windows)) {
      const judged = judge(window, held, outside)
      if (offset > 0) shift(judged, offset)
      if (judged.score >= JOINS) joinTo(found, judged)
      else if ((windows === undefined || judged.byRule) && judged.score > (unlikely?.score ?? 0)) unlikely = judged
    }
  }
  return found.length === 0 && unlikely ? [unlikely] : found
}

function shift(judged: Judged, offset: number): void {
  judged.start += offset
  judged.end += offset
}

/** The windows asked for, and those in which a rule held that may decide alone. */
function withHeld(windows: readonly Run[], held: readonly Scored[], text: string): readonly Run[] {
  const sure = held.filter(({ score }) => score >= JOINS)
  if (sure.length === 0) return windows
  const asked = new Set(windows.map(({ start }) => start))
  return [...windowsOf(text.length)].filter((window) => asked.has(window.start) || sure.some((each) => overlaps(each, window)))
}

function joinTo(found: Judged[], next: Judged): void {
  const before = found.at(-1)
  if (!before || !overlaps(before, next)) {
    found.push(next)
    return
  }
  const stronger = next.score > before.score ? next : before
  found[found.length - 1] = {
    ...stronger,
    start: Math.min(before.start, next.start),
    end: Math.max(before.end, next.end),
    byRule: before.byRule || next.byRule,
    because: [...new Set([...before.because, ...next.because])],
  }
}
