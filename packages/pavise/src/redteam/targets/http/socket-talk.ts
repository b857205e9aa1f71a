import type { Egress, Socket } from '#core/ports/egress'
import { fill, fillText } from '#redteam/targets/fill'
import { arrived } from '#redteam/targets/http/arrived'
import type { Answered } from '#redteam/targets/http/read-source'
import type { SocketStep } from '#redteam/targets/http/steps'
import { BUDGET_ENDED, failureReason, type Patience } from '#redteam/targets/patient-request'

type Heard = ({ ok: true; last: Answered } | { ok: false; reason: string }) & { requests: number }

const MOST_MESSAGES = 10_000

/** The WebSocket of one conversation, over the egress port alone. An opening and a message that is sent count as requests. */
export class SocketTalk {
  #socket: Socket | undefined

  constructor(
    readonly egress: Egress,
    readonly patience: Patience,
  ) {}

  /** One declared move. Faults are reasons; only the caller's signal and a host that was not named throw. */
  async move(
    step: SocketStep['socket'],
    url: string | undefined,
    headers: Readonly<Record<string, string>>,
    values: Readonly<Record<string, unknown>>,
    signal: AbortSignal,
  ): Promise<Heard> {
    let requests = 0
    if (url !== undefined && !this.#socket?.isOpen) {
      if (!this.#mayAsk()) return { ok: false, reason: BUDGET_ENDED, requests }
      requests++
      const fault = await this.#open(url, step.protocols, headers, step.within, signal)
      if (fault !== undefined) return { ok: false, reason: fault, requests }
    }
    const socket = this.#socket
    if (!socket?.isOpen && (step.send !== undefined || step.await !== undefined))
      return { ok: false, reason: 'the socket is not open', requests }
    if (step.send !== undefined) {
      if (!this.#mayAsk()) return { ok: false, reason: BUDGET_ENDED, requests }
      requests++
      const { send } = step
      socket!.send('text' in send ? fillText(send.text, values) : JSON.stringify(fill(send.json, values)))
    }
    const heard = step.await === undefined ? [] : await this.#listen(socket!, step.await, step.within, signal)
    if (step.close) this.close()
    if (typeof heard === 'string') return { ok: false, reason: heard, requests }
    const last = { ok: true as const, status: 200, contentType: '', headers: {}, body: heard.at(-1) ?? '', pieces: heard, sends: requests }
    return { ok: true, last, requests }
  }

  close(): void {
    this.#socket?.close()
    this.#socket = undefined
  }

  #mayAsk(): boolean {
    const { allowance } = this.patience
    return !allowance || allowance.left-- > 0
  }

  async #open(
    url: string,
    protocols: readonly string[],
    headers: Readonly<Record<string, string>>,
    within: number,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    if (!this.egress.socket) return 'there is no way out for WebSockets here'
    const limit = AbortSignal.any([signal, AbortSignal.timeout(within)])
    try {
      this.#socket = await this.egress.socket(url, { protocols, headers, signal: limit, messageLimit: this.patience.bodyLimit })
      return undefined
    } catch (error) {
      signal.throwIfAborted()
      return limit.aborted ? `no socket opened within ${within} ms` : failureReason(error)
    }
  }

  /** The messages up to the awaited one, or why it did not come. */
  async #listen(
    socket: Socket,
    until: NonNullable<SocketStep['socket']['await']>,
    within: number,
    signal: AbortSignal,
  ): Promise<string[] | string> {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(within)])
    const heard: string[] = []
    let size = 0
    try {
      while (heard.length < MOST_MESSAGES && size <= this.patience.bodyLimit) {
        const message = await socket.next(limit)
        if (message === undefined) return 'the target closed the socket before the awaited message'
        heard.push(message)
        size += message.length
        if ('next' in until || arrived(until, message)) return heard
      }
      return `the awaited message is not among the first ${heard.length}`
    } catch (error) {
      signal.throwIfAborted()
      if (limit.aborted) return `the awaited message did not come within ${within} ms`
      return failureReason(error)
    }
  }
}
