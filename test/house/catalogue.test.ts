import { detectors } from '@pavise/guard/detectors'
import { codecs } from '@pavise/guard/text'
import { describe, expect, test } from 'vitest'
import type { Command } from '../../packages/pavise/src/cli/command.js'
import { commands } from '../../packages/pavise/src/cli/commands/index.js'
import { assetKinds } from '../../packages/pavise/src/core/assets.js'
import { CHANNELS, EFFECTS } from '../../packages/pavise/src/core/attack/vocabulary.js'
import { ERRORS, type ErrorRow } from '../../packages/pavise/src/core/errors/catalogue.js'
import { SEVERITIES } from '../../packages/pavise/src/core/results/severity.js'
import { TAXONOMIES, taxonomyEntry } from '../../packages/pavise/src/core/taxonomy/taxonomy.js'
import { healthChecks } from '../../packages/pavise/src/platform/doctor/checks.js'
import { answerRules } from '../../packages/pavise/src/redteam/answer-rules.js'
import { judges } from '../../packages/pavise/src/redteam/judges/index.js'
import { probes } from '../../packages/pavise/src/redteam/probes/index.js'
import { ruleOf } from '../../packages/pavise/src/redteam/rules.js'
import { strategies } from '../../packages/pavise/src/redteam/strategies/index.js'
import { reports } from '../../packages/pavise/src/report/index.js'

interface Entry {
  readonly id: string
  readonly title: string
}

const rules = [...Object.values(ruleOf), ...answerRules]
const named = (list: readonly { name: string; summary: string }[]): Entry[] =>
  list.map(({ name, summary }) => ({ id: name, title: summary }))
const LISTS: Readonly<Record<string, readonly Entry[]>> = {
  detectors,
  codecs,
  probes,
  strategies,
  judges,
  rules,
  reports,
  assetKinds,
  healthChecks,
  commands: named(commands),
}

describe.each(Object.entries(LISTS))('the list of %s', (_name, list) => {
  test('is not empty and has each id once, spelled like the others', () => {
    expect(list.length).toBeGreaterThan(0)
    expect(new Set(list.map((entry) => entry.id)).size).toBe(list.length)
    expect(list.map((entry) => entry.id).filter((id) => !/^[a-z0-9]+([-._][a-z0-9]+)*$/.test(id))).toEqual([])
  })
  test('says of each what it is, in words', () => {
    expect(
      list.filter((entry) => !/\p{Lu}|\d/u.test(entry.title[0] ?? '') || entry.title.length < 3 || /[.\n]$/.test(entry.title)),
    ).toEqual([])
  })
})

describe('rules and probes', () => {
  test('every tag is in a taxonomy that ships', () => {
    const tagged: readonly { id: string; taxonomy: readonly string[] }[] = [...rules, ...probes]
    expect(tagged.filter((entry) => entry.taxonomy.length === 0).map((entry) => entry.id)).toEqual([])
    expect(tagged.flatMap((entry) => entry.taxonomy.filter((tag) => !taxonomyEntry(tag)).map((tag) => `${entry.id}: ${tag}`))).toEqual([])
  })
  test('every effect has a rule with words to act on', () => {
    expect(Object.keys(ruleOf).sort()).toEqual([...EFFECTS].sort())
    for (const rule of rules) {
      expect(SEVERITIES, rule.id).toContain(rule.severity)
      expect(rule.description.length, rule.id).toBeGreaterThan(30)
      expect(rule.remediation.length, rule.id).toBeGreaterThan(30)
    }
  })
  test('every probe breaks a known rule through known doors', () => {
    const ids = new Set(rules.map((rule) => rule.id))
    expect(probes.filter((probe) => !ids.has(probe.rule)).map((probe) => probe.id)).toEqual([])
    expect(probes.flatMap((probe) => probe.channels.filter((channel) => !CHANNELS.includes(channel)))).toEqual([])
  })
  test('every taxonomy has something to say of each entry', () => {
    for (const entries of Object.values(TAXONOMIES)) for (const entry of entries) expect(entry.summary.length, entry.id).toBeGreaterThan(15)
  })
})

describe('detectors', () => {
  test('name their kinds and work on any text without options, or say what is missing', () => {
    for (const detector of detectors) {
      expect(detector.kinds.length, detector.id).toBeGreaterThan(0)
      expect(detector.summary, detector.id).toMatch(/\.$/)
      const faults = detector.check?.({}) ?? []
      if (faults.length > 0) expect(detector.option, detector.id).toBeDefined()
      else expect(Array.isArray(detector.create({})('nothing to see here', { origin: 'user' })), detector.id).toBe(true)
    }
  })
})

describe('errors', () => {
  test('each has words, a hint and codes that make sense', () => {
    for (const [code, row] of Object.entries<ErrorRow>(ERRORS)) {
      expect(code).toMatch(/^PAV_[A-Z]+(_[A-Z0-9]+)*$/)
      expect(row.title, code).toMatch(/^[A-Z“"].*[^.]$/)
      expect(row.hint, code).toMatch(/[.]$|: .+$|\b[A-Z]+$/)
      expect([0, 1, 2, 64], code).toContain(row.exit)
      expect(row.status, code).toBeGreaterThanOrEqual(400)
    }
  })
})

describe('commands', () => {
  test.each(commands.map((entry) => [entry.name, entry] as const))(
    '%s says what it does, with an example that names it',
    async (name, entry) => {
      const { default: command } = await entry.load()
      expect(command.name).toBe(name)
      expect(command.summary).toBe(entry.summary)
      for (const one of withSubcommands(command)) {
        expect(one.run ?? one.subcommands, one.name).toBeDefined()
        for (const option of one.options ?? []) expect(option.description, `${one.name} ${option.flags}`).toMatch(/\w{3}/)
        for (const example of one.examples ?? []) expect(example).toContain(`pavise ${name}`)
      }
      expect(withSubcommands(command).flatMap((one) => one.examples ?? []).length).toBeGreaterThan(0)
    },
  )
})

function withSubcommands(command: Command): Command[] {
  return [command, ...(command.subcommands ?? []).flatMap(withSubcommands)]
}
