import type { Bytes } from '#supplychain/scan/bytes'
import { FIRST, opcodeName } from './opcodes.js'
import type { Sightings } from './sightings.js'

/** Shorter than that, no pickle that calls something is written in base64. */
export const ENCODED_LEAST = 24
const ENCODED_MOST = 4 * 1024 * 1024
/** First letters of base64 of what pickles begin with: a protocol, a global, a mark, an empty list or dictionary. */
export const MAY_BE_ENCODED = Uint8Array.from({ length: 256 }, (_, byte) => ('gYKXf'.includes(String.fromCharCode(byte)) ? 1 : 0))

/** What is odd about a pickle beside its callables: constructs that readers take for different things, and what is made to use up memory. */
export class Oddities {
  content!: Bytes
  sightings!: Sightings

  /** Text of an INT or LONG: what only the C reader takes is noted. */
  numeral(line: Uint8Array, at: number): void {
    const written = text(line)
    if (!/^-?(0|[1-9]\d*)L?$|^0[01]$/.test(written) && /^\s*[+-]?0?[xXoObB]?[\da-fA-F_]+L?\s*(\0|$)/.test(written)) {
      this.divergence('number', at, `the number ${written.trim()}`)
    }
  }

  /** Index of a PUT or GET; -1 where every reader refuses. */
  memoIndex(line: Uint8Array, at: number): number {
    const written = text(line)
    const digits = written.split('\0')[0]!.trim().replaceAll('_', '')
    if (!/^\+?\d{1,15}$/.test(digits)) return -1
    if (!/^(0|[1-9]\d*)$/.test(written)) this.divergence('memo', at, `the memo index ${JSON.stringify(written)}`)
    return Number(digits)
  }

  divergence(what: string, at: number, found: string): void {
    this.sightings.note({
      rule: 'pickle.divergence',
      verdict: 'suspicious',
      message: `Holds ${found}, which Python's readers do not take for the same thing`,
      location: { construct: what },
      evidence: [{ kind: 'opcode', text: opcodeName(this.content.read(at, 1)[0] ?? 0), offset: at }],
    })
  }

  #bomb(what: string, message: string, at: number): void {
    this.sightings.note({
      rule: 'pickle.bomb',
      verdict: 'suspicious',
      message,
      location: { construct: what },
      evidence: [{ kind: 'opcode', text: opcodeName(this.content.read(at, 1)[0] ?? 0), offset: at }],
    })
  }

  farMemo(at: number, index: number, entries: number): void {
    if (index > 2 * entries + 1e8)
      this.#bomb('memo', `Puts a value at memo index ${index}, for which a reader reserves that many places`, at)
  }

  laughs(at: number): void {
    this.#bomb('nesting', 'Nests values that each hold the next one twice: small here, without bounds once it is looked at', at)
  }

  /** A constant that says it is longer than the file. */
  declared(at: number, _op: number, length: number, size: number): void {
    if (length > 1 << 27 && length > size * 16) this.#bomb('length', `Says that a constant has ${length} bytes, in a file of ${size}`, at)
  }

  /** A text that is base64 of a pickle may be one for a later load. */
  encoded(offset: number, length: number): void {
    if (length > ENCODED_MOST || MAY_BE_ENCODED[this.content.read(offset, 1)[0]!] !== 1) return
    const written = Buffer.from(this.content.read(offset, length)).toString('latin1').trim()
    if (!/^[\w+/-]+={0,2}$/.test(written)) return
    const bytes = Buffer.from(written, 'base64')
    const marked = bytes[0] === 0x80 && bytes[1]! <= 5
    if (bytes.length >= 8 && bytes.at(-1) === 0x2e && (marked || FIRST[bytes[0]!] === 1))
      this.sightings.inside({ label: 'base64', offset, length, bytes })
  }

  /** Bytes kept as data may be a pickle for a later load. */
  bytes(_at: number, offset: number, length: number): void {
    if (length < 8) return
    const head = this.content.read(offset, 2)
    const marked = head[0] === 0x80 && head[1]! <= 5
    if (marked || (FIRST[head[0]!] === 1 && this.content.read(offset + length - 1, 1)[0] === 0x2e))
      this.sightings.inside({ label: 'bytes', offset, length })
  }
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
