import { isAscii } from 'node:buffer'
import { StringDecoder } from 'node:string_decoder'
import { type Framing, OddFrames } from '#gateway/wire/framing/framing'

/** How the events of one stream are written. */
interface Style {
  readonly named: boolean
  /** What stands after the colon of a name, and of data. */
  readonly nameGap: string
  readonly gap: string
  readonly eol: string
}

/** Comments that say nothing but that the stream lives. Others are not passed on: nobody inspects them. */
const ALIVE = /^:[ ]?(?:|ok|ping|heartbeat|keep-?alive|OPENROUTER PROCESSING)$/iu
/** Names of events that are not the type of their payload. */
const NAMES = new Set(['message', 'error', 'ping', 'done'])

/**
 * Server-sent events (WHATWG HTML 9.2.6). Comments, names, ids and retry hints that say something of their own are dropped: only what was
 * inspected goes on.
 */
export class SseFraming implements Framing {
  readonly heartbeat = ':\n\n'
  readonly contentType = 'text/event-stream; charset=utf-8'
  readonly #decoder = new StringDecoder('utf8')
  /** Whether the decoder may keep a part of a character. */
  #inCharacter = false
  readonly #limit: number
  readonly #odd = new OddFrames()
  #style: Style | undefined
  /** Whether a return came: then lines may end in three ways. */
  #returns = false
  #rest = ''
  #seen = 0
  #data: string[] = []
  #name: string | undefined
  #frame = ''
  #size = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  push(bytes: Buffer): string[] {
    if (!this.#inCharacter && isAscii(bytes)) return this.#take(bytes.toString('latin1'))
    this.#inCharacter = bytes.length === 0 || bytes[bytes.length - 1]! > 127
    return this.#take(this.#decoder.write(bytes))
  }

  /** The standard drops an event without an empty line after it; servers exist that end so. */
  end(): string[] {
    const rest = this.#decoder.end()
    return this.#rest === '' && this.#data.length === 0 && rest === '' ? [] : this.#take(`${rest}\n\n`)
  }

  write(payloads: readonly string[]): string {
    let text = ''
    for (const payload of payloads) text += this.#odd.take(payload) ?? styled(payload, this.#style ?? PLAIN)
    return text
  }

  close(): string {
    return ''
  }

  #take(text: string): string[] {
    const events: string[] = []
    this.#returns ||= text.includes('\r')
    const taken = this.#rest === '' && this.#frame === '' ? this.#plainEvents(text, events) : 0
    if (taken === text.length) return events
    this.#rest += taken === 0 ? text : text.slice(taken)
    let start = 0
    let i = this.#seen
    for (; i < this.#rest.length; i++) {
      if (!this.#returns) {
        const feed = this.#rest.indexOf('\n', i)
        i = feed < 0 ? this.#rest.length : feed
        if (feed < 0) break
      }
      const unit = this.#rest.charCodeAt(i)
      if (unit !== 10 && unit !== 13) continue
      // What follows a return says whether it is half of a line break.
      if (unit === 13 && i + 1 === this.#rest.length) break
      const eol = unit === 10 ? '\n' : this.#rest.charCodeAt(i + 1) === 10 ? '\r\n' : '\r'
      this.#line(this.#rest.slice(start, i), eol, events)
      i += eol.length - 1
      start = i + 1
    }
    this.#rest = this.#rest.slice(start)
    this.#seen = i - start
    this.#within(this.#rest.length)
    return events
  }

  /** Takes events from the start of a text while they are of one line and written like those before; answers where the first other one begins. */
  #plainEvents(text: string, events: string[]): number {
    if (this.#style === undefined || this.#style.named || this.#returns) return 0
    const spaced = this.#style.gap !== ''
    let at = 0
    while (text.charCodeAt(at) === 100 && text.startsWith('data:', at) && (text.charCodeAt(at + 5) === 32) === spaced) {
      const from = spaced ? at + 6 : at + 5
      const feed = text.indexOf('\n', from)
      if (feed < 0 || text.charCodeAt(feed + 1) !== 10) break
      this.#within(feed - from)
      events.push(text.slice(from, feed))
      at = feed + 2
    }
    return at
  }

  #line(line: string, eol: string, events: string[]): void {
    if (line === '') {
      if (this.#data.length > 0) events.push(this.#event(this.#data.length === 1 ? this.#data[0]! : this.#data.join('\n'), eol))
      this.#data = []
      this.#name = undefined
      this.#frame = ''
      this.#size = 0
      return
    }
    if (line === 'data') this.#data.push('')
    else if (line.startsWith('data:')) {
      const value = line.slice(line.charCodeAt(5) === 32 ? 6 : 5)
      this.#size += value.length
      this.#within(0)
      this.#data.push(value)
    } else if (line.startsWith('event:')) this.#name = line.slice(line.charCodeAt(6) === 32 ? 7 : 6)
    else if (!ALIVE.test(line) && !/^retry: ?\d{1,9}$/u.test(line)) return
    this.#size += eol.length
    this.#frame += line + eol
  }

  #event(payload: string, eol: string): string {
    const frame = this.#frame + eol
    const name = this.#name
    const named = name !== undefined && name === typeOf(payload)
    this.#style ??= { named, nameGap: this.#frame.includes('event: ') ? ' ' : '', gap: this.#frame.includes('data: ') ? ' ' : '', eol }
    if (name !== undefined && !named && !NAMES.has(name)) return payload
    if (this.#isPlain(payload, frame)) return payload
    if (frame !== styled(payload, this.#style)) this.#odd.keep(payload, frame)
    return payload
  }

  /** Whether a frame is of one line and written like the others, as its length tells: the most frequent by far. */
  #isPlain(payload: string, frame: string): boolean {
    return (
      !this.#returns && this.#name === undefined && !this.#style!.named && frame.length === payload.length + 7 + this.#style!.gap.length
    )
  }

  #within(more: number): void {
    if (this.#size + more > this.#limit) throw new RangeError(`an event is longer than ${this.#limit} characters`)
  }
}

const PLAIN: Style = { named: false, nameGap: ' ', gap: ' ', eol: '\n' }

/** Line breaks in a payload become lines of data, so that no payload can end its event. */
function styled(payload: string, { named, nameGap, gap, eol }: Style): string {
  const name = named ? typeOf(payload) : undefined
  const data = payload.includes('\n') || payload.includes('\r') ? payload.split(/\r\n|\r|\n/).join(`${eol}data:${gap}`) : payload
  return `${name === undefined ? '' : `event:${nameGap}${name}${eol}`}data:${gap}${data}${eol}${eol}`
}

/** The type that a payload says itself, where that is a plain word: the name of its event. */
function typeOf(payload: string): string | undefined {
  if (typed.payload !== payload) typed = { payload, type: readType(payload) }
  return typed.type
}

/** An event is asked about when it comes and, mostly at once, when it leaves. */
let typed: { payload: string; type: string | undefined } = { payload: '', type: undefined }

function readType(payload: string): string | undefined {
  const quick = /^\{"type":\s?"([\w.-]{1,64})"/.exec(payload)?.[1]
  if (quick !== undefined) return quick
  try {
    const { type } = JSON.parse(payload) as { type?: unknown }
    return typeof type === 'string' && /^[\w.-]{1,64}$/.test(type) ? type : undefined
  } catch {
    return undefined
  }
}
