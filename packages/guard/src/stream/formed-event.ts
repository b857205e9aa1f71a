import type { StreamShape } from '../surfaces/stream-shape.js'
import type { Said } from './event-form.js'
import { set } from './event-values.js'
import type { CallField, Outgoing } from './queued-event.js'
import { written } from './written-text.js'

const NONE: readonly CallField[] = []

/** An event of a known form on its way to the client: one text, and nothing else that could change. */
export class FormedEvent implements Outgoing {
  readonly calls = NONE
  /** Where the part begins that has not left. */
  private at: number
  private readonly end: number

  constructor(
    private readonly payload: string,
    private readonly said: Said,
    private readonly shape: StreamShape,
    private readonly start: number,
  ) {
    this.at = start
    this.end = start + said.text.length
  }

  get safe(): boolean {
    return this.end <= this.said.form.channel.safe
  }

  render(): string {
    const { replacements } = this.said.form.channel
    if (this.at === this.start && !replacements.some(({ start, end }) => start < this.end && end > this.start)) return this.payload
    return this.with(this.part(this.end), false)
  }

  split(): string | null {
    const { safe } = this.said.form.channel
    if (safe <= this.at) return null
    const part = this.part(safe)
    this.at = safe
    return part === '' ? null : this.with(part, true)
  }

  private part(to: number): string {
    return written(this.said.text, this.start, this.at, to, this.said.form.channel.replacements)
  }

  /** The event with another text in the place of its own. */
  private with(text: string, part: boolean): string {
    const { form, start, end } = this.said
    if (form.canonical) return this.payload.slice(0, start) + JSON.stringify(text).slice(1, -1) + this.payload.slice(end)
    const event: unknown = JSON.parse(this.payload)
    set(event, form.path, text)
    return part ? this.shape.partOf(event, form.path) : JSON.stringify(event)
  }
}
