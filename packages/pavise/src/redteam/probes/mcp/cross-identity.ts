import { shapeOf } from '#redteam/judges/book'
import { tokensOf } from '#redteam/judges/token'
import { answerOf, isFailure, wordsOf } from '#redteam/probes/mcp/proof'
import type { McpRecord } from '#redteam/probes/mcp/record'
import type { Sent } from '#redteam/probes/mcp/reproduce'
import { NAMES_PATH, NAMES_URL, type Slot, slotsOf, withValue } from '#redteam/probes/mcp/tool'
import type { Subject } from '#redteam/probes/mcp/tool-trial'
import type { Visit } from '#redteam/probes/mcp/visit'
import type { McpReply } from '#redteam/targets/mcp/mcp-client'
import { textAt } from '#redteam/targets/model-apis/json-reading'

/** Things that are asked as both identities, at most. */
const MOST = { subjects: 40, resources: 12, ids: 6, slots: 3 }
/** A line of an answer that is long enough to be somebody's. */
const LINE = { least: 24, most: 400 }

/** Something that takes arguments, with those of an ordinary call. `sampled`: they were given, and name what belongs to the first identity. */
export interface Base {
  readonly subject: Subject
  readonly base: Record<string, unknown>
  readonly sampled: boolean
}

export interface Crossing {
  readonly owner: Visit
  readonly stranger: Visit
  readonly bases: readonly Base[]
  readonly record: McpRecord
  /** Values that are nobody's secret. */
  readonly ordinary: readonly string[]
}

interface Call {
  readonly sent: Sent
  readonly place: { tool: string; argument?: string }
  /** The same call with something that does not exist, and with what is the stranger's: what comes back there too is only wording. */
  readonly controls: readonly Sent[]
}

/**
 * Looks for what belongs to one identity in answers to another. First both ask the same ordinary questions: what only the owner is told of is the
 * owner's. Then the owner asks for it by its id or address, and the stranger asks just the same. It counts where something of the owner's that stands in
 * no question of the stranger comes back twice, and not where something is asked for that does not exist.
 */
export async function crossIdentities(crossing: Crossing): Promise<void> {
  const { owner, stranger, bases, record, ordinary } = crossing
  const asked = bases.slice(0, MOST.subjects)
  const own = new Set<string>()
  const other = new Set<string>()
  for (const { subject, base, sampled } of asked) {
    if (sampled) continue
    for (const piece of piecesOf(await ask(owner, subject.sent(base)))) own.add(piece)
    for (const piece of piecesOf(await ask(stranger, subject.sent(base)))) other.add(piece)
  }
  const shared = new Set([...other, ...ordinary])
  const mine = await addressesOf(owner)
  const theirs = new Set(await addressesOf(stranger))
  const calls = [
    ...asked.filter(({ sampled }) => sampled).flatMap(({ subject, base }) => whole(subject.sent(base), subject.tool.name)),
    ...mine
      .filter((uri) => !theirs.has(uri))
      .slice(0, MOST.resources)
      .flatMap((uri) => whole({ method: 'resources/read', params: { uri } }, 'resources/read')),
    ...idCalls(
      asked,
      [...own].filter((piece) => !shared.has(piece) && isId(piece)),
      [...other].filter((piece) => !own.has(piece) && isId(piece)),
    ),
  ]
  for (const call of calls) if (!record.has('crossIdentity', call.place)) await cross(crossing, call, shared)
}

async function cross({ owner, stranger, record }: Crossing, call: Call, shared: ReadonlySet<string>): Promise<void> {
  const { sent, controls, place } = call
  const question = JSON.stringify(sent)
  const told = await ask(owner, sent)
  const owned = new Set(piecesOf(told).filter((piece) => !shared.has(piece) && !question.includes(piece)))
  if (isFailure(told) || owned.size === 0) return
  const shown = (reply: McpReply): string[] => (isFailure(reply) ? [] : piecesOf(reply).filter((piece) => owned.has(piece)))
  const reply = await ask(stranger, sent)
  let seen = shown(reply)
  if (seen.length > 0) {
    for (const control of controls) {
      const wording = new Set(piecesOf(await ask(stranger, control)))
      seen = seen.filter((piece) => !wording.has(piece))
    }
  }
  if (seen.length > 0) {
    const again = new Set(shown(await ask(stranger, sent)))
    seen = seen.filter((piece) => again.has(piece))
  }
  const who = `asked as ${stranger.identity.name}, it shows what belongs to ${owner.identity.name}`
  const evidence = seen.slice(0, 3).map((piece) => ({ kind: 'answer', text: `${who}: ${piece.slice(0, 200)}` }))
  record.attempt('crossIdentity', who.split(',')[0]!, sent, reply, verdictOf(reply, seen), evidence, reasonOf(reply))
  if (seen.length > 0) record.file('crossIdentity', place, evidence, stranger.requests, sent)
}

const verdictOf = (reply: McpReply, seen: readonly string[]) =>
  seen.length > 0 ? ('vulnerable' as const) : reply.kind === 'none' ? ('inconclusive' as const) : ('safe' as const)
const reasonOf = (reply: McpReply): string | undefined => (reply.kind === 'none' ? reply.reason : undefined)

const ask = (visit: Visit, { method, params }: Sent): Promise<McpReply> => visit.ask(method, params)

/** A call that names what belongs to the owner; none where it names nothing that could be another's. */
function whole(sent: Sent, tool: string): Call[] {
  const params = JSON.stringify(sent.params)
  const control = JSON.stringify(sent.params, (key, value: unknown) =>
    typeof value === 'string' && key !== 'name' ? nobodys(value) : value,
  )
  return control === params ? [] : [{ sent, place: { tool }, controls: [{ method: sent.method, params: JSON.parse(control) as unknown }] }]
}

/** Addresses of resources that an identity is told of. */
async function addressesOf(visit: Visit): Promise<string[]> {
  const { offers } = visit.says ?? (await visit.enter())
  if (!offers.includes('resources')) return []
  const { entries } = await visit.list('resources/list', 'resources')
  return entries.map((entry) => textAt(entry['uri'])).filter((uri) => uri !== '')
}

/** Each id of the owner in each place that may take one. */
function idCalls(bases: readonly Base[], ids: readonly string[], others: readonly string[]): Call[] {
  return bases.flatMap(({ subject, base }) =>
    slotsOf(subject.tool.schema, base)
      .filter(takesId)
      .slice(0, MOST.slots)
      .flatMap((slot) =>
        ids.slice(0, MOST.ids).map((id) => {
          const same = others.find((one) => shapeOf(one) === shapeOf(id))
          return {
            sent: subject.sent(withValue(base, slot.path, id)),
            place: { tool: subject.tool.name, argument: slot.pointer },
            controls: [nobodys(id), ...(same ? [same] : [])].map((value) => subject.sent(withValue(base, slot.path, value))),
          }
        }),
      ),
  )
}

const takesId = ({ words }: Slot): boolean => !NAMES_PATH.test(words) && !NAMES_URL.test(words)
const isId = (piece: string): boolean => piece.length <= 64 && !/\s/.test(piece)

/** An id of the same form that hardly exists. */
const nobodys = (id: string): string => id.replace(/[0-9]/g, (digit) => String((Number(digit) + 7) % 10)).replace(/[a-f](?=[^a-f]*$)/, 'q')

/** What an answer says that can belong to somebody: ids, addresses, and whole lines. */
function piecesOf(reply: McpReply): string[] {
  if (reply.kind !== 'result') return []
  const words = (wordsOf(reply) || answerOf(reply)).slice(0, 100_000)
  const lines = words.split(/[\n\r]+/).map((line) => line.trim())
  return [
    ...new Set([
      ...tokensOf(words),
      ...(words.match(/[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}/g) ?? []),
      ...lines.filter(({ length }) => length >= LINE.least && length <= LINE.most),
    ]),
  ]
}
