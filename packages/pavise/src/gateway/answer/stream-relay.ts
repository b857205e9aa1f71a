import type { ChatStreamInspector, Decision, SecondOpinion, StreamDoubts, StreamStep } from '@pavise/guard'
import type { AnswerSink } from '#gateway/answer/decompress'
import type { ErrorAnswer } from '#gateway/answer/error-answer'
import { guardFailed, malformedAnswer } from '#gateway/decide'
import type { AnswerNotes } from '#gateway/record/answer-notes'
import { Refusal, upstreamFault } from '#gateway/refusal'
import type { Framing } from '#gateway/wire/framing/framing'
import { parseStrictJson } from '#gateway/wire/strict-json'

/** How a stream ended. `tail` is what the client has still to get; `sum` is absent where the guard never came to one. */
export interface RelayEnd {
  readonly end: 'complete' | 'blocked' | 'failed'
  readonly sum?: Decision
  readonly tail: readonly string[]
  /** Set for `failed`. */
  readonly fault?: Refusal
  /** The upstream's own error, as it may be shown: it needs no words of the gateway after it. */
  readonly said?: string
}

export interface RelayParts {
  readonly inspector: ChatStreamInspector
  /** What is in doubt is asked about before more leaves; the upstream is paused meanwhile. */
  readonly doubts?: StreamDoubts
  /** Told what the second stage made of it. */
  readonly settled?: (second: SecondOpinion) => void
  readonly notes: AnswerNotes
  readonly framing: Framing
  readonly limits: { readonly streamBytes: number; readonly eventBytes: number; readonly depth: number }
  /** Payloads that may leave now. */
  readonly release: (payloads: readonly string[]) => void
  /** Asks about a held tool call. The upstream is paused meanwhile. */
  readonly ask: (decision: Decision) => Promise<'allow' | 'block'>
  readonly pause: () => void
  readonly resume: () => void
  readonly isError: (event: Readonly<Record<string, unknown>>) => boolean
  /** An error that the upstream sent in the stream, as it may be shown. */
  readonly errorAnswer: (payload: string) => ErrorAnswer
}

/**
 * Takes the bytes of an upstream's stream, lets the guard see every event, and releases what it lets go. `done` settles once, before
 * the last payloads leave.
 */
export class StreamRelay implements AnswerSink {
  readonly done: Promise<RelayEnd>
  readonly #parts: RelayParts
  readonly #queue: string[] = []
  #settle!: (end: RelayEnd) => void
  #tail: string[] | undefined
  #bytes = 0
  #asking = false
  #ended = false
  #over = false

  constructor(parts: RelayParts) {
    this.#parts = parts
    this.done = new Promise((resolve) => {
      this.#settle = resolve
    })
  }

  data(chunk: Buffer): void {
    if (this.#over || this.#ended) return
    this.#bytes += chunk.length
    try {
      if (this.#bytes > this.#parts.limits.streamBytes) throw tooLong()
      for (const payload of this.#parts.framing.push(chunk)) this.#queue.push(payload)
      this.#pump()
    } catch (fault) {
      this.#broken(fault)
    }
  }

  end(): void {
    if (this.#over || this.#ended) return
    this.#guarded(() => {
      for (const payload of this.#parts.framing.end()) this.#queue.push(payload)
      this.#ended = true
      this.#pump()
    })
  }

  /** The upstream broke off, or the exchange is given up. What is held is dropped. */
  fail(error: Error): void {
    this.#finish({ end: 'failed', tail: [], fault: error instanceof Refusal ? error : guardFailed() })
  }

  #pump(): void {
    while (!this.#asking && !this.#over) {
      const payload = this.#queue.shift()
      if (payload === undefined) break
      this.#payload(payload)
    }
    if (this.#ended && !this.#asking && !this.#over) this.#conclude()
  }

  #payload(payload: string): void {
    if (payload === '[DONE]') {
      this.#queue.length = 0
      this.#ended = true
      this.#tail ??= []
      this.#step((inspector) => inspector.push(payload))
      return
    }
    // The rest of such an event was parsed, and read for notes, when it came first.
    if (this.#again(payload)) {
      this.#parts.notes.again(payload)
      return
    }
    const value = this.#parse(payload)
    if (this.#parts.isError(value)) {
      const { body, refusal } = this.#parts.errorAnswer(payload)
      this.#finish({ end: 'failed', tail: [], fault: refusal, ...(body !== undefined && { said: body }) })
      return
    }
    this.#parts.notes.chunk(value, payload)
    this.#step((inspector) => inspector.push(payload))
  }

  /** The most frequent step by far. */
  #again(payload: string): boolean {
    const { inspector, doubts } = this.#parts
    if (doubts) return !!this.#step(() => inspector.more?.(payload))
    const step = inspector.more?.(payload)
    if (step) this.#apply(step)
    return !!step
  }

  #parse(payload: string): Record<string, unknown> {
    let value: unknown
    try {
      value = parseStrictJson(payload, this.#parts.limits.depth)
    } catch {
      throw malformedAnswer()
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformedAnswer()
    return value as Record<string, unknown>
  }

  #conclude(): void {
    this.#tail ??= []
    const last = this.#step((inspector) => inspector.end())!
    if (!this.#over && !this.#asking) this.#finish({ end: 'complete', sum: last.decision, tail: this.#tail })
  }

  /** Has the inspector do something and acts by it; where it left something in doubt, all else waits until that is settled. */
  #step<T extends StreamStep>(take: (inspector: ChatStreamInspector) => T | null | undefined): T | null | undefined {
    const { inspector, doubts } = this.#parts
    const step = doubts ? doubts.during(() => take(inspector)) : take(inspector)
    if (step) this.#apply(step)
    if (step && doubts?.open && !this.#over && !this.#asking) this.#settleDoubts(doubts)
    return step
  }

  #settleDoubts(doubts: StreamDoubts): void {
    this.#wait(doubts.ask(), (second) => {
      this.#parts.settled?.(second)
      this.#step((inspector) => inspector.reconsider?.())
    })
  }

  #apply(step: StreamStep): void {
    if (step.release.length > 0) {
      if (this.#tail) this.#tail.push(...step.release)
      else this.#parts.release(step.release)
    }
    if (step.stop) this.#finish({ end: 'blocked', sum: step.stop, tail: this.#tail ?? [] })
    else if (step.hold) this.#ask(step.hold)
  }

  #ask(decision: Decision): void {
    this.#wait(this.#parts.ask(decision), (answer) => void this.#step((inspector) => inspector.resume(answer)))
  }

  /** The upstream waits for an answer, and so does what came of it. */
  #wait<T>(asked: Promise<T>, then: (answer: T) => void): void {
    this.#asking = true
    this.#parts.pause()
    asked.then(
      (answer) => {
        this.#asking = false
        if (this.#over) return
        this.#guarded(() => {
          then(answer)
          if (this.#asking || this.#over) return
          this.#parts.resume()
          this.#pump()
        })
      },
      (error: Error) => this.fail(error),
    )
  }

  #guarded(work: () => void): void {
    try {
      work()
    } catch (fault) {
      this.#broken(fault)
    }
  }

  #broken(fault: unknown): void {
    if (fault instanceof Refusal) this.fail(fault)
    else if (fault instanceof RangeError) this.fail(tooLong())
    else if (fault instanceof SyntaxError) this.fail(malformedAnswer())
    else this.fail(guardFailed())
  }

  #finish(end: RelayEnd): void {
    if (this.#over) return
    this.#over = true
    this.#settle(end)
  }
}

const tooLong = (): Refusal => upstreamFault('upstream_too_large', 'The upstream streamed more than the limit')
