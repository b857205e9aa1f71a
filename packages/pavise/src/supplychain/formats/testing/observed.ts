import { type Bytes, bytesOf } from '#supplychain/scan/bytes'
import type { FormatDefinition, MemberScan, Observation } from '#supplychain/scan/format'

/** Thrown when a scan spends more than its budget, as the runner's does. */
class Spent extends Error {}

export interface Observed {
  readonly detected: 'yes' | 'maybe' | 'no'
  readonly verdict: 'safe' | 'unknown' | 'suspicious' | 'malicious' | 'inconclusive'
  readonly rules: readonly string[]
  readonly observations: readonly Observation[]
  readonly inconclusive: readonly string[]
  readonly members: readonly string[]
  readonly contents: readonly Bytes[]
  readonly texts: readonly string[]
  readonly facts: Readonly<Record<string, string | number>>
  readonly work: number
  readonly recognized: boolean
}

/** What one format, or each that recognises the content, sees in it: the seam's other side for tests, without runner and files. */
export async function observed(
  formats: FormatDefinition | readonly FormatDefinition[],
  content: Uint8Array | string,
  options: { name?: string; budget?: number; path?: readonly string[] } = {},
): Promise<Observed> {
  const bytes = bytesOf(typeof content === 'string' ? new TextEncoder().encode(content) : content)
  const name = options.name ?? 'file'
  const observations: Observation[] = []
  const inconclusive: string[] = []
  const members: string[] = []
  const contents: Bytes[] = []
  const texts: string[] = []
  const facts: Record<string, string | number> = {}
  let work = 0
  let recognized = false
  const scan: MemberScan = {
    path: options.path ?? [],
    name,
    observe: (observation) => void observations.push(observation),
    recognize() {
      recognized = true
    },
    inconclusive: (reason) => void inconclusive.push(reason),
    grow: () => undefined,
    spend(amount) {
      work += amount
      if (work > (options.budget ?? Number.POSITIVE_INFINITY)) throw new Spent()
    },
    async member(memberName, member) {
      members.push(memberName)
      contents.push(member)
    },
    text: (_kind, text) => void texts.push(text),
    fact(key, value) {
      facts[key] = value
    },
  }
  let detected: Observed['detected'] = 'no'
  for (const format of Array.isArray(formats) ? (formats as readonly FormatDefinition[]) : [formats as FormatDefinition]) {
    const found = format.detect(bytes, name)
    if (found === 'no') continue
    if (detected !== 'yes') detected = found
    const known = new Set(format.rules.map((rule) => rule.id))
    const before = observations.length
    try {
      await format.scan(bytes, scan)
    } catch (error) {
      if (!(error instanceof Spent)) throw error
      inconclusive.push('the budget is spent')
    }
    for (const observation of observations.slice(before))
      if (!known.has(observation.rule)) throw new Error(`${format.id} does not declare the rule ${observation.rule}`)
  }
  const verdicts = new Set(observations.map((observation) => observation.verdict))
  const found = (['malicious', 'suspicious'] as const).find((verdict) => verdicts.has(verdict))
  const verdict = found ?? (inconclusive.length > 0 ? 'inconclusive' : verdicts.has('unknown') ? 'unknown' : 'safe')
  const rules = [...new Set(observations.map((observation) => observation.rule))]
  return { detected, verdict, rules, observations, inconclusive, members, contents, texts, facts, work, recognized }
}
