import { StringDecoder } from 'node:string_decoder'

/**
 * Splits the bytes of an event stream (WHATWG HTML 9.2.6) into the data of its events. Comments, names, ids and retry hints are
 * dropped: only what was inspected goes on.
 */
export class SseSplitter {
  readonly #decoder = new StringDecoder('utf8')
  readonly #limit: number
  #rest = ''
  #seen = 0
  #data: string[] = []
  #size = 0
  #afterReturn = false

  constructor(limit: number) {
    this.#limit = limit
  }

  /** The data of every event that these bytes complete, in order. Throws RangeError when one event exceeds the limit. */
  push(bytes: Buffer): string[] {
    return this.#take(this.#decoder.write(bytes))
  }

  /** What a stream that ended without a last empty line had to say. The standard drops it; servers exist that end so. */
  end(): string[] {
    const done = this.#take(`${this.#decoder.end()}\n\n`)
    return done
  }

  #take(text: string): string[] {
    const events: string[] = []
    this.#rest += text
    let start = 0
    for (let i = this.#seen; i < this.#rest.length; i++) {
      const unit = this.#rest.charCodeAt(i)
      if (unit !== 10 && unit !== 13) continue
      if (unit === 10 && this.#afterReturn && i === start) {
        this.#afterReturn = false
        start = i + 1
        continue
      }
      this.#afterReturn = unit === 13
      this.#line(this.#rest.slice(start, i), events)
      start = i + 1
    }
    this.#rest = this.#rest.slice(start)
    this.#seen = this.#rest.length
    if (this.#rest.length > 0) this.#afterReturn = false
    this.#within(this.#rest.length)
    return events
  }

  #line(line: string, events: string[]): void {
    if (line === '') {
      if (this.#data.length > 0) events.push(this.#data.length === 1 ? this.#data[0]! : this.#data.join('\n'))
      this.#data = []
      this.#size = 0
      return
    }
    if (line === 'data') this.#data.push('')
    else if (line.startsWith('data:')) {
      const value = line.slice(line.charCodeAt(5) === 32 ? 6 : 5)
      this.#size += value.length
      this.#within(0)
      this.#data.push(value)
    }
  }

  #within(more: number): void {
    if (this.#size + more > this.#limit) throw new RangeError(`an event is longer than ${this.#limit} characters`)
  }
}

/** One event of a stream as text to send. Line breaks in the payload become lines of data, so that no payload can end its event. */
export function sseEvent(payload: string): string {
  return /[\r\n]/.test(payload) ? `data: ${payload.split(/\r\n|\r|\n/).join('\ndata: ')}\n\n` : `data: ${payload}\n\n`
}
