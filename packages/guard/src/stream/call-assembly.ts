import type { JsonPath } from '../policy/decision.js'
import type { CallPiece } from '../surfaces/reading.js'
import type { StreamShape } from '../surfaces/stream-shape.js'
import type { CallField } from './queued-event.js'

/** One tool call while its parts arrive. */
interface Assembly {
  key: number | string
  id: string
  name: string
  arguments: string
  parts: CallField[]
  /** Fields that say the whole call once more. */
  copies: CallField[]
  /** What its arguments have to be, where they were changed. */
  rewritten?: string
}

/** The tool calls of one choice, or one block. They are held until all of them are whole, and judged as units. */
export class CallGroup {
  private readonly byKey = new Map<number | string, Assembly>()
  /** Set when they were judged and may leave. */
  released = false
  /** A part came after that. */
  late = false

  constructor(
    readonly group: number,
    private readonly shape: StreamShape,
    /** Where its one call stands, when that came whole. */
    private readonly at?: JsonPath,
  ) {}

  add(key: number | string, part: CallPiece, field: CallField): void {
    if (this.released) this.late = true
    let assembly = this.byKey.get(key)
    if (!assembly) {
      assembly = { key, id: '', name: '', arguments: '', parts: [], copies: [] }
      this.byKey.set(key, assembly)
    }
    // An upstream may repeat the id with every part; a name may come in parts.
    if (part.id !== assembly.id) assembly.id += part.id
    assembly.name += part.name
    assembly.arguments += part.arguments
    if (field.writable) assembly.parts.push(field)
  }

  /** Takes a field that repeats a whole call; false when it is another one, or was never said before. */
  repeat(key: number | string, part: CallPiece, field: CallField): boolean {
    const known = this.byKey.get(key)
    if (!known || known.arguments !== part.arguments || (part.name !== '' && known.name !== part.name)) return false
    if (known.rewritten !== undefined) field.text = known.rewritten
    if (field.writable) known.copies.push(field)
    return true
  }

  /** The whole calls, placed as in an answer that did not stream. */
  pieces(): CallPiece[] {
    return [...this.byKey.values()].map(({ key, id, name, arguments: args }, index) => ({
      path: this.at ?? this.shape.callPath(this.group, key, index),
      turn: this.group,
      id,
      name,
      arguments: args,
      written: true,
    }))
  }

  /** Puts other arguments in place of those of call `index`: all of them in its first part. */
  rewrite(index: number, text: string): void {
    const call = [...this.byKey.values()][index]!
    call.rewritten = text
    for (const [place, part] of call.parts.entries()) part.text = place === 0 ? text : ''
    for (const copy of call.copies) copy.text = text
  }
}
