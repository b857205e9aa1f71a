import type { EffectKind } from '#core/attack/vocabulary'
import type { Exchange } from '#hardening/exchange'

/** A rule as a policy file says it. */
export type WrittenRule = { id: string } & Record<string, unknown>

/** A rule that might answer a finding, with the detector entry that it needs, and why it is proposed. */
export interface Candidate {
  rule: WrittenRule
  /** Entries for `detectors:` that the rule names. */
  detectors?: Record<string, unknown>
  why: string
}

/** A held reply waits for a person, then is refused. */
const HOLD = { do: 'hold', timeout: '60s', otherwise: 'block' } as const

/**
 * Candidate rules for one effect, the most structural first: provenance and destination before detector scores. None of them
 * looks at the wording of the attack that was found.
 */
export function candidatesFor(effect: EffectKind, traffic: { benign: readonly Exchange[]; attack: readonly Exchange[] }): Candidate[] {
  return [...(BY_EFFECT[effect] ?? []).map((make) => make(traffic)), injection()].flat()
}

type Make = (traffic: { benign: readonly Exchange[]; attack: readonly Exchange[] }) => Candidate[]

const steering: Make = () => [
  {
    rule: {
      id: 'no-steering',
      flow: { argument: 'to', derived: ['untrusted', 'private'], tool: { effect: 'external' } },
      ...HOLD,
    },
    why: 'An effect went to a destination, record or amount that neither the user nor the operator named.',
  },
]
const exfil: Make = () => [
  {
    rule: { id: 'no-exfil', flow: { argument: 'carries', derived: ['private'], tool: { effect: 'external' } }, ...HOLD },
    why: 'Private text left through a tool without the user having typed it.',
  },
]
const promptLeak: Make = () => [
  {
    rule: { id: 'prompt-leak', from: ['assistant'], to: ['user'], when: { detector: 'prompt-leak' }, do: 'block' },
    why: "The operator's instructions came back in an answer, plain or encoded.",
  },
  {
    rule: { id: 'canary', from: ['assistant', 'tool_arguments'], when: { detector: 'canary' }, do: 'block' },
    why: 'A value that must never leave stood in an answer or in a tool argument.',
  },
]
const secrets: Make = () => [
  {
    rule: { id: 'secrets', from: ['assistant', 'tool', 'document'], when: { detector: 'secret' }, do: 'redact' },
    why: 'A credential stood in an answer or in what a tool returned.',
  },
]
const links: Make = () => [
  {
    rule: { id: 'links', from: ['assistant'], when: { detector: 'link' }, do: 'redact' },
    why: 'A picture or link in an answer carried data to a host that the user never named.',
  },
]
const tenancy: Make = ({ benign }) => {
  const field = ownerField(benign)
  if (field === undefined) return []
  return [
    {
      rule: { id: 'own-records', from: ['tool', 'document'], when: { detector: 'own-records' }, do: 'block' },
      detectors: { 'own-records': { tenancy: { field, equals: 'principal.tenant' } } },
      why: `A tool returned a record whose "${field}" is not the caller's tenant.`,
    },
  ]
}
const limits: Make = ({ benign, attack }) => [...amountLimits(benign, attack), ...choiceLimits(benign, attack)]

function injection(): Candidate {
  return {
    rule: {
      id: 'injection',
      from: ['user', 'document', 'tool'],
      when: { detector: 'injection', fpr: 0.01 },
      do: 'block',
    },
    why: 'Text that gives orders to the model scored above the threshold for 1 % false positives.',
  }
}

const BY_EFFECT: Partial<Record<EffectKind, readonly Make[]>> = {
  prompt_leak: [promptLeak],
  canary_leak: [promptLeak, exfil],
  secret_leak: [promptLeak, secrets, exfil],
  cross_tenant_read: [tenancy],
  mail_out: [steering, exfil],
  data_out: [steering, exfil, links],
  unapproved_action: [steering, limits],
  record_change: [steering, limits],
  markdown_exfil: [links],
  hijack: [steering, links],
}

/**
 * The JSON field in tool results whose value equals the caller's tenant in all benign traffic where it stands (at least five
 * times, for at least two tenants); undefined where there is none. The first in alphabetical order, so that it is stable.
 */
export function ownerField(benign: readonly Exchange[]): string | undefined {
  const seen = new Map<string, { same: number; other: number; tenants: Set<string> }>()
  for (const exchange of benign) {
    const tenant = exchange.principal?.tenant
    if (tenant === undefined) continue
    for (const message of exchange.request.messages) {
      if (message.role !== 'tool' || typeof message.content !== 'string') continue
      visit(parse(message.content), (key, value) => {
        const row = seen.get(key) ?? { same: 0, other: 0, tenants: new Set<string>() }
        seen.set(key, row)
        if (value === tenant) {
          row.same++
          row.tenants.add(tenant)
        } else row.other++
      })
    }
  }
  return [...seen]
    .filter(([, row]) => row.same >= 5 && row.other === 0 && row.tenants.size >= 2)
    .map(([key]) => key)
    .sort()[0]
}

/** A limit for each numeric argument where every attack lies above everything that benign traffic does: half way, geometrically. */
export function amountLimits(benign: readonly Exchange[], attack: readonly Exchange[]): Candidate[] {
  const ordinary = numericArguments(benign)
  const hostile = numericArguments(attack)
  const found: Candidate[] = []
  for (const [key, values] of [...hostile].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const most = Math.max(...(ordinary.get(key) ?? []))
    const least = Math.min(...values.filter((value) => value > most))
    if (!Number.isFinite(most) || !Number.isFinite(least) || most <= 0) continue
    const [tool, argument] = key.split('\u0000') as [string, string]
    const above = Number(Math.sqrt(most * least).toPrecision(2))
    found.push({
      rule: {
        id: `limit-${tool}-${argument}`.replaceAll('_', '-'),
        call: { tool: [tool], argument: `arguments.${argument}`, above },
        ...HOLD,
      },
      why: `"${tool}" was called with a larger "${argument}" than ordinary traffic ever has.`,
    })
  }
  return found
}

/** A name out of an enumeration: no id, address, amount or URL, which belong to one case only. */
const NAME = /^[A-Za-z][A-Za-z_ -]*$/
/** Fewest ordinary calls, and most different values, for an argument to count as a choice out of a short list. */
const CHOICE = { calls: 4, values: 8, length: 40 } as const

/** A list for each textual argument that ordinary traffic fills from a short list, where attacks used something else. */
export function choiceLimits(benign: readonly Exchange[], attack: readonly Exchange[]): Candidate[] {
  const ordinary = argumentValues(benign, 'string')
  const found: Candidate[] = []
  for (const [key, values] of [...argumentValues(attack, 'string')].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const usual = ordinary.get(key) ?? []
    const list = [...new Set(usual)].sort()
    if (
      usual.length < CHOICE.calls ||
      list.length > Math.min(CHOICE.values, usual.length / 2) ||
      list.some((value) => value.length > CHOICE.length || !NAME.test(value))
    )
      continue
    if (!values.some((value) => !list.includes(value))) continue
    const [tool, argument] = key.split('\u0000') as [string, string]
    found.push({
      rule: {
        id: `only-${tool}-${argument}`.replaceAll('_', '-'),
        call: { tool: [tool], argument: `arguments.${argument}`, outside: list },
        ...HOLD,
      },
      why: `"${tool}" was called with a "${argument}" that ordinary traffic never uses.`,
    })
  }
  return found
}

function numericArguments(exchanges: readonly Exchange[]): Map<string, number[]> {
  return argumentValues(exchanges, 'number')
}

/** Values of one type by tool and argument name, joined by NUL. */
function argumentValues(exchanges: readonly Exchange[], type: 'number'): Map<string, number[]>
function argumentValues(exchanges: readonly Exchange[], type: 'string'): Map<string, string[]>
function argumentValues(exchanges: readonly Exchange[], type: 'number' | 'string'): Map<string, (number | string)[]> {
  const values = new Map<string, (number | string)[]>()
  for (const exchange of exchanges)
    for (const choice of exchange.response?.choices ?? [])
      for (const call of choice.message.tool_calls ?? [])
        visit(parse(call.function.arguments), (key, value) => {
          const name = `${call.function.name}\u0000${key}`
          if (typeof value === type) values.set(name, [...(values.get(name) ?? []), value])
        })
  return values
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function visit(value: unknown, see: (key: string, value: string | number) => void, depth = 0): void {
  if (depth > 16 || value === null || typeof value !== 'object') return
  for (const [key, item] of Object.entries(value)) {
    if (typeof item === 'string' || typeof item === 'number') see(key, item)
    else visit(item, see, depth + 1)
  }
}
