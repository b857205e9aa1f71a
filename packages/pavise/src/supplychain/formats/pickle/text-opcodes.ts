import type { Bytes } from '#supplychain/scan/bytes'
import { PERSISTENT, TUPLE, type Value } from './heap.js'
import { lineEnd, NAME_LIMIT } from './literal.js'
import type { MachineParts } from './machine-parts.js'
import { ENCODED_LEAST } from './oddities.js'

/** Ends of a reading, as negative positions. */
export const TRUNCATED = -1
export const UNDERFLOW = -2
export const VALUE = -3
export const MEMO = -4

/** A number is read in full up to here. */
const NUMERAL = 64

/**
 * Opcodes whose argument is a line: FLOAT, INT, LONG, STRING, UNICODE, PERSID, PUT, GET, and GLOBAL and INST with two. `from` is the offset of the line. Returns the
 * offset after the last line, or why every reader stops here.
 */
export function textOpcode(parts: MachineParts, content: Bytes, op: number, at: number, from: number): number {
  if (op === 0x63 || op === 0x69) return global(parts, content, op, at, from)
  const { stack, heap, memo, uses } = parts
  const end = lineEnd(content, from)
  if (end < 0) return TRUNCATED
  const line = (): Uint8Array => content.read(from, Math.min(end - from, NUMERAL))
  let value: Value = -1 - at
  switch (op) {
    case 0x70: {
      // PUT
      const index = uses.odd.memoIndex(line(), at)
      if (index < 0) return VALUE
      if (stack.sp <= stack.fence) return UNDERFLOW
      uses.odd.farMemo(at, index, memo.count)
      memo.put(index, stack.values[stack.sp - 1]!)
      return end + 1
    }
    case 0x67: {
      // GET
      const index = uses.odd.memoIndex(line(), at)
      if (index < 0) return VALUE
      value = memo.get(index)
      if (value === 0) return MEMO
      break
    }
    case 0x50: // PERSID
      value = heap.node(PERSISTENT, value)
      break
    case 0x49: // INT
    case 0x4c: // LONG
      uses.odd.numeral(line(), at)
      break
    case 0x53: // STRING, in quotes
      if (end - from >= ENCODED_LEAST) uses.odd.encoded(from + 1, end - from - 2)
      break
    case 0x56: // UNICODE
      if (end - from >= ENCODED_LEAST) uses.odd.encoded(from, end - from)
      break
  }
  stack.values[stack.sp++] = value
  return end + 1
}

/** GLOBAL and INST. `pickle.py` takes a last line that the end of the content cuts. */
function global({ stack, heap, uses }: MachineParts, content: Bytes, op: number, at: number, from: number): number {
  let middle = lineEnd(content, from)
  if (middle < 0) middle = content.size - 1
  if (middle < from || middle - from > NAME_LIMIT) return TRUNCATED
  let end = lineEnd(content, middle + 1)
  if (end < 0) end = Math.max(content.size - 1, middle + 1)
  if (end - middle > NAME_LIMIT) return TRUNCATED
  const named = uses.global(content.read(from, middle - from), content.read(middle + 1, end - middle - 1), op, at)
  if (named === 0) return VALUE
  if (op === 0x63) {
    stack.values[stack.sp++] = named
    return end + 1
  }
  // `pickle.py` has imported the module by now.
  if (stack.mp === 0) return UNDERFLOW
  const args = heap.node(TUPLE)
  heap.fill(args, stack.values, stack.fence, stack.sp)
  stack.sp = stack.fence
  stack.unmark()
  stack.values[stack.sp++] = uses.call(named, args, op, at)
  return end + 1
}
