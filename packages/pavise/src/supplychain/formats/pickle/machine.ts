import type { Bytes } from '#supplychain/scan/bytes'
import { linesCross } from './frames.js'
import { BUFFER, DICT, FROZENSET, GLOBAL, HANDED_ON, type Heap, LIST, type Numbers, PERSISTENT, SET, TUPLE } from './heap.js'
import type { MachineParts } from './machine-parts.js'
import type { Memo } from './memo.js'
import { ENCODED_LEAST, MAY_BE_ENCODED } from './oddities.js'
import { FIXED } from './opcodes.js'
import type { Stack } from './stack.js'
import { MEMO, TRUNCATED, textOpcode, UNDERFLOW } from './text-opcodes.js'
import type { Uses } from './uses.js'

/** How the reading of one pickle ended. Only `stop` is what a writer makes; at the others every reader of Python raises. */
export type End = 'stop' | 'truncated' | 'opcode' | 'underflow' | 'memo' | 'value' | 'limit'

export interface Reading {
  readonly end: End
  /** Of the opcode that ended it. */
  readonly at: number
  /** Where the next pickle begins. */
  readonly next: number
  /** End of the frame that STOP lies in: where a reader of frames goes on. `next` where there is none. */
  readonly frameEnd: number
  /** An opcode or its argument lies across the end of a frame: the read that begins at `from` crosses `frameEnd`. */
  readonly crossing?: { readonly opcode: number; readonly frameEnd: number }
  readonly opcodes: number
}

const WINDOW = 1 << 18
const WHOLE = 1 << 20
const AHEAD = 1 << 12

/**
 * The abstract machine: reads opcodes, keeps stack, marks and memo, and tells `uses` of every callable that is named, called, planted or handed on.
 * It resolves nothing and calls nothing. It accepts what any of Python's readers accepts; where all of them raise, it ends.
 */
export class Machine implements MachineParts {
  constructor(
    readonly heap: Heap,
    readonly memo: Memo,
    readonly stack: Stack,
    readonly uses: Uses,
  ) {}

  get big(): boolean {
    return this.heap.big || this.memo.big || this.stack.big
  }

  /** Reads one pickle from `from`. `spend` is told of bytes read. */
  run(content: Bytes, from: number, spend: (work: number) => void): Reading {
    const { heap, memo, uses, stack: marked } = this
    marked.clear()
    const size = content.size
    let stack = marked.values
    let sp = 0
    let fence = 0
    let opcodes = 0
    let base = from
    // One of several pickles in a row may be small: it does not read far ahead.
    let buf = content.read(base, from > 0 ? AHEAD : size <= WHOLE ? WHOLE : WINDOW)
    let pos = 0
    let lim = buf.length
    spend(Math.min(lim, AHEAD))
    let frameEnd = Number.POSITIVE_INFINITY
    let crossing: Reading['crossing']
    let at = from
    // What ends the straight reading may have crossed the end of a frame itself: a reader that drops the rest of it goes on.
    const crossed = (): Pick<Reading, 'crossing'> =>
      crossing ? { crossing } : base + pos > frameEnd ? { crossing: { opcode: at, frameEnd } } : {}
    const over = (end: End): Reading => ({
      end,
      at,
      next: base + pos,
      frameEnd: frameEnd === Number.POSITIVE_INFINITY ? base + pos : frameEnd,
      ...crossed(),
      opcodes,
    })
    for (;;) {
      if (pos >= lim) {
        base += pos
        pos = 0
        buf = content.read(base, WINDOW)
        lim = buf.length
        spend(Math.min(lim, WINDOW))
        if (lim === 0) return over('truncated')
      }
      if (base + pos >= frameEnd) {
        if (base + pos > frameEnd) crossing ??= { opcode: at, frameEnd }
        frameEnd = Number.POSITIVE_INFINITY
      }
      at = base + pos
      const op = buf[pos]!
      const fixed = FIXED[op]!
      if (fixed === 255) return over('opcode')
      if (pos + 1 + fixed > lim) {
        base = at
        pos = 0
        buf = content.read(base, WINDOW)
        lim = buf.length
        if (1 + fixed > lim) return over('truncated')
      }
      const arg = pos + 1
      pos = arg + fixed
      opcodes++
      if (sp >= stack.length - 1) {
        if (!marked.grow()) return over('limit')
        stack = marked.values
      }
      switch (op) {
        case 0x4e: // NONE
        case 0x88: // NEWTRUE
        case 0x89: // NEWFALSE
        case 0x4b: // BININT1
        case 0x4d: // BININT2
        case 0x4a: // BININT
        case 0x47: // BINFLOAT
          stack[sp++] = -1 - at
          break
        case 0x8c: // SHORT_BINUNICODE
        case 0x55: // SHORT_BINSTRING
        case 0x8a: // LONG1
          pos += buf[arg]!
          if (buf[arg]! >= ENCODED_LEAST && op !== 0x8a && MAY_BE_ENCODED[buf[arg + 1] ?? 0x67] === 1)
            uses.odd.encoded(arg + 1 + base, buf[arg]!)
          stack[sp++] = -1 - at
          break
        case 0x43: // SHORT_BINBYTES
          pos += buf[arg]!
          if (buf[arg]! > 7) uses.odd.bytes(at, arg + 1 + base, buf[arg]!)
          stack[sp++] = -1 - at
          break
        case 0x58: // BINUNICODE
        case 0x54: // BINSTRING
        case 0x8b: // LONG4
        case 0x42: {
          // BINBYTES
          const length = (buf[arg]! | (buf[arg + 1]! << 8) | (buf[arg + 2]! << 16) | (buf[arg + 3]! << 24)) >>> 0
          if (length > 0x7fffffff && (op === 0x54 || op === 0x8b)) return over('value')
          if (base + pos + length > size) {
            uses.odd.declared(at, op, length, size)
            return over('truncated')
          }
          if (op === 0x42) uses.odd.bytes(at, base + pos, length)
          else if (length >= ENCODED_LEAST) uses.odd.encoded(base + pos, length)
          pos += length
          stack[sp++] = -1 - at
          break
        }
        case 0x8d: // BINUNICODE8
        case 0x8e: // BINBYTES8
        case 0x96: {
          // BYTEARRAY8
          const length = uint64(buf, arg)
          if (base + pos + length > size) {
            uses.odd.declared(at, op, length, size)
            return over('truncated')
          }
          if (op !== 0x8d) uses.odd.bytes(at, base + pos, length)
          else if (length >= ENCODED_LEAST) uses.odd.encoded(base + pos, length)
          pos += length
          stack[sp++] = -1 - at
          break
        }
        case 0x94: // MEMOIZE
          if (sp <= fence) return over('underflow')
          memo.put(memo.count, stack[sp - 1]!)
          break
        case 0x71: // BINPUT
          if (sp <= fence) return over('underflow')
          memo.put(buf[arg]!, stack[sp - 1]!)
          break
        case 0x72: {
          // LONG_BINPUT
          if (sp <= fence) return over('underflow')
          const index = uint32(buf, arg)
          uses.odd.farMemo(at, index, memo.count)
          memo.put(index, stack[sp - 1]!)
          break
        }
        case 0x68: // BINGET
        case 0x6a: {
          // LONG_BINGET
          const value = memo.get(op === 0x68 ? buf[arg]! : uint32(buf, arg))
          if (value === 0) return over('memo')
          stack[sp++] = value
          break
        }
        case 0x28: // MARK
          if (!marked.mark(sp)) return over('limit')
          fence = sp
          break
        case 0x29: // EMPTY_TUPLE
          stack[sp++] = heap.empty
          break
        case 0x5d: // EMPTY_LIST
          stack[sp++] = heap.node(LIST)
          break
        case 0x7d: // EMPTY_DICT
          stack[sp++] = heap.node(DICT)
          break
        case 0x8f: // EMPTY_SET
          stack[sp++] = heap.node(SET)
          break
        case 0x85: // TUPLE1
        case 0x86: // TUPLE2
        case 0x87: {
          // TUPLE3
          const count = op - 0x84
          if (sp - count < fence) return over('underflow')
          const tuple = heap.node(TUPLE)
          heap.fill(tuple, stack, sp - count, sp)
          if (heap.laughs[tuple]! > 20) uses.odd.laughs(at)
          sp -= count
          stack[sp++] = tuple
          break
        }
        case 0x74: // TUPLE
        case 0x6c: // LIST
        case 0x64: // DICT
        case 0x91: {
          // FROZENSET
          if (marked.mp === 0) return over('underflow')
          const kind = op === 0x74 ? TUPLE : op === 0x6c ? LIST : op === 0x64 ? DICT : FROZENSET
          if (op === 0x64 && (sp - fence) % 2 === 1) return over('value')
          const made = heap.node(kind)
          heap.fill(made, stack, fence, sp)
          if (heap.laughs[made]! > 20) uses.odd.laughs(at)
          sp = fence
          marked.unmark()
          fence = marked.fence
          stack[sp++] = made
          break
        }
        case 0x61: // APPEND
        case 0x73: {
          // SETITEM
          const count = op === 0x61 ? 1 : 2
          if (sp - count <= fence) return over('underflow')
          sp -= count
          if (!this.#put(stack, sp - 1, sp, sp + count, op, at)) return over('value')
          break
        }
        case 0x65: // APPENDS
        case 0x75: // SETITEMS
        case 0x90: {
          // ADDITEMS
          if (marked.mp === 0) return over('underflow')
          const first = fence
          const last = sp
          marked.unmark()
          fence = marked.fence
          sp = first
          if (sp <= fence) return over('underflow')
          if (op === 0x75 && (last - first) % 2 === 1) return over('value')
          if (last > first && !this.#put(stack, sp - 1, first, last, op, at)) return over('value')
          break
        }
        case 0x30: // POP
          if (marked.mp > 0 && sp === fence) {
            marked.unmark()
            fence = marked.fence
          } else if (sp <= fence) return over('underflow')
          else sp--
          break
        case 0x31: // POP_MARK
          if (marked.mp === 0) return over('underflow')
          sp = fence
          marked.unmark()
          fence = marked.fence
          break
        case 0x32: // DUP
          if (sp <= fence) return over('underflow')
          stack[sp] = stack[sp - 1]!
          sp++
          break
        case 0x80: // PROTO
          if (buf[arg]! > 5) return over('value')
          break
        case 0x95: {
          // FRAME
          const length = uint64(buf, arg)
          // A frame inside another leaves the reader's buffer as it is; one that is longer than what is left there makes it read on behind the outer one.
          if (frameEnd === Number.POSITIVE_INFINITY || base + pos + length > frameEnd) {
            if (frameEnd !== Number.POSITIVE_INFINITY) crossing ??= { opcode: at, frameEnd }
            frameEnd = base + pos + length
          }
          if (frameEnd > size) uses.odd.divergence('frame', at, `a frame of ${length} bytes where ${size - base - pos} are left`)
          break
        }
        case 0x52: // REDUCE
        case 0x81: // NEWOBJ
          if (sp - 2 < fence) return over('underflow')
          sp -= 2
          stack[sp] = uses.call(stack[sp]!, stack[sp + 1]!, op, at)
          if (stack[sp++] === 0) return over('value')
          break
        case 0x92: {
          // NEWOBJ_EX
          if (sp - 3 < fence) return over('underflow')
          sp -= 3
          stack[sp] = uses.call(stack[sp]!, stack[sp + 1]!, op, at, stack[sp + 2]!)
          if (stack[sp++] === 0) return over('value')
          break
        }
        case 0x62: {
          // BUILD
          if (sp - 2 < fence) return over('underflow')
          sp--
          const jump = uses.build(stack[sp - 1]!, stack[sp]!, at, base + pos)
          if (jump < 0) return over('value')
          if (jump !== 0) pos += jump
          break
        }
        case 0x93: {
          // STACK_GLOBAL
          if (sp - 2 < fence) return over('underflow')
          sp -= 2
          stack[sp] = uses.stackGlobal(stack[sp]!, stack[sp + 1]!, at)
          if (stack[sp++] === 0) return over('value')
          break
        }
        case 0x6f: {
          // OBJ
          if (marked.mp === 0) return over('underflow')
          if (sp === fence) return over('underflow')
          const args = heap.node(TUPLE)
          heap.fill(args, stack, fence + 1, sp)
          sp = fence
          marked.unmark()
          fence = marked.fence
          stack[sp] = uses.call(stack[sp]!, args, op, at)
          if (stack[sp++] === 0) return over('value')
          break
        }
        case 0x46: // FLOAT
        case 0x49: // INT
        case 0x4c: // LONG
        case 0x50: // PERSID
        case 0x53: // STRING
        case 0x56: // UNICODE
        case 0x63: // GLOBAL
        case 0x67: // GET
        case 0x69: // INST
        case 0x70: {
          // PUT
          marked.sp = sp
          const after = textOpcode(this, content, op, at, base + pos)
          if (after < 0) {
            if (frameEnd < size && linesCross(content, at, frameEnd)) crossing ??= { opcode: at, frameEnd }
            return over(after === TRUNCATED ? 'truncated' : after === UNDERFLOW ? 'underflow' : after === MEMO ? 'memo' : 'value')
          }
          pos = after - base
          sp = marked.sp
          fence = marked.fence
          break
        }
        case 0x51: // BINPERSID
          if (sp <= fence) return over('underflow')
          stack[sp - 1] = heap.node(PERSISTENT, stack[sp - 1]!)
          break
        case 0x82: // EXT1
        case 0x83: // EXT2
        case 0x84: {
          // EXT4
          const code = op === 0x82 ? buf[arg]! : op === 0x83 ? buf[arg]! | (buf[arg + 1]! << 8) : uint32(buf, arg)
          if (code === 0 || code > 0x7fffffff) return over('value')
          stack[sp++] = uses.extension(code, op, at)
          break
        }
        case 0x97: // NEXT_BUFFER
          stack[sp++] = heap.node(BUFFER)
          break
        case 0x98: // READONLY_BUFFER
          if (sp <= fence) return over('underflow')
          break
        default: {
          // STOP
          if (sp <= fence) return over('underflow')
          const result = stack[sp - 1]!
          if (result > 0 && heap.kind[result] === GLOBAL) heap.flags[result]! |= HANDED_ON
          return over('stop')
        }
      }
    }
  }

  /** APPEND(S), SETITEM(S), ADDITEMS. False where every reader raises. */
  #put(stack: Numbers, target: number, from: number, to: number, op: number, at: number): boolean {
    const { heap } = this
    const object = stack[target]!
    if (heap.isContainer(object) && heap.kind[object] !== TUPLE && heap.kind[object] !== FROZENSET) {
      heap.fill(object, stack, from, to)
      return true
    }
    return this.uses.mutate(object, stack, from, to, op, at)
  }
}

const uint32 = (buf: Uint8Array, at: number): number => (buf[at]! | (buf[at + 1]! << 8) | (buf[at + 2]! << 16) | (buf[at + 3]! << 24)) >>> 0
const uint64 = (buf: Uint8Array, at: number): number => uint32(buf, at) + uint32(buf, at + 4) * 2 ** 32
