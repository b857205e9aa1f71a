import { type Candidate, HOLD } from '#hardening/candidate'
import type { Exchange } from '#hardening/exchange'
import { saidIn } from '#hardening/said-in'

/**
 * The JSON field in tool results whose value equals the caller's tenant in all benign traffic where it stands (at least five
 * times, for at least two tenants); undefined where there is none. The first in alphabetical order, so that it is stable.
 */
export function ownerField(benign: readonly Exchange[]): string | undefined {
  const seen = new Map<string, { same: number; other: number; tenants: Set<string> }>()
  for (const exchange of benign) {
    const tenant = exchange.principal?.tenant
    if (tenant === undefined) continue
    for (const result of saidIn(exchange).results) {
      visit(parse(result), (key, value) => {
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

/** Fewest ordinary calls from which it is concluded that the operator's text always names the value. */
const LEAST_NAMED = 4

/** A rule for each argument whose value always stands in the operator's text in ordinary calls, and did not in an attack. */
export function namedByOperator(benign: readonly Exchange[], attack: readonly Exchange[]): Candidate[] {
  const ordinary = namedShare(benign)
  const hostile = namedShare(attack)
  return [...ordinary].flatMap(([key, usual]) => {
    const other = hostile.get(key)
    if (usual.named < LEAST_NAMED || usual.others > 0 || !other || other.others === 0) return []
    const [tool, argument] = key.split('\u0000') as [string, string]
    return [
      {
        rule: {
          id: `own-${tool}-${argument}`.replaceAll('_', '-'),
          call: { tool: [tool], argument: `arguments.${argument}`, named: ['operator'] },
          ...HOLD,
        },
        why: `"${tool}" was called with a "${argument}" that the operator's text of the session does not name, as ordinary traffic always does.`,
      },
    ]
  })
}

/** By tool and argument: how often the value stood in the operator's text, and how often not. */
function namedShare(exchanges: readonly Exchange[]): Map<string, { named: number; others: number }> {
  const shares = new Map<string, { named: number; others: number }>()
  for (const exchange of exchanges) {
    const { operator } = saidIn(exchange)
    for (const [key, values] of argumentValues([exchange], 'string')) {
      const share = shares.get(key) ?? { named: 0, others: 0 }
      shares.set(key, share)
      for (const value of values) operator.some((text) => value !== '' && text.includes(value)) ? share.named++ : share.others++
    }
  }
  return shares
}

/**
 * A limit for each numeric argument where every attack lies above everything that benign traffic does: two thirds of the way up,
 * geometrically, since ordinary amounts that were not seen yet have a tail.
 */
export function amountLimits(benign: readonly Exchange[], attack: readonly Exchange[]): Candidate[] {
  const ordinary = numericArguments(benign)
  const hostile = numericArguments(attack)
  const found: Candidate[] = []
  for (const [key, values] of [...hostile].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const most = Math.max(...(ordinary.get(key) ?? []))
    const least = Math.min(...values.filter((value) => value > most))
    if (!Number.isFinite(most) || !Number.isFinite(least) || most <= 0) continue
    const [tool, argument] = key.split('\u0000') as [string, string]
    const above = Number(Math.cbrt(most * least * least).toPrecision(2))
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
    for (const call of saidIn(exchange).calls)
      visit(parse(call.arguments), (key, value) => {
        const name = `${call.name}\u0000${key}`
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
