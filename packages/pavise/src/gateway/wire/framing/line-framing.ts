import { StringDecoder } from 'node:string_decoder'
import { type Framing, OddFrames } from '#gateway/wire/framing/framing'

/** A JSON text a line, as Ollama streams. */
export class LineFraming implements Framing {
  readonly heartbeat = ''
  readonly contentType = 'application/x-ndjson'
  readonly #decoder = new StringDecoder('utf8')
  readonly #limit: number
  readonly #odd = new OddFrames()
  #eol: string | undefined
  #rest = ''
  #seen = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  push(bytes: Buffer): string[] {
    const lines: string[] = []
    this.#rest += this.#decoder.write(bytes)
    let start = 0
    for (let at = this.#rest.indexOf('\n', this.#seen); at >= 0; at = this.#rest.indexOf('\n', start)) {
      const eol = this.#rest.charCodeAt(at - 1) === 13 && at > start ? '\r\n' : '\n'
      this.#line(this.#rest.slice(start, at + 1 - eol.length), eol, lines)
      start = at + 1
    }
    this.#rest = this.#rest.slice(start)
    this.#seen = this.#rest.length
    if (this.#rest.length > this.#limit) throw new RangeError(`a line is longer than ${this.#limit} characters`)
    return lines
  }

  end(): string[] {
    const lines: string[] = []
    const last = this.#rest + this.#decoder.end()
    if (last.trim() !== '') this.#line(last, '', lines)
    return lines
  }

  write(payloads: readonly string[]): string {
    let text = ''
    for (const payload of payloads) text += this.#odd.take(payload) ?? payload + (this.#eol ?? '\n')
    return text
  }

  close(): string {
    return ''
  }

  #line(line: string, eol: string, lines: string[]): void {
    if (line.trim() === '') return
    if (line.length > this.#limit) throw new RangeError(`a line is longer than ${this.#limit} characters`)
    if (eol !== '') this.#eol ??= eol
    if (eol !== (this.#eol ?? '\n')) this.#odd.keep(line, line + eol)
    lines.push(line)
  }
}
