import { StringDecoder } from 'node:string_decoder'
import type { Framing } from '#gateway/wire/framing/framing'

/** One JSON array of which each item is an event, as Gemini streams where no other form was asked for. */
export class ArrayFraming implements Framing {
  readonly heartbeat = ''
  readonly contentType = 'application/json; charset=UTF-8'
  readonly #decoder = new StringDecoder('utf8')
  readonly #limit: number
  /** What stands before each item that has not left: brackets, commas and white space. */
  readonly #before: string[] = []
  #gap = ''
  #item = ''
  #depth = 0
  #quoted = false
  #escaped = false
  #state: 'start' | 'item' | 'between' | 'closed' = 'start'
  #written = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  push(bytes: Buffer): string[] {
    return this.#take(this.#decoder.write(bytes))
  }

  end(): string[] {
    const items = this.#take(this.#decoder.end())
    if (this.#state !== 'closed') throw new SyntaxError('the array is not whole')
    return items
  }

  write(payloads: readonly string[]): string {
    let text = ''
    for (const payload of payloads) {
      const before = this.#before.shift() ?? ',\n'
      // An item may have been split in two, or the first ones may have been dropped.
      const mark = this.#written++ === 0 ? '[' : ','
      text += (before.includes(mark) ? before : before.replace(/[[,]/, mark)) + payload
    }
    return text
  }

  close(): string {
    return (this.#written === 0 ? '[' : '') + (this.#state === 'closed' ? this.#gap.replace('[', '') : ']')
  }

  #take(text: string): string[] {
    const items: string[] = []
    let start = 0
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      if (this.#state === 'item') {
        if (!this.#ends(unit)) continue
        items.push(this.#item + text.slice(start, i + 1))
        this.#item = ''
        this.#state = 'between'
        start = i + 1
      } else if (unit === 123 && this.#expectsItem()) {
        this.#before.push(this.#gap + text.slice(start, i))
        this.#gap = ''
        this.#depth = 1
        this.#state = 'item'
        start = i
      } else this.#mark(unit)
    }
    if (this.#state === 'item') this.#item += text.slice(start)
    else this.#gap += text.slice(start)
    if (this.#item.length + this.#gap.length > this.#limit) throw new RangeError(`an item is longer than ${this.#limit} characters`)
    return items
  }

  #opened = false
  #comma = true

  #expectsItem(): boolean {
    const expects = this.#opened && this.#comma && this.#state !== 'closed'
    if (expects) this.#comma = false
    return expects
  }

  /** A character outside of any item: only what an array of objects is made of may stand there. */
  #mark(unit: number): void {
    if (unit === 32 || unit === 9 || unit === 10 || unit === 13) return
    if (unit === 91 && !this.#opened) this.#opened = true
    else if (unit === 44 && this.#state === 'between' && !this.#comma) this.#comma = true
    else if (unit === 93 && this.#opened && this.#state !== 'closed' && (this.#state === 'start' || !this.#comma)) this.#state = 'closed'
    else throw new SyntaxError('is no array of objects')
  }

  /** Whether the item ends with this character. */
  #ends(unit: number): boolean {
    if (this.#escaped) this.#escaped = false
    else if (this.#quoted) {
      if (unit === 92) this.#escaped = true
      else if (unit === 34) this.#quoted = false
    } else if (unit === 34) this.#quoted = true
    else if (unit === 123 || unit === 91) this.#depth++
    else if (unit === 125 || unit === 93) this.#depth--
    return this.#depth === 0
  }
}
