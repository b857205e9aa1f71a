import type { FaultReader } from '../faults.js'
import type { PolicyException, Rule } from '../policy.js'

const KEYS = ['rule', 'until', 'owner', 'reason', 'for']
const WHOM = ['principal', 'tenant', 'tool', 'value'] as const
const DAY = 86_400_000

/** Reads `exceptions:`. Each names a rule of the policy, a last day or moment, who answers for it, why, and for whom or what it holds. */
export function parseExceptions(reader: FaultReader, value: unknown, rules: readonly Rule[]): PolicyException[] {
  return reader.list(value, 'exceptions', (item, path) => {
    const fields = reader.record(item, path, KEYS)
    if (!fields) return undefined
    const id = reader.text(fields.get('rule'), `${path}.rule`)
    const rule = rules.find((each) => each.id === id)
    if (id !== undefined && !rule)
      reader.fault(`${path}.rule`, `no rule is called "${id}"`, `There are: ${rules.map((each) => each.id).join(', ')}.`)
    const until = parseUntil(fields.get('until'))
    if (until === null)
      reader.fault(`${path}.until`, 'must be a day or a moment with its zone', 'Write it as "2026-12-31" or "2026-12-31T18:00:00Z".')
    const owner = reader.text(fields.get('owner'), `${path}.owner`)
    const reason = reader.text(fields.get('reason'), `${path}.reason`)
    const whom = readWhom(reader, fields.get('for'), `${path}.for`, rule)
    if (id === undefined || until === null || owner === undefined || reason === undefined || !whom) return undefined
    return { rule: id, until, owner, reason, for: whom }
  })
}

function readWhom(reader: FaultReader, value: unknown, path: string, rule: Rule | undefined): PolicyException['for'] | null {
  const fields = reader.record(value, path, WHOM)
  if (!fields) return null
  const whom: PolicyException['for'] = {}
  for (const key of WHOM) {
    if (!fields.has(key)) continue
    const given = fields.get(key)
    const text = reader.text(typeof given === 'number' ? String(given) : given, `${path}.${key}`)
    if (text !== undefined) whom[key] = text
  }
  if (fields.size === 0)
    reader.fault(path, 'names nobody and nothing', `An exception for everything is a rule less: name one of ${WHOM.join(', ')}.`)
  if (whom.value !== undefined && rule && !comparesValues(rule))
    reader.fault(`${path}.value`, `rule "${rule.id}" is about no single value`, 'Name a principal, a tenant or a tool instead.')
  return whom
}

/** Whether a rule fires on a value that can be named: not on what a call carries as a whole, nor on every call of a tool. */
function comparesValues(rule: Rule): boolean {
  if ('when' in rule) return true
  return 'flow' in rule ? rule.flow.argument === 'to' : rule.call.argument !== undefined
}

/** Epoch milliseconds at which it is over: the end of a day in UTC, or a moment (RFC 3339). Null for anything else. */
function parseUntil(value: unknown): number | null {
  if (typeof value !== 'string') return null
  const day = /^\d{4}-\d{2}-\d{2}$/u.test(value)
  if (!day && !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/u.test(value)) return null
  const at = Date.parse(day ? `${value}T00:00:00Z` : value)
  if (Number.isNaN(at) || (day && new Date(at).toISOString().slice(0, 10) !== value)) return null
  return day ? at + DAY : at
}
