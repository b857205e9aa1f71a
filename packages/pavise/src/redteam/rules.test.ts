import { describe, expect, it } from 'vitest'
import { EFFECTS } from '#core/attack/vocabulary'
import { taxonomyEntry } from '#core/taxonomy/taxonomy'
import { probes } from '#redteam/probes/index'
import { ruleOf, rules } from '#redteam/rules'

describe('rules and probes', () => {
  it('have a rule for every effect and only tags that are shipped', () => {
    expect(Object.keys(ruleOf).sort()).toEqual([...EFFECTS].sort())
    for (const rule of rules) for (const tag of rule.taxonomy) expect(taxonomyEntry(tag), `${rule.id}: ${tag}`).toBeDefined()
    for (const probe of probes) for (const tag of probe.taxonomy) expect(taxonomyEntry(tag), `${probe.id}: ${tag}`).toBeDefined()
  })

  it('are twenty families and more, with ids of their own and a rule that exists', () => {
    expect(probes.length).toBeGreaterThanOrEqual(20)
    expect(new Set(probes.map(({ id }) => id)).size).toBe(probes.length)
    for (const probe of probes) expect(rules.map(({ id }) => id)).toContain(probe.rule)
  })
})
