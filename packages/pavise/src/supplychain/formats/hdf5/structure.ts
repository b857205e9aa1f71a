import type { Bytes } from '#supplychain/scan/bytes'
import { Cursor } from '../binary/cursor.js'

/** The file breaks the format here, or uses a part of it that is not read; other parts can still be. */
export class Hdf5Fault extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message)
  }
}

/** What a file says about its own numbers, and where its root group is. */
export interface Superblock {
  readonly version: number
  readonly offsetSize: number
  readonly lengthSize: number
  readonly base: number
  readonly root: number
}

const SIGNATURE = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a]

/** Where the signature stands: at 0 or, behind a user block, at 512, 1024, 2048, … */
export function signatureAt(content: Bytes): number | undefined {
  for (let at = 0; at < content.size && at <= 2 ** 26; at = at === 0 ? 512 : at * 2) {
    const head = content.read(at, 8)
    if (SIGNATURE.every((byte, index) => head[index] === byte)) return at
  }
  return undefined
}

/** @throws Hdf5Fault, OutOfBytes */
export function readSuperblock(content: Bytes, at: number): Superblock {
  const cursor = new Cursor(content, at + 8)
  const version = cursor.u8()
  if (version > 3) throw new Hdf5Fault(`superblock version ${version} is not known`, at)
  if (version < 2) {
    cursor.skip(4)
    const [offsetSize, lengthSize] = [cursor.u8(), cursor.u8()]
    cursor.skip(version === 1 ? 13 : 9)
    const reader = new Hdf5Reader(content, sized({ version, offsetSize, lengthSize, base: 0, root: 0 }, at))
    reader.cursor.at = cursor.at
    const base = reader.offset()
    reader.offset()
    reader.offset()
    reader.offset()
    reader.offset()
    return { version, offsetSize, lengthSize, base, root: base + reader.offset() }
  }
  const [offsetSize, lengthSize] = [cursor.u8(), cursor.u8()]
  cursor.skip(1)
  const reader = new Hdf5Reader(content, sized({ version, offsetSize, lengthSize, base: 0, root: 0 }, at))
  reader.cursor.at = cursor.at
  const base = reader.offset()
  reader.offset()
  reader.offset()
  return { version, offsetSize, lengthSize, base, root: base + reader.offset() }
}

function sized(superblock: Superblock, at: number): Superblock {
  const good = [2, 4, 8]
  if (!good.includes(superblock.offsetSize) || !good.includes(superblock.lengthSize))
    throw new Hdf5Fault('sizes of offsets that no file has', at)
  return superblock
}

/** Reads numbers of the sizes that the file states. Addresses are counted from the file's base. */
export class Hdf5Reader {
  readonly cursor: Cursor

  constructor(
    readonly content: Bytes,
    readonly superblock: Superblock,
    at = 0,
  ) {
    this.cursor = new Cursor(content, at)
  }

  offset(): number {
    return this.#number(this.superblock.offsetSize)
  }
  length(): number {
    return this.#number(this.superblock.lengthSize)
  }
  /** An address in the content, or undefined where it says that there is none. */
  address(): number | undefined {
    const offset = this.offset()
    return Number.isSafeInteger(offset) && offset + this.superblock.base < this.content.size ? offset + this.superblock.base : undefined
  }
  at(place: number): Hdf5Reader {
    return new Hdf5Reader(this.content, this.superblock, place)
  }
  signature(expected: string): void {
    const found = this.cursor.text(4)
    if (found !== expected) throw new Hdf5Fault(`“${expected}” is expected`, this.cursor.at - 4)
  }
  /** Bytes up to a zero, and past it. */
  zeroEnded(longest = 4096): string {
    const start = this.cursor.at
    const bytes = this.content.read(start, longest)
    const end = bytes.indexOf(0)
    const length = end < 0 ? bytes.length : end
    this.cursor.at = Math.min(this.content.size, start + length + 1)
    return new TextDecoder().decode(bytes.subarray(0, length))
  }
  number(width: number): number {
    return this.#number(width)
  }

  #number(width: number): number {
    if (width === 1) return this.cursor.u8()
    if (width === 2) return this.cursor.u16()
    if (width === 4) return this.cursor.u32()
    return Number(this.cursor.u64())
  }
}
