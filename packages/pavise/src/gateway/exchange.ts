import type { ServerResponse } from 'node:http'
import type { Decision, GuardSession } from '@pavise/guard'
import { type Dialect, dialectOf, type Surface } from '@pavise/guard/surfaces'
import type { ExchangeEvent, GuardEvent } from '#core/event'
import { type Shown, shownIn } from '#gateway/answer/error-answer'
import { answerHold } from '#gateway/hold'
import { Leaving } from '#gateway/leaving'
import type { ExchangeRecord } from '#gateway/record/exchange-record'
import { blocked, Refusal } from '#gateway/refusal'
import type { Room } from '#gateway/room'
import type { Upstream } from '#gateway/upstream'

const DONE = Promise.resolve()

/** One exchange under way: its record, the socket of the client, and the rule that the journal comes before the last byte. */
export class Exchange {
  readonly client: Leaving
  /** How it says no. */
  readonly dialect: Dialect
  #recorded = false

  constructor(
    readonly room: Room,
    readonly record: ExchangeRecord,
    readonly response: ServerResponse,
    readonly upstream: Upstream,
  ) {
    this.dialect = dialectOf(record.surface.vendor ?? upstream.vendor)
    this.client = new Leaving(response)
  }

  get surface(): Surface {
    return this.record.surface
  }

  /** Lets a decision stand, or throws the refusal; answers a promise of the same where a hold has to be answered. Edits are for the caller to make. */
  enforce(decision: Decision, phase: 'request' | 'response'): Promise<void> | undefined {
    if (decision.action === 'block') throw blocked(decision, phase)
    if (decision.action === 'hold') return this.#heldFor(decision, phase)
    if (decision.edits.length > 0) this.room.stats.changed++
    return undefined
  }

  async #heldFor(decision: Decision, phase: 'request' | 'response'): Promise<void> {
    if ((await this.askAbout(decision, phase)) === 'block') throw blocked(decision, phase)
    if (decision.edits.length > 0) this.room.stats.changed++
  }

  /** Records a hold on the disk, then asks whoever may answer it, and keeps the answer for the event. */
  async askAbout(decision: Decision, phase: 'request' | 'response'): Promise<'allow' | 'block'> {
    this.room.stats.held++
    await this.#write(this.record.toHold(decision, phase), true)
    const { approver } = this.room
    const { id: event, principal } = this.record
    const hold = await answerHold(decision, { approver, event, phase, principal, signal: this.client.signal() })
    this.record.hold = hold
    return hold.answer
  }

  /**
   * Writes the event. Blocks and holds are on the disk before it resolves. When the journal fails and the gateway must not run
   * without one, throws a refusal; call it before the last byte.
   */
  conclude(outcome: ExchangeEvent['outcome']): Promise<void> {
    if (this.#recorded) return DONE
    this.#recorded = true
    const { room, record } = this
    if (outcome.end === 'blocked') room.stats.blocked++
    const { usage } = record.notes
    room.stats.inputTokens += usage?.input ?? 0
    room.stats.outputTokens += usage?.output ?? 0
    if ([record.request, record.response].some((one) => one?.firings.some(({ rule }) => rule === 'uninspectable')))
      room.stats.uninspectable++
    if (outcome.end === 'blocked' || outcome.end === 'complete') this.#record()
    return this.#write(record.toEvent(outcome), record.action === 'block' || record.action === 'hold')
  }

  /** Somebody else answers this exchange and records it. */
  handOver(): void {
    this.#recorded = true
  }

  #record(): void {
    const recording = this.room.recorder && this.record.toRecording()
    if (recording) this.room.recorder?.(recording)
  }

  /** What becomes of an exchange that cannot be recorded: the strictest word of the rules that fired, else that of the gateway. */
  #whenUnrecorded(event: GuardEvent): 'block' | 'pass' {
    const { record, room } = this
    const fired = event.kind === 'policy' ? [] : event.firings.map((firing) => firing.rule)
    const said = record.guard.policy.rules.filter((rule) => fired.includes(rule.id)).map((rule) => rule.onJournalFull ?? room.onJournalFull)
    return said.length === 0 ? room.onJournalFull : said.includes('block') ? 'block' : 'pass'
  }

  async #write(event: GuardEvent, durable: boolean): Promise<void> {
    const { journal, stats } = this.room
    try {
      await journal?.append(event, durable)
    } catch {
      stats.journalFailed++
      if (this.#whenUnrecorded(event) === 'block')
        throw new Refusal(503, 'journal_unwritable', 'Pavise cannot record this exchange, so it did not let it pass', {
          type: 'server_error',
        })
    }
  }

  /** Judges an error of the upstream in this exchange, and keeps the strongest decision for the event. */
  shown(session: GuardSession): Shown {
    return shownIn(this.record.guard, session, (decision) => {
      if (!this.record.response || decision.firings.length > 0) this.record.response = decision
    })
  }

  headers(): Record<string, string> {
    return { 'x-pavise-event': this.record.id, 'x-pavise-action': this.record.action }
  }

  /** Sends a whole answer. */
  send(status: number, headers: Record<string, string | string[]>, body: Buffer): void {
    if (this.response.destroyed) return
    this.response.writeHead(status, { 'content-type': 'application/json', ...headers, ...this.headers(), 'content-length': body.length })
    this.response.end(body)
  }
}
