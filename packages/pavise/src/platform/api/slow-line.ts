import type { PassThrough } from 'node:stream'
import type { LiveMessage, Topic } from './live-hub.js'

/** Bytes that wait for a client that reads slowly; beyond them messages are dropped, and that is said. */
export const MOST_WAITING = 1 << 20

/** One client's stream. It keeps no more than `MOST_WAITING` for a client that does not read, so that it holds up nobody. */
export class SlowLine {
  #dropped = 0
  constructor(
    readonly out: PassThrough,
    readonly topics: ReadonlySet<Topic>,
  ) {}

  send(message: LiveMessage): void {
    if (!this.topics.has(message.topic) || this.out.writableEnded) return
    if (this.out.writableLength + this.out.readableLength > MOST_WAITING) {
      this.#dropped++
      return
    }
    if (this.#dropped > 0) this.dropped()
    this.out.write(`event: ${message.topic}\nid: ${message.id}\ndata: ${message.data}\n\n`)
  }

  /** The client does not have everything: it reads its lists again. */
  dropped(): void {
    this.out.write(`event: dropped\ndata: {"messages":${this.#dropped}}\n\n`)
    this.#dropped = 0
  }
}
