import type { JsonPath } from '../policy/decision.js'
import type { CallPiece } from '../surfaces/reading.js'
import type { StreamShape } from '../surfaces/stream-shape.js'
import { CallGroup } from './call-assembly.js'
import type { CallField } from './queued-event.js'

/** The tool calls of a streamed answer: which of its parts go together, and which groups of them are whole. */
export class CallGroups {
  private readonly byGroup = new Map<number, CallGroup>()
  private readonly finished = new Set<number>()
  /** Calls that came whole, by what they say. */
  private readonly whole = new Map<string, number>()

  constructor(private readonly shape: StreamShape) {}

  groups(): Iterable<CallGroup> {
    return this.byGroup.values()
  }

  isFinished(group: number): boolean {
    return this.finished.has(group)
  }

  isReleased(group: number): boolean {
    return this.byGroup.get(group)!.released
  }

  /** Marks the groups of which an event says that nothing more follows. */
  finish(event: unknown): void {
    for (const group of this.shape.finished(event)) this.finished.add(group)
  }

  /** Puts a part of a call where it belongs. */
  place(call: CallPiece, event: unknown): CallField {
    const field: CallField = { path: call.path, group: 0, writable: call.written, ...(call.object && { object: true as const }) }
    const before = this.shape.repeatsCall?.(call, event) ?? null
    if (before) field.group = before.group
    if (before && this.byGroup.get(before.group)?.repeat(before.key, call, field)) return field
    if (call.object || before) return this.placeWhole(call, field)
    const { group, key } = this.shape.callOf(call, event)
    field.group = group
    this.groupOf(group).add(key, call, field)
    return field
  }

  /** A call that came whole is a group of its own; the same call once more is the same group. */
  private placeWhole(call: CallPiece, field: CallField): CallField {
    const text = JSON.stringify([call.id, call.name, call.arguments])
    const known = this.whole.get(text)
    field.group = known ?? -1 - this.whole.size
    const calls = this.groupOf(field.group, call.path)
    if (known === undefined || !calls.repeat(0, call, field)) calls.add(0, call, field)
    this.whole.set(text, field.group)
    this.finished.add(field.group)
    return field
  }

  private groupOf(group: number, at?: JsonPath): CallGroup {
    let calls = this.byGroup.get(group)
    if (!calls) {
      calls = new CallGroup(group, this.shape, at)
      this.byGroup.set(group, calls)
    }
    return calls
  }
}
