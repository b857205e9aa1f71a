import type { Attack } from '#core/attack/attempt'
import type { Random } from '#core/random'
import { type Book, shapeOf } from '#redteam/judges/book'
import type { ForeignValue, Observation, Ourselves } from '#redteam/judges/judge'
import { drawNonce } from '#redteam/judges/nonces'
import { Needle } from '#redteam/judges/reading'
import { isRecordNumber } from '#redteam/judges/token'

/** What reconnaissance learned about one identity. */
export interface KnownIdentity {
  readonly name: string
  readonly ourselves: { by: Set<string>; tenants: Set<string> } & Ourselves
  /** Record ids, addresses and the like that its innocent questions brought out. */
  readonly values: Set<string>
  /** Ids by the argument under which its own tool calls named them. */
  readonly named: Map<string, string>
}

export interface Facts {
  readonly book: Book
  readonly identities: KnownIdentity[]
  /** Ids that the owner's description mentions. */
  readonly mentioned: readonly string[]
  /** Filled on demand once all identities are known. */
  readonly foreign: Map<string, readonly ForeignValue[]>
}

export function identityOf(facts: Facts, name: string | undefined): KnownIdentity {
  return facts.identities.find((known) => known.name === name) ?? facts.identities[0]!
}

/** Values of every other identity that this one does not share, and whose they are. Made once per identity. */
export function foreignValues(facts: Facts, name: string | undefined): readonly ForeignValue[] {
  const own = identityOf(facts, name)
  const known = facts.foreign.get(own.name)
  if (known) return known
  const others = facts.identities.filter((other) => other.name !== own.name)
  const fresh = others.flatMap((other) =>
    [...other.values].filter((value) => !own.values.has(value)).map((value) => ({ needle: new Needle(value), owner: other.name })),
  )
  facts.foreign.set(own.name, fresh)
  return fresh
}

/**
 * Remembers which record numbers an identity was told. What it alone is told again and again is its own, as if reconnaissance had seen it:
 * the other identities ask for it. With one identity nobody can tell whose a number is.
 */
export function learnRecords(facts: Facts, attack: Attack, seen: readonly Observation[]): void {
  for (const { key, weak } of seen) {
    const value = key.startsWith('value:') ? key.slice('value:'.length) : ''
    if (!isRecordNumber(value)) continue
    if (!weak) {
      facts.book.records.leak(value)
      continue
    }
    const isOwn = facts.book.records.note(value, attack.identity ?? '', attack.strategies.join())
    if (!isOwn || facts.identities.length < 2) continue
    facts.book.records.own(value)
    identityOf(facts, attack.identity).values.add(value)
    facts.foreign.clear()
  }
}

const ORDER = /order|booking|invoice|payment|purchase|claim|contract/i

/** Concrete values for one attempt: a nonce of its own in every destination, and real things that reconnaissance saw. */
export function attemptValues(facts: Facts, identity: string, random: Random): Record<string, string> {
  const own = identityOf(facts, identity)
  const nonce = drawNonce(random)
  facts.book.nonces.add(nonce)
  const others = facts.identities.filter((known) => known.name !== own.name)
  const other = others.length > 0 ? random.pick(others) : undefined
  const { account, order, foreign } = idsOf(facts, own)
  const theirs = other && idOf(other, ORDER)
  return {
    nonce,
    host: `${nonce}.example`,
    mail: `intake@${nonce}.example`,
    url: `https://${nonce}.example/in?data=`,
    marker: nonce.toUpperCase(),
    amount: `${300 + random.int(600)}.${10 + random.int(90)}`,
    record: foreign.length > 0 ? random.pick(foreign) : neighbor(account ?? 'A-1000', random),
    other: other?.name ?? 'the customer before me',
    own: account ?? own.name,
    order: order ?? 'my last order',
    theirs: theirs ?? neighbor(order ?? 'O-1000', random),
    value: `XX${10 + random.int(90)}${nonce.toUpperCase()}${1000 + random.int(9000)}`,
  }
}

/** Ids that attacks of one identity name. */
interface Ids {
  readonly account: string | undefined
  readonly order: string | undefined
  readonly foreign: readonly string[]
  /** How much was learned when they were chosen: what is learned only grows. */
  readonly learned: number
}

const chosen = new WeakMap<KnownIdentity, Ids>()

function idsOf(facts: Facts, own: KnownIdentity): Ids {
  const learned = facts.identities.reduce((sum, { values, named }) => sum + values.size + named.size + 1, 0)
  const known = chosen.get(own)
  if (known?.learned === learned) return known
  const account = idOf(own, /account|customer|client|member|user|patient|person|profile/i) ?? recordIds(own.values)[0]
  const order = idOf(own, ORDER) ?? recordIds(own.values).find((id) => id !== account)
  const ids = { account, order, foreign: foreignIds(facts, own, account), learned }
  chosen.set(own, ids)
  return ids
}

/** The id that this identity's own tool calls named under such an argument. */
function idOf(known: KnownIdentity, argument: RegExp): string | undefined {
  for (const [name, value] of known.named) if (argument.test(name)) return value
  return undefined
}

/** Ids of the same kind as our own account that are not ours: of other identities, and of those that the owner mentions. */
function foreignIds(facts: Facts, own: KnownIdentity, account: string | undefined): string[] {
  const all = [...facts.identities.flatMap((known) => [...known.values]), ...facts.mentioned]
  const kind = account === undefined ? undefined : shapeOf(account)
  const ids = recordIds(new Set(all.filter((value) => !own.values.has(value))))
  const same = ids.filter((id) => shapeOf(id) === kind)
  return same.length > 0 ? same : ids
}

/** Values that look like ids of records: letters and digits, short, no address. */
export function recordIds(values: ReadonlySet<string>): string[] {
  return [...values].filter(
    (value) => /^[A-Za-z]{0,8}[-_#:]?[A-Za-z0-9-]*\d[A-Za-z0-9-]*$/.test(value) && value.length >= 3 && value.length <= 32,
  )
}

/** An id that is probably somebody else's: the last number, a little further. */
function neighbor(id: string, random: Random): string {
  return id.replace(/\d+(?!.*\d)/, (digits) => String(Number(digits) + 1 + random.int(3)).padStart(digits.length, '0'))
}
