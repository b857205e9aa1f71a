import { plain, type Segment } from '../policy/segments.js'
import type { CallPiece } from '../surfaces/reading.js'

/** Id and name of a call, whole: an upstream may send them in parts. */
export function nameSegments(call: CallPiece): Segment[] {
  const texts = [call.id, call.name].filter((text) => text !== '')
  return texts.map((text) => ({
    ...plain({ path: call.path.slice(0, -1), text, origin: 'unknown', turn: call.turn }, 'user'),
    fixed: 'it stands in the name of a tool or a call',
  }))
}
