import type { ServerResponse } from 'node:http'
import type { Decision } from '@pavise/guard'
import type { ExchangeEvent } from '#core/event'
import { answerHold } from '#gateway/hold'
import { Leaving } from '#gateway/leaving'
import type { ExchangeRecord } from '#gateway/record/exchange-record'
import { blocked, Refusal } from '#gateway/refusal'
import type { Room } from '#gateway/room'

/** One exchange under way: its record, the socket of the client, and the rule that the journal comes before the last byte. */
export class Exchange {
  readonly client: Leaving
  #recorded = false

  constructor(
    readonly room: Room,
    readonly record: ExchangeRecord,
    readonly response: ServerResponse,
  ) {
    this.client = new Leaving(response)
  }

  /** Lets a decision stand, waits for the answer to a hold, or throws the refusal. Edits are for the caller to make. */
  async enforce(decision: Decision, phase: 'request' | 'response'): Promise<void> {
    if (decision.action === 'block') throw blocked(decision, phase)
    if (decision.action === 'hold' && (await this.askAbout(decision, phase)) === 'block') throw blocked(decision, phase)
    if (decision.edits.length > 0) this.room.stats.changed++
  }

  /** Asks whoever may answer a hold, and keeps the answer for the event. */
  async askAbout(decision: Decision, phase: 'request' | 'response'): Promise<'allow' | 'block'> {
    this.room.stats.held++
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
  async conclude(outcome: ExchangeEvent['outcome']): Promise<void> {
    if (this.#recorded) return
    this.#recorded = true
    const { room, record } = this
    if (outcome.end === 'blocked') room.stats.blocked++
    if (!room.journal) return
    try {
      await room.journal.append(record.toEvent(outcome), record.action === 'block' || record.action === 'hold')
    } catch {
      room.stats.journalFailed++
      if (room.onJournalFull === 'block')
        throw new Refusal(503, 'journal_unwritable', 'Pavise cannot record this exchange, so it did not let it pass', {
          type: 'server_error',
        })
    }
  }

  headers(): Record<string, string> {
    return { 'x-pavise-event': this.record.id, 'x-pavise-action': this.record.action }
  }

  /** Sends a whole answer. */
  send(status: number, headers: Record<string, string | string[]>, body: Buffer): void {
    if (this.response.destroyed) return
    this.response.writeHead(status, { ...headers, ...this.headers(), 'content-type': 'application/json', 'content-length': body.length })
    this.response.end(body)
  }
}
