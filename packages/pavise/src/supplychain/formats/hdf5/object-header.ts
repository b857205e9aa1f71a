import { Hdf5Fault, type Hdf5Reader } from './structure.js'

/** One message of an object header: a piece of what the object is. */
export interface HeaderMessage {
  readonly type: number
  readonly flags: number
  readonly start: number
  readonly end: number
}

const MOST_MESSAGES = 20_000
const MOST_BLOCKS = 1000
const CONTINUATION = 0x10

/** The messages of the object at an address, through its continuations. @throws Hdf5Fault, OutOfBytes */
export function readHeader(reader: Hdf5Reader, address: number): HeaderMessage[] {
  const { cursor } = reader.at(address)
  const first = cursor.u32()
  // 'OHDR', little-endian.
  return first === 0x5244484f ? versionTwo(reader, address) : versionOne(reader, address)
}

interface Block {
  readonly start: number
  readonly end: number
}

function versionOne(reader: Hdf5Reader, address: number): HeaderMessage[] {
  const { cursor } = reader.at(address)
  const version = cursor.u8()
  if (version !== 1) throw new Hdf5Fault(`object header version ${version} is not known`, address)
  cursor.skip(1)
  const count = cursor.u16()
  cursor.skip(4)
  const size = cursor.u32()
  cursor.skip(4)
  const messages: HeaderMessage[] = []
  const blocks: Block[] = [{ start: cursor.at, end: cursor.at + size }]
  for (let index = 0; index < blocks.length && index < MOST_BLOCKS && messages.length < count; index++) {
    const block = blocks[index]!
    let at = block.start
    while (at + 8 <= block.end && messages.length < Math.min(count, MOST_MESSAGES)) {
      const inner = reader.at(at)
      const type = inner.cursor.u16()
      const length = inner.cursor.u16()
      const flags = inner.cursor.u8()
      const start = at + 8
      const message = { type, flags, start, end: Math.min(start + length, block.end) }
      messages.push(message)
      if (type === CONTINUATION) blocks.push(continuation(reader, start, 0, 0))
      at = start + length
    }
  }
  return messages
}

function versionTwo(reader: Hdf5Reader, address: number): HeaderMessage[] {
  const inner = reader.at(address + 4)
  const version = inner.cursor.u8()
  if (version !== 2) throw new Hdf5Fault(`object header version ${version} is not known`, address)
  const flags = inner.cursor.u8()
  if (flags & 0x20) inner.cursor.skip(16)
  if (flags & 0x10) inner.cursor.skip(4)
  const size = inner.number(1 << (flags & 3))
  const messages: HeaderMessage[] = []
  const blocks: Block[] = [{ start: inner.cursor.at, end: inner.cursor.at + size }]
  const head = flags & 4 ? 6 : 4
  for (let index = 0; index < blocks.length && index < MOST_BLOCKS; index++) {
    const block = blocks[index]!
    let at = block.start
    while (at + head <= block.end && messages.length < MOST_MESSAGES) {
      const { cursor } = reader.at(at)
      const type = cursor.u8()
      const length = cursor.u16()
      const messageFlags = cursor.u8()
      const start = at + head
      messages.push({ type, flags: messageFlags, start, end: Math.min(start + length, block.end) })
      // A continuation begins with 'OCHK' and ends with a checksum.
      if (type === CONTINUATION) blocks.push(continuation(reader, start, 4, 4))
      at = start + length
    }
  }
  return messages
}

function continuation(reader: Hdf5Reader, at: number, before: number, after: number): Block {
  const inner = reader.at(at)
  const start = inner.address()
  const length = inner.length()
  if (start === undefined || length > reader.content.size) throw new Hdf5Fault('an object header goes on outside the file', at)
  return { start: start + before, end: start + length - after }
}
