/** The data of server-sent events (WHATWG HTML 9.2.6), as it arrives. What is not yet whole waits, up to `limit` characters. */
export class EventData {
  readonly #decoder = new TextDecoder()
  #rest = ''
  #data: string[] = []
  #size = 0

  constructor(readonly limit: number) {}

  /** The data of the events that these bytes complete. Throws RangeError where one is longer than the limit. */
  push(bytes: Uint8Array): string[] {
    const lines = (this.#rest + this.#decoder.decode(bytes, { stream: true })).split('\n')
    this.#rest = lines.pop()!
    const events: string[] = []
    for (const line of lines) this.#line(line.endsWith('\r') ? line.slice(0, -1) : line, events)
    if (this.#size + this.#rest.length > this.limit) throw new RangeError(`an event is longer than ${this.limit} characters`)
    return events
  }

  #line(line: string, events: string[]): void {
    if (line === '') {
      if (this.#data.length > 0) events.push(this.#data.join('\n'))
      this.#data = []
      this.#size = 0
      return
    }
    if (!line.startsWith('data:')) return
    this.#data.push(line.slice(line[5] === ' ' ? 6 : 5))
    this.#size += line.length
  }
}
