import type { JsonPath } from '../policy/decision.js'
import type { Piece } from '../surfaces/reading.js'
import type { StreamShape } from '../surfaces/stream-shape.js'
import { type Leaf, leavesOf, stringEnd } from './event-leaves.js'
import { set, valueAt } from './event-values.js'
import type { TextChannel } from './text-channel.js'

/** Fields that hold nothing but text which a person sees: what they say never decides how their event is read. */
const SAID = new Set(['content', 'text', 'delta', 'reasoning_content', 'reasoning', 'thinking', 'refusal', 'response'])
/** Fields of whole numbers that count: no surface reads anything into them. */
const COUNTED = /(?:^sequence_number|_tokens|TokenCount)$/
/** Fields at the top of an event that hold padding. They are judged like any text of the protocol whenever they say something new. */
const PADDING = new Set(['obfuscation', 'p'])
/** Those that hold the time at which the event was made (RFC 3339, 5.6). */
const TIMES = new Set(['created_at', 'createTime'])
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/
const LONGEST_TIME = 35
/** What padding may say to be read by a form: nothing that JSON writes otherwise. */
const LONGEST_PADDING = 64
const isPadding = (c: number) => (c >= 48 && c <= 57) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 45 || c === 95
/** Digits of a number that every reader holds exactly. */
const MOST_DIGITS = 15
/** Choices that a stream may go through in turn. */
const MOST = 4

/** A place where events of one form differ. */
type Slot = { readonly as: 'said' } | { readonly as: 'number' } | { readonly as: 'padding' | 'time'; readonly piece: Piece }

/** What all events of a stream say that differ in one text, and in numbers and padding that say nothing: what stands between those, to the letter. */
export interface EventForm {
  /** One more than slots. */
  readonly between: readonly string[]
  readonly slots: readonly Slot[]
  readonly path: JsonPath
  readonly channel: TextChannel
  /** An event with another text is written by putting it in the place of the old one; also one that says a part of it only. */
  readonly canonical: boolean
}

/** An event of a known form. */
export interface Said {
  readonly form: EventForm
  readonly text: string
  /** Where the text stands in the payload, without its quotes. */
  readonly start: number
  readonly end: number
  /** What else it says that is to be judged. */
  readonly passing: readonly Piece[]
  /** What it counts. */
  readonly numbers: readonly number[]
}

const NOTHING: readonly never[] = []

/**
 * The forms that events of one stream had. JSON is read from left to right: between the same parts, any string gives the same event but for
 * that one text, so that all the rest of it need not be parsed and judged again.
 */
export class EventForms {
  private readonly forms: EventForm[] = []
  /** Forms learned since one was met again: where each event is of a form of its own, learning them is in vain. */
  private vain = 0
  /** What the event read last counted. */
  private counted: readonly number[] = NOTHING

  /** Remembers the form of an event that was read and of which nothing but the text at `path` is left to judge. */
  learn(payload: string, chunk: unknown, pieces: readonly Piece[], path: JsonPath, channel: TextChannel, shape: StreamShape): void {
    if (this.vain >= MOST || !SAID.has(String(path.at(-1)))) return
    this.vain++
    const form = formOf(payload, chunk, pieces, path, channel, shape)
    if (form === null) return
    if (this.forms.length === MOST) this.forms.pop()
    this.forms.unshift(form)
  }

  /** What an event of a known form says; null where its form is another. */
  read(payload: string): Said | null {
    for (const form of this.forms) {
      const said = match(form, payload)
      if (said === null) continue
      const { numbers } = said
      const less = isLess(numbers, this.counted)
      this.counted = less ? NOTHING : numbers
      // Whoever keeps count reads the last event of a form only.
      if (less) return null
      this.vain = 0
      return said
    }
    return null
  }
}

function isLess(numbers: readonly number[], before: readonly number[]): boolean {
  if (before.length === 0) return false
  return numbers.length < before.length || numbers.some((number, i) => number < (before[i] ?? 0))
}

function match(form: EventForm, payload: string): Said | null {
  const { between, slots } = form
  let text: string | null = null
  let start = 0
  let end = 0
  let passing: Piece[] | undefined
  let numbers: number[] | undefined
  let at = 0
  for (let i = 0; i < slots.length; i++) {
    const before = between[i]!
    if (!standsAt(before, payload, at)) return null
    at += before.length
    const slot = slots[i]!
    if (slot.as === 'said') {
      start = at
      end = stringEnd(payload, at)
      text = unquoted(payload.slice(at, end))
      if (text === null) return null
      at = end
    } else if (slot.as === 'number') {
      const from = at
      at = wholeNumberEnd(payload, at)
      if (at < 0) return null
      if (at - from > MOST_DIGITS) return null
      numbers ??= []
      numbers.push(Number(payload.slice(from, at)))
    } else {
      const from = at
      at = slot.as === 'time' ? timeEnd(payload, at) : paddingEnd(payload, at)
      if (at < 0) return null
      passing ??= []
      passing.push({ ...slot.piece, text: payload.slice(from, at) })
    }
  }
  const last = between[slots.length]!
  if (text === null || payload.length - at !== last.length || !standsAt(last, payload, at)) return null
  return { form, text, start, end, passing: passing ?? NOTHING, numbers: numbers ?? NOTHING }
}

/** `startsWith` compares unit by unit where a text is a part of another, which takes ten times as long. */
const standsAt = (part: string, text: string, at: number): boolean => text.slice(at, at + part.length) === part

/** Where a whole number ends as JSON writes it, without a sign; -1 where there is none. */
function wholeNumberEnd(json: string, from: number): number {
  let at = from
  while (json.charCodeAt(at) >= 48 && json.charCodeAt(at) <= 57) at++
  return at === from || (at - from > 1 && json.charCodeAt(from) === 48) ? -1 : at
}

/** Where padding ends; -1 where it is none, or something else. */
function paddingEnd(json: string, from: number): number {
  let at = from
  while (at - from <= LONGEST_PADDING && isPadding(json.charCodeAt(at))) at++
  return at === from || at - from > LONGEST_PADDING ? -1 : at
}

function timeEnd(json: string, from: number): number {
  const end = json.indexOf('"', from)
  return end - from <= LONGEST_TIME && isTime(json.slice(from, end)) ? end : -1
}

/** Whether a text is a point in time and nothing else. */
export const isTime = (text: string): boolean => TIME.test(text)

function formOf(
  payload: string,
  chunk: unknown,
  pieces: readonly Piece[],
  path: JsonPath,
  channel: TextChannel,
  shape: StreamShape,
): EventForm | null {
  const between: string[] = []
  const slots: Slot[] = []
  let at = 0
  for (const leaf of leavesOf(payload)) {
    const slot = slotOf(leaf, payload, pieces, path)
    if (slot === null) continue
    between.push(payload.slice(at, leaf.start))
    slots.push(slot)
    at = leaf.end
  }
  between.push(payload.slice(at))
  if (slots.filter(({ as }) => as === 'said').length !== 1) return null
  const canonical = JSON.stringify(chunk) === payload && shape.partOf(chunk, path) === payload
  const form = { between, slots, path, channel, canonical }
  return holds(form, chunk) ? form : null
}

function slotOf({ path, start, end, text }: Leaf, payload: string, pieces: readonly Piece[], said: JsonPath): Slot | null {
  const field = String(path.at(-1))
  if (!text) return COUNTED.test(field) && wholeNumberEnd(payload, start) === end && end - start <= MOST_DIGITS ? { as: 'number' } : null
  if (isSame(path, said)) return { as: 'said' }
  if (path.length !== 1) return null
  const as = TIMES.has(field) ? 'time' : 'padding'
  const last = as === 'time' ? timeEnd(payload, start) : PADDING.has(field) ? paddingEnd(payload, start) : -1
  const piece = last === end && pieces.find((each) => isSame(each.path, path))
  return piece && piece.origin === 'unknown' && piece.fixed === undefined ? { as, piece } : null
}

const isSame = (one: JsonPath, other: JsonPath) => one.length === other.length && one.every((key, i) => key === other[i])

/** Whether other values between the same parts are read as this event with those values. */
function holds({ between, slots, path }: EventForm, chunk: unknown): boolean {
  const values = slots.map(({ as }, i) => (as === 'number' ? 900_000_000_000_000 + i : `any${i}of0f4be2`))
  const written = between.map((part, i) => part + (values[i] ?? '')).join('')
  try {
    const other: unknown = JSON.parse(written)
    const places = leavesOf(written).filter(({ start, end }) => values.some((value) => String(value) === written.slice(start, end)))
    if (places.length !== slots.length || !places.some((leaf) => isSame(leaf.path, path))) return false
    for (const [i, leaf] of places.entries()) {
      if (valueAt(other, leaf.path) !== values[i]) return false
      set(other, leaf.path, valueAt(chunk, leaf.path))
    }
    return JSON.stringify(other) === JSON.stringify(chunk)
  } catch {
    return false
  }
}

/** Whether a text holds nothing that a JSON string cannot hold, or holds as an escape (RFC 8259, 7). */
function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c < 32 || c === 34 || c === 92) return false
  }
  return true
}

/** The text that stands for itself between two quotes; null where that is no string, or an empty one. */
function unquoted(body: string): string | null {
  if (isPlain(body)) return body === '' ? null : body
  try {
    const text: unknown = JSON.parse(`"${body}"`)
    return typeof text === 'string' && text !== '' ? text : null
  } catch {
    return null
  }
}
