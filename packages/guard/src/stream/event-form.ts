import type { JsonPath } from '../policy/decision.js'
import { set } from './event-values.js'
import type { TextChannel } from './text-channel.js'

/** Fields that hold nothing but text which a person sees: what they say never decides how their event is read. */
const SAID = new Set(['content', 'text', 'delta', 'reasoning_content', 'reasoning', 'thinking', 'refusal', 'response'])
/** Stands for any text. A word of its own, so that no event says it by chance where it would matter. */
const ANY = 'any-text-0f4be2'
/** What a JSON string cannot hold, or holds as an escape (RFC 8259, 7). */
const ESCAPED = /["\\\u0000-\u001f]/
/** Choices that a stream may go through in turn. */
const MOST = 4

/** What all events of a stream say that differ in one text only: what stands before that text and behind it, to the letter. */
interface EventForm {
  readonly prefix: string
  readonly suffix: string
  readonly path: JsonPath
  readonly channel: TextChannel
}

/** A text of an event that is otherwise known. */
export interface Said {
  readonly text: string
  readonly path: JsonPath
  readonly channel: TextChannel
}

/**
 * The forms that events of one stream had. JSON is read from left to right: between the same prefix and the same suffix, any string gives
 * the same event but for that one text, so that all the rest of it need not be parsed and judged again.
 */
export class EventForms {
  private readonly forms: EventForm[] = []
  /** Forms learned since one was met again: where each event is of a form of its own, learning them is in vain. */
  private vain = 0

  /** Remembers the form of an event that was read and of which nothing but the text at `path` is left to judge. */
  learn(payload: string, chunk: unknown, path: JsonPath, text: string, channel: TextChannel): void {
    if (this.vain >= MOST || !SAID.has(String(path.at(-1)))) return
    const literal = JSON.stringify(text)
    const at = payload.lastIndexOf(literal)
    if (at < 0) return
    this.vain++
    const form = { prefix: payload.slice(0, at + 1), suffix: payload.slice(at + literal.length - 1), path, channel }
    if (!holds(form, chunk, text)) return
    if (this.forms.length === MOST) this.forms.pop()
    this.forms.unshift(form)
  }

  /** What an event of a known form says; null where its form is another. */
  read(payload: string): Said | null {
    for (const { prefix, suffix, path, channel } of this.forms) {
      const length = payload.length - prefix.length - suffix.length
      if (length <= 0 || !payload.startsWith(prefix) || !payload.endsWith(suffix)) continue
      const text = unquoted(payload.slice(prefix.length, prefix.length + length))
      if (text === null) continue
      this.vain = 0
      return { text, path, channel }
    }
    return null
  }
}

/** Whether another text between the two is read as this event with that text. */
function holds({ prefix, suffix, path }: EventForm, chunk: unknown, text: string): boolean {
  try {
    const other: unknown = JSON.parse(prefix + ANY + suffix)
    if (valueAt(other, path) !== ANY) return false
    set(other, path, text)
    return JSON.stringify(other) === JSON.stringify(chunk)
  } catch {
    return false
  }
}

/** The text that stands for itself between two quotes; null where that is no string, or an empty one. */
function unquoted(body: string): string | null {
  if (!ESCAPED.test(body)) return body
  try {
    const text: unknown = JSON.parse(`"${body}"`)
    return typeof text === 'string' && text !== '' ? text : null
  } catch {
    return null
  }
}

function valueAt(event: unknown, path: JsonPath): unknown {
  let at = event as Record<string | number, unknown>
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>
  return at[path.at(-1)!]
}
