import { StringDecoder } from 'node:string_decoder'

/** One event of a stream (WHATWG HTML 9.2.6) with what a client needs to take the stream up again. */
export interface SseEvent {
  readonly data?: string
  readonly event?: string
  readonly id?: string
  readonly retry?: string
}

/** Splits bytes into events, with their ids. Comments and unknown fields are dropped: nobody reads them, so nobody inspects them. */
export class SseEvents {
  readonly #decoder = new StringDecoder('utf8')
  #rest = ''
  /** How far what is left over was looked through. */
  #seen = 0
  #data: string[] = []
  #fields: { event?: string; id?: string; retry?: string } = {}
  #size = 0

  constructor(readonly limit: number) {}

  /** The events that these bytes complete. Throws RangeError when one exceeds the limit. */
  push(bytes: Buffer): SseEvent[] {
    const text = this.#rest + this.#decoder.write(bytes)
    const events: SseEvent[] = []
    let start = 0
    let from = this.#seen
    for (;;) {
      const end = endOfLine(text, from)
      if (end === undefined) break
      this.#line(text.slice(start, end.at), events)
      start = end.next
      from = start
    }
    this.#rest = text.slice(start)
    this.#seen = Math.max(0, this.#rest.length - 1)
    this.#within(this.#rest.length)
    return events
  }

  #line(line: string, events: SseEvent[]): void {
    if (line === '') {
      const data = this.#data.length > 0 ? { data: this.#data.join('\n') } : {}
      if (this.#data.length > 0 || this.#fields.id !== undefined || this.#fields.retry !== undefined)
        events.push({ ...this.#fields, ...data })
      this.#data = []
      this.#fields = {}
      this.#size = 0
      return
    }
    const colon = line.indexOf(':')
    if (colon === 0) return
    const name = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(line.charCodeAt(colon + 1) === 32 ? colon + 2 : colon + 1)
    this.#size += value.length
    this.#within(0)
    if (name === 'data') this.#data.push(value)
    // An id or a name is a word of the protocol: what could hold a sentence is none.
    else if (name === 'id' && /^[\x21-\x7e]{1,512}$/.test(value)) this.#fields.id = value
    else if (name === 'event' && /^[\w.-]{1,64}$/.test(value)) this.#fields.event = value
    else if (name === 'retry' && /^\d{1,9}$/.test(value)) this.#fields.retry = value
  }

  #within(more: number): void {
    if (this.#size + more > this.limit) throw new RangeError(`an event is longer than ${this.limit} characters`)
  }
}

/** A line ends in CRLF, LF or CR; a CR that is the last character so far may yet be followed by its LF. */
function endOfLine(text: string, start: number): { at: number; next: number } | undefined {
  for (let i = start; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 10) return { at: i, next: i + 1 }
    if (unit !== 13) continue
    if (i + 1 === text.length) return undefined
    return { at: i, next: text.charCodeAt(i + 1) === 10 ? i + 2 : i + 1 }
  }
  return undefined
}

/** An event as text to send. */
export function sseText({ data, event, id, retry }: SseEvent): string {
  const lines = [
    ...(event === undefined ? [] : [`event: ${event}`]),
    ...(id === undefined ? [] : [`id: ${id}`]),
    ...(retry === undefined ? [] : [`retry: ${retry}`]),
    ...(data === undefined ? [] : data.split(/\r\n|\r|\n/).map((line) => `data: ${line}`)),
  ]
  return `${lines.join('\n')}\n\n`
}
