import type { Bytes } from '#supplychain/scan/bytes'
import { FIRST } from './opcodes.js'

const HEAD = 4096
/** 0x1950a86a20f9469cfc6c as LONG1, with which the old torch format begins. */
const TORCH = Buffer.from([0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19])

/** Whether content begins like a pickle: marked by its protocol, or by what only an attempt can tell. */
export function isPickle(content: Bytes): 'yes' | 'maybe' | 'no' {
  const head = content.read(0, 4)
  if (head.length < 2) return 'no'
  if (head[0] === 0x80 && head[1]! >= 1 && head[1]! <= 5 && FIRST[head[2]!] === 1) return 'yes'
  return FIRST[head[0]!] === 1 || head[0] === 0x80 ? 'maybe' : 'no'
}

type Writer = 'joblib' | 'torch-legacy' | 'pickle'

/** The last answer: three formats ask of every content in turn. */
let asked: { readonly content: Bytes; readonly writer: Writer } | undefined

/** Who wrote it, as far as it shows near the beginning. All of them are examined in the same way. */
export function writerOf(content: Bytes): Writer {
  if (asked?.content !== content) asked = { content, writer: lookAtHead(content) }
  return asked.writer
}

function lookAtHead(content: Bytes): Writer {
  const head = content.read(0, HEAD)
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
  if (text.subarray(0, 64).includes(TORCH)) return 'torch-legacy'
  return text.includes('joblib.numpy_pickle') ? 'joblib' : 'pickle'
}
