import type { Bytes } from '#supplychain/scan/bytes'
import { lineEnd } from './literal.js'
import { COUNTED, FIXED, LINE, LINES, PAYLOAD } from './opcodes.js'

const FRAME = 0x95

/** The content without the bytes of a frame that a read across its end drops; undefined where nothing is dropped. */
export function spliced(content: Bytes, crossing: { readonly opcode: number; readonly frameEnd: number }): Bytes | undefined {
  const { frameEnd } = crossing
  const from = crossingRead(content, crossing.opcode, frameEnd)
  if (from === undefined || from >= frameEnd || frameEnd > content.size) return undefined
  return without(content, from, frameEnd)
}

/** Where the read begins that reaches over the end of the frame: argument, payload or line. */
function crossingRead(content: Bytes, opcode: number, frameEnd: number): number | undefined {
  const op = content.read(opcode, 1)[0]
  if (op === undefined || FIXED[op] === 255) return undefined
  const payload = opcode + 1 + FIXED[op]!
  if (payload > frameEnd) return opcode + 1
  if (op === FRAME) return payload
  if (PAYLOAD[op] === COUNTED || PAYLOAD[op] === LINE) return payload
  if (PAYLOAD[op] !== LINES) return undefined
  const first = lineEnd(content, payload)
  return first >= frameEnd ? payload : first + 1
}

/** Whether a line of the opcode's argument reaches over the end of the frame, as far as it can be told without reading it as one. */
export function linesCross(content: Bytes, opcode: number, frameEnd: number): boolean {
  let at = opcode + 1
  for (let lines = PAYLOAD[content.read(opcode, 1)[0]!] === LINES ? 2 : 1; lines > 0; lines--) {
    const end = lineEnd(content, at)
    if (end < 0 || end >= frameEnd) return at < frameEnd
    at = end + 1
  }
  return false
}

function without(content: Bytes, from: number, to: number): Bytes {
  const gap = to - from
  return {
    size: content.size - gap,
    read(offset, length) {
      if (offset >= from) return content.read(offset + gap, length)
      if (offset + length <= from) return content.read(offset, length)
      const before = content.read(offset, from - offset)
      const after = content.read(to, length - before.length)
      const joined = new Uint8Array(before.length + after.length)
      joined.set(before)
      joined.set(after, before.length)
      return joined
    },
  }
}
