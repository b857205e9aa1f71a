import type { JsonPath } from '../policy/decision.js'
import type { CallPiece, Piece } from './reading.js'

/** How the events of a streamed answer make up the whole one. Events are parsed and were read along the `chunk` of the surface. */
export interface StreamShape {
  /** Where a text that goes on from event to event stands in the whole answer; null where it stands for itself. */
  textPath(piece: Piece, event: unknown): JsonPath | null
  /**
   * Which call a part belongs to: its key among the calls of its group. A group is judged and released together, once it is finished. Where
   * the whole call stands in the answer says `callPath`.
   */
  callOf(call: CallPiece, event: unknown): { group: number; key: number | string }
  /** Where the text or the calls of a piece stood before, when this event says them once more as a whole. */
  repeats?(piece: Piece, event: unknown): JsonPath | null
  repeatsCall?(call: CallPiece, event: unknown): { group: number; key: number | string } | null
  callPath(group: number, key: number | string, index: number): JsonPath
  /** Groups of which this event says that nothing more of them follows. */
  finished(event: unknown): readonly number[]
  /** The event as JSON with less than its text, without what only its last part may say. Leaves the event as it was. */
  partOf(event: unknown, textPath: JsonPath): string
}
