import type { Decision, Guard } from '@pavise/guard'
import type { GuardEvent } from '#core/event'
import { answerHold } from '#gateway/hold'
import { McpRecord } from '#gateway/mcp/mcp-record'
import { idKey, RPC_ERRORS, type Rpc, rpcFailure } from '#gateway/mcp/message'
import { mcpSurface } from '#gateway/mcp/surface'
import type { McpSurroundings, Open, Passage, Sent, Speaker, Talk } from '#gateway/mcp/talk'
import { ToolRules } from '#gateway/mcp/tool-rules'
import { type Judged, judgeFromClient, judgeFromServer } from '#gateway/mcp/traffic'

/** Requests under way at most in one direction: a peer that never answers must not fill the memory. */
const MOST_OPEN = 4_096

/** One client and one server: everything that they say is judged here, whatever it travels by. */
export class Conversation implements Talk {
  readonly #open = { client: new Map<string, Open>(), server: new Map<string, Open>() }
  #count = 0
  #listing: boolean | undefined
  readonly #gone = new AbortController()

  constructor(
    readonly around: McpSurroundings,
    readonly server: string,
    readonly speaker: Speaker,
    /** Sends a message to the client outside of any answer, where the transport can. */
    readonly tell: (message: Sent) => void = () => {},
  ) {}

  /** Judges a message on its way. Never rejects: faults are answered as JSON-RPC errors. `onHold` is called when it begins to wait for a person. */
  async pass(rpc: Rpc, from: 'client' | 'server', onHold: () => void = () => {}): Promise<Passage> {
    const guard = this.around.guard()
    const { session, risk, name } = this.speaker.session(guard)
    const open = this.#opened(rpc, from, guard)
    if (name !== undefined) open.record.session = name
    const rules = new ToolRules(guard, this.server)
    try {
      const judged =
        from === 'client' ? await judgeFromClient(this, rpc, open, session, rules) : await judgeFromServer(this, rpc, open, session, rules)
      const decision = risk.weigh(judged.decision, guard.policy.risk, saidIn(rpc))
      return await this.#enforce(rpc, from, open, { ...judged, decision }, onHold)
    } catch (fault) {
      return this.#failed(rpc, from, open, fault, guard)
    }
  }

  /** Whether the list of tools that is asked for is the first of this server. A cursor goes on with the listing before. */
  async isFirstListing(cursor: boolean): Promise<boolean> {
    if (!cursor || this.#listing === undefined) this.#listing = !(await this.around.pins.knows(this.server))
    return this.#listing
  }

  /** The conversation is over: what is still open is recorded as it stands. Answers the errors that the client is owed. */
  async close(end: 'client-left' | 'upstream-failed'): Promise<Sent[]> {
    this.#gone.abort()
    const owed = [...this.#open.client.values()]
    const status = end === 'client-left' ? 499 : 502
    for (const open of [...owed, ...this.#open.server.values()])
      await this.#write(open.record.toEvent({ status, end }), false).catch(() => {})
    this.#open.client.clear()
    this.#open.server.clear()
    return owed.map(({ id }) => rpcFailure(id, RPC_ERRORS.unreachable, 'The MCP server ended before it answered'))
  }

  /** These messages of the client did not reach the server: their requests are recorded as failed and forgotten. */
  async failed(messages: readonly Rpc[]): Promise<void> {
    for (const rpc of messages) {
      const open = rpc.kind === 'request' ? this.#open.client.get(idKey(rpc.message.id)) : undefined
      if (!open) continue
      this.#forget('server', open)
      await this.#write(open.record.toEvent({ status: 502, end: 'upstream-failed' }), false).catch(() => {})
    }
  }

  /** The request that a message opens or answers; for a notification one of its own. */
  #opened(rpc: Rpc, from: 'client' | 'server', guard: Guard): Open {
    if (rpc.kind === 'request' || rpc.kind === 'notification') {
      const { method } = rpc.message
      const record = new McpRecord(guard, this.speaker.principal, this.server, method, from)
      // Ids of calls are used again after a while, so that the guard need not know every call of a long session.
      this.#count = (this.#count + 1) % MOST_OPEN
      return { id: rpc.kind === 'request' ? rpc.message.id : 0, method, record, call: `call-${from}-${this.#count}` }
    }
    const asked = from === 'client' ? 'server' : 'client'
    const { id } = rpc.message
    const open = id === null ? undefined : this.#open[asked].get(idKey(id))
    if (open) return open
    return { id: id ?? 0, method: '', record: new McpRecord(guard, this.speaker.principal, this.server, '', from), call: '' }
  }

  async #enforce(rpc: Rpc, from: 'client' | 'server', open: Open, judged: Judged, onHold: () => void): Promise<Passage> {
    const opens = rpc.kind === 'request' || rpc.kind === 'notification'
    const phase = opens ? 'request' : 'response'
    open.record.decided(phase, judged.decision, rpc.message)
    let blocked = judged.decision.action === 'block'
    if (judged.decision.action === 'hold') onHold()
    if (judged.decision.action === 'hold') blocked = (await this.#ask(judged.decision, phase, open.record)) === 'block'
    if (blocked) return this.#refused(rpc, from, open, blockedBy(judged.decision))
    if (rpc.kind === 'request') {
      this.#remember(from, { ...open, ...judged.open })
      return { onward: judged.message }
    }
    if (rpc.kind === 'notification') {
      if (open.record.fired) await this.#write(open.record.toEvent({ status: 200, end: 'complete' }), false)
      return { onward: judged.message }
    }
    this.#forget(from, open)
    await this.#write(open.record.toEvent({ status: 200, end: 'complete' }), open.record.acted)
    if (rpc.kind === 'result' && open.method === 'tools/call') this.#recorded(open, rpc.message.result, judged.decision)
    return { onward: judged.message }
  }

  #recorded({ record, call }: Open, part: unknown, { action }: Decision): void {
    const { id: event, principal, session } = record
    const exchange = { surface: mcpSurface.id, request: { says: 'answer', call, part } }
    const time = new Date().toISOString()
    this.around.recorder?.({ event, time, ...(session !== undefined && { session }), principal, action, exchange })
  }

  async #refused(rpc: Rpc, from: 'client' | 'server', open: Open, why: string): Promise<Passage> {
    const data = { event: open.record.id }
    await this.#write(open.record.toEvent({ status: 403, end: 'blocked' }), true)
    if (rpc.kind === 'notification') return {}
    if (rpc.kind === 'request') {
      const failure = rpcFailure(rpc.message.id, RPC_ERRORS.blocked, `Blocked by Pavise: ${why} does not let this message pass`, data)
      return { back: failure }
    }
    this.#forget(from, open)
    const what = from === 'server' ? 'the answer' : 'what the client answered'
    return { onward: rpcFailure(rpc.message.id, RPC_ERRORS.blocked, `Blocked by Pavise: ${why} does not let ${what} pass`, data) }
  }

  async #ask(decision: Decision, phase: 'request' | 'response', record: McpRecord): Promise<'allow' | 'block'> {
    await this.#write(record.toHold(decision, phase), true)
    const { approver } = this.around
    const asked = { approver, event: record.id, phase, principal: this.speaker.principal, signal: this.#gone.signal }
    record.hold = await answerHold(decision, asked)
    return record.hold.answer
  }

  /** A fault of Pavise itself never lets anything pass in enforce mode. */
  #failed(rpc: Rpc, from: 'client' | 'server', open: Open, fault: unknown, guard: Guard): Passage {
    const known = fault instanceof JournalFault
    if (guard.policy.mode === 'observe' && !known) {
      if (rpc.kind === 'request') this.#remember(from, open)
      return { onward: rpc.message }
    }
    const why = known
      ? 'Pavise cannot record this message, so it did not let it pass'
      : 'Pavise could not inspect this message, so it did not let it pass'
    if (rpc.kind === 'notification') return {}
    const failure = rpcFailure(rpc.message.id, RPC_ERRORS.internal, why)
    if (rpc.kind === 'request') return { back: failure }
    this.#forget(from, open)
    return { onward: failure }
  }

  #remember(from: 'client' | 'server', open: Open): void {
    const map = this.#open[from]
    map.set(idKey(open.id), open)
    if (map.size <= MOST_OPEN) return
    const [oldest, left] = map.entries().next().value!
    map.delete(oldest)
    void this.#write(left.record.toEvent({ status: 504, end: 'failed' }), false).catch(() => {})
  }

  #forget(from: 'client' | 'server', open: Open): void {
    this.#open[from === 'client' ? 'server' : 'client'].delete(idKey(open.id))
  }

  async #write(event: GuardEvent, durable: boolean): Promise<void> {
    try {
      await this.around.journal?.append(event, durable)
    } catch {
      if (this.around.onJournalFull === 'block') throw new JournalFault()
    }
  }
}

/** What a message says, without the id that is another one each time. */
const saidIn = ({ message }: Rpc): unknown => {
  const { params, result, error, method } = message as Readonly<Record<string, unknown>>
  return params ?? result ?? error ?? method
}

class JournalFault extends Error {}

function blockedBy(decision: Decision): string {
  const rules = decision.firings.filter(({ action }) => action === 'block' || action === 'hold').map(({ rule }) => rule)
  return rules.length > 0 ? `rule ${[...new Set(rules)].join(', ')}` : 'the policy'
}
