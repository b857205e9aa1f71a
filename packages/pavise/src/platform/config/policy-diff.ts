import { stringify } from 'yaml'
import { readYaml } from '#core/config/yaml-source'
import { unifiedDiff } from '#core/diff/unified-diff'

export interface PolicyDiff {
  /** As `patch` reads it; empty where the texts are the same. */
  unified: string
  rules: { id: string; change: 'added' | 'removed' | 'changed'; before?: string; after?: string }[]
}

/** What differs between two policies: their lines, and their rules by id whatever their order and spelling. */
export function diffPolicies(before: { name: string; text: string }, after: { name: string; text: string }): PolicyDiff {
  const old = rulesOf(before.text)
  const fresh = rulesOf(after.text)
  const removed = [...old].flatMap(([id, rule]): PolicyDiff['rules'] => (fresh.has(id) ? [] : [{ id, change: 'removed', before: rule }]))
  const others = [...fresh].flatMap(([id, rule]): PolicyDiff['rules'] => {
    const known = old.get(id)
    if (known === undefined) return [{ id, change: 'added', after: rule }]
    return known === rule ? [] : [{ id, change: 'changed', before: known, after: rule }]
  })
  return { unified: unifiedDiff(before.text, after.text, { before: before.name, after: after.name }), rules: [...removed, ...others] }
}

/** The rules of a text as YAML in one form; none where the text is no policy: its lines still show. */
function rulesOf(text: string): Map<string, string> {
  let value: unknown
  try {
    value = readYaml(text, 'policy', 'PAV_POLICY_INVALID').value
  } catch {
    return new Map()
  }
  const rules = typeof value === 'object' && value !== null ? (value as { rules?: unknown }).rules : undefined
  if (!Array.isArray(rules)) return new Map()
  return new Map(
    rules.flatMap((rule: unknown): [string, string][] => {
      const id = typeof rule === 'object' && rule !== null ? (rule as { id?: unknown }).id : undefined
      return typeof id === 'string' ? [[id, stringify(rule, { sortMapEntries: true, lineWidth: 100 }).trim()]] : []
    }),
  )
}
