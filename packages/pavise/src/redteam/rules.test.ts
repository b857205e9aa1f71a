import { describe, expect, it } from 'vitest'
import { EFFECTS } from '#core/attack/vocabulary'
import { taxonomyEntry } from '#core/taxonomy/taxonomy'
import { answerObjective, answerRules } from '#redteam/answer-rules'
import { families } from '#redteam/probes/families/index'
import { probes } from '#redteam/probes/index'
import { ruleFor, ruleOf, rules } from '#redteam/rules'

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

  it('call what only the answer shows by a rule of its own', () => {
    const told = families.filter(({ byAnswer }) => byAnswer)
    expect(new Set(told.map(({ rule }) => rule))).toEqual(new Set(answerRules.map(({ id }) => id)))
    for (const { id, rule } of told) expect(ruleFor({ objective: answerObjective(id), effect: 'hijack' }).id).toBe(rule)
    expect(ruleFor({ objective: 'dictated-answer', effect: 'hijack' })).toBe(ruleOf.hijack)
    expect(ruleFor({ objective: 'refusal-over', effect: 'mail_out' })).toBe(ruleOf.mail_out)
  })
})
