import type { Detector, Origin } from '@pavise/guard'
import { wilson } from '#core/results/wilson'

/** One text of recorded traffic and where it stood. */
export interface TrafficText {
  readonly text: string
  readonly from: Origin
  /** Line of the file, for who wants to look. */
  readonly line: number
}

/** A threshold for texts of one origin, and what it would have done to the traffic. */
export interface Tuned {
  from: string
  texts: number
  threshold: number
  alarms: number
  /** Per 1,000 texts: as counted, and the upper end of the 95 % interval. */
  perThousand: number
  atMost: number
  /** Whether there were too few texts to tell the wanted rate: the threshold then stands above all of them. */
  few: boolean
  /** Lines of the texts that would still fire, highest first. */
  lines: number[]
}

/** Origins that a rule names together. */
const GROUPS: readonly (readonly Origin[])[] = [['user'], ['tool', 'document'], ['assistant']]
/** A threshold never stands closer to the highest text that it lets through. */
const MARGIN = 0.01
const MOST_LINES = 20

/** For each group of origins the lowest threshold at which at most `rate` of its texts fire. The traffic is taken to be ordinary. */
export function tune(detector: Detector, texts: readonly TrafficText[], rate: number): Tuned[] {
  const detect = detector.create({})
  return GROUPS.flatMap((group): Tuned[] => {
    const seen = new Map<string, TrafficText>()
    for (const each of texts) if (group.includes(each.from)) seen.set(each.text, seen.get(each.text) ?? each)
    if (seen.size === 0) return []
    const scored = [...seen.values()].map(({ text, from, line }) => ({
      line,
      score: detect(text, { origin: from }).reduce((high, span) => Math.max(high, span.score), 0),
    }))
    return [{ from: group.join(', '), ...thresholdFor(scored, rate) }]
  })
}

function thresholdFor(scored: { line: number; score: number }[], rate: number): Omit<Tuned, 'from'> {
  scored.sort((a, b) => b.score - a.score)
  const allowed = Math.floor(rate * scored.length)
  const highest = scored[Math.min(allowed, scored.length - 1)]!.score
  const threshold = Math.min(1, Math.ceil((highest + MARGIN) * 1000) / 1000)
  const fires = scored.filter(({ score }) => score >= threshold)
  const { rate: share, high } = wilson(fires.length, scored.length)
  const perThousand = (value: number) => Math.round(value * 10_000) / 10
  return {
    texts: scored.length,
    threshold,
    alarms: fires.length,
    perThousand: perThousand(share),
    atMost: perThousand(high),
    few: allowed === 0,
    lines: fires.slice(0, MOST_LINES).map(({ line }) => line),
  }
}
