import type { ChatStreamInspector, GuardSession, StreamStep } from '../../policy/guard.js'
import { type AdapterOptions, answerHold } from '../adapter-options.js'
import { blockedMessage } from '../guard-blocked.js'
import { EventSplitter } from './event-splitter.js'
import type { WireApi } from './wire-api.js'

/**
 * The events of an answer as far as the policy lets them go. Tool calls wait until they are whole. Where the policy stops the answer, the
 * stream ends with the vendor's error event and the connection to the server is given up.
 */
export function guardedStream(
  api: WireApi,
  body: ReadableStream<Uint8Array>,
  session: GuardSession,
  options: AdapterOptions,
): ReadableStream<Uint8Array> {
  const reader = body.getReader()
  const relay = new Relay(api, session.stream(), options)
  const encoder = new TextEncoder()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      while (true) {
        const { done, value } = await reader.read()
        const text = done ? await relay.end() : await relay.push(value)
        if (text !== '') controller.enqueue(encoder.encode(text))
        if (done || relay.over) {
          if (!done) reader.cancel().catch(() => undefined)
          controller.close()
          return
        }
        if (text !== '') return
      }
    },
    cancel: (reason) => reader.cancel(reason),
  })
}

class Relay {
  over = false
  private readonly splitter = new EventSplitter()
  private readonly decoder = new TextDecoder()

  constructor(
    private readonly api: WireApi,
    private readonly inspector: ChatStreamInspector,
    private readonly options: AdapterOptions,
  ) {}

  /** What these bytes let go, as the text of events. */
  async push(bytes: Uint8Array): Promise<string> {
    return this.events(() => this.splitter.push(this.decoder.decode(bytes, { stream: true })))
  }

  async end(): Promise<string> {
    let text = await this.events(() => [...this.splitter.push(this.decoder.decode()), ...this.splitter.end()])
    if (this.over) return text
    const last = this.inspector.end()
    text += await this.step(last)
    // A hold that was allowed at the very end lets the rest go.
    if (!this.over && last.hold) text += await this.step(this.inspector.end())
    if (!this.over) this.options.onDecision?.(last.decision, 'response')
    return text
  }

  private async events(read: () => string[]): Promise<string> {
    let payloads: string[]
    try {
      payloads = read()
    } catch {
      return this.cut('The guard cannot read the answer: an event of the stream is too long')
    }
    let text = ''
    for (const payload of payloads) {
      if (this.over) break
      text += await this.step(this.inspector.push(payload))
    }
    return text
  }

  private async step(step: StreamStep): Promise<string> {
    const text = step.release.map((payload) => this.api.event(payload)).join('')
    if (step.stop) {
      this.options.onDecision?.(step.stop, 'response')
      return text + this.cut(blockedMessage(step.stop, 'response'))
    }
    if (!step.hold) return text
    const answer = await answerHold(step.hold, 'response', this.options)
    return text + (await this.step(this.inspector.resume(answer)))
  }

  private cut(message: string): string {
    this.over = true
    return this.api.lastEvents(message).join('')
  }
}
