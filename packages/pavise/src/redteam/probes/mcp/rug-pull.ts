import { canonicalJson } from '#core/results/canonical-json'
import type { Remark } from '#redteam/probes/mcp/definitions'
import { textAt } from '#redteam/targets/model-apis/json-reading'

/** Compares two lists of tools of one server: definitions that are others now, and tools that were not there. */
export function findChanges(before: readonly Record<string, unknown>[], after: readonly Record<string, unknown>[], when: string): Remark[] {
  const known = new Map(before.map((definition) => [textAt(definition['name']), written(definition)]))
  return after.flatMap((definition) => {
    const name = textAt(definition['name'])
    const was = known.get(name)
    const now = written(definition)
    if (was === now) return []
    const text =
      was === undefined
        ? `this tool was not there ${when}: ${now.slice(0, 300)}`
        : `${when} it was defined otherwise: ${difference(was, now)}`
    return [{ rule: 'rugPull' as const, place: name, evidence: { kind: 'definition', text } }]
  })
}

/** Everything that a model or a client reads of a definition. */
function written(definition: Record<string, unknown>): string {
  const { _meta: _, ...read } = definition
  try {
    return canonicalJson(read)
  } catch {
    return JSON.stringify(read)
  }
}

/** Where two texts part, with what follows in both. */
function difference(was: string, now: string): string {
  let at = 0
  while (at < was.length && was[at] === now[at]) at++
  const from = Math.max(0, at - 30)
  return `"${was.slice(from, at + 120)}" became "${now.slice(from, at + 240)}"`
}
