import type { Edit, JsonPath } from '../policy/decision.js'
import type { Reading } from '../surfaces/reading.js'
import type { StreamShape } from '../surfaces/stream-shape.js'
import { set } from './event-values.js'
import type { TextChannel } from './text-channel.js'
import { written } from './written-text.js'

/** The part of a channel that one event carries. */
export interface DeltaField {
  channel: TextChannel
  path: JsonPath
  start: number
  end: number
  /** It says the channel's text once more. */
  again?: true
}

/** The part of a tool call that one event carries. `text` is set when the call was judged and has to read otherwise. */
export interface CallField {
  path: JsonPath
  group: number
  /** Whether the part has a field for arguments at all: the first one may carry the name only. */
  writable: boolean
  /** The event holds the arguments as an object. */
  object?: true
  text?: string
}

/** An event on its way to the client. */
export interface Outgoing {
  readonly calls: readonly CallField[]
  /** Whether all of its texts may leave. */
  readonly safe: boolean
  /** The event as it may leave; the original where nothing changed. */
  render(): string
  /** Splits off the part that is safe already; null when there is none or the event carries more than one text. */
  split(): string | null
}

/** An event that was read as a whole. */
export class QueuedEvent implements Outgoing {
  private changed = false

  constructor(
    private readonly payload: string,
    private readonly parsed: unknown,
    private readonly shape: StreamShape,
    private readonly fields: readonly DeltaField[],
    readonly calls: readonly CallField[],
    /** Paths of log probabilities: they repeat the text, so they go where it changes. */
    private readonly logprobs: readonly JsonPath[],
  ) {}

  /** Whether it leaves otherwise than it came, whatever becomes of its texts. */
  get edited(): boolean {
    return this.changed
  }

  /** Its text, where it carries one and nothing else. */
  get only(): DeltaField | null {
    const [field] = this.fields
    return field && !field.again && this.fields.length === 1 && this.calls.length === 0 && this.logprobs.length === 0 ? field : null
  }

  /** Replaces values of the event itself. */
  edit(edits: readonly Edit[]): void {
    for (const { path, text } of edits) set(this.parsed, path, text)
    if (edits.length > 0) this.changed = true
  }

  private write(path: JsonPath, value: unknown): void {
    set(this.parsed, path, value)
    this.changed = true
  }

  get safe(): boolean {
    return this.fields.every(({ channel, end }) => end <= channel.safe)
  }

  render(): string {
    const edits = this.fields.flatMap((field) => this.textEdit(field, field.end))
    for (const { path, text, object } of this.calls) {
      if (text === undefined) continue
      if (object) this.write(path, JSON.parse(text))
      else edits.push({ path, text })
    }
    if (edits.length > 0) this.edit([...edits, ...this.logprobs.map((path) => ({ path, text: null }))])
    return this.changed ? JSON.stringify(this.parsed) : this.payload
  }

  split(): string | null {
    const [field] = this.fields
    if (!field || field.again || this.fields.length > 1 || this.calls.length > 0 || field.channel.safe <= field.start) return null
    const { channel, path, start, end } = field
    const text = written(channel.text, 0, start, Math.min(end, channel.safe), channel.replacements)
    field.start = channel.safe
    // Log probabilities speak of the whole event, so neither part may keep them.
    this.edit([...this.logprobs.map((each) => ({ path: each, text: null })), { path, text }])
    // A first part does not finish its choice and carries no usage: that is said once, by the last part.
    return text === '' ? null : this.shape.partOf(this.parsed, path)
  }

  private textEdit({ channel, path, start, end }: DeltaField, until: number): Edit[] {
    const to = Math.min(end, until)
    const here = channel.replacements.some((each) => each.start < to && each.end > start)
    const whole = start === to || here || this.changed
    return whole ? [{ path, text: written(channel.text, 0, start, to, channel.replacements) }] : []
  }
}

/** Log probabilities may stay only when they say what the event's text says. */
export function repeatsText({ pieces }: Reading, fields: readonly DeltaField[]): boolean {
  const texts = pieces.filter((piece) => fields.some(({ path }) => path === piece.path))
  return pieces
    .filter((piece) => piece.tokens && !piece.instead)
    .every((piece) => texts.some((each) => each.turn === piece.turn && each.text === piece.text))
}
