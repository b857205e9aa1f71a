import { constants, type FileHandle, open } from 'node:fs/promises'
import type { Identity } from 'age-encryption'
import { PaviseError } from '#core/errors/error'
import { CHUNK, openChunks, openedSize, SEALED_CHUNK, TAG } from './chunks.js'
import { headerLength, isArmored, isSealed, LONGEST_HEADER, NONCE, openHeader, payloadKey, unarmored } from './header.js'

/** The text form is read whole: it is meant for mail and small secrets. */
const LARGEST_ARMOR = 64 << 20
/** Chunks that are read at a time when content is given out in order. */
const CHUNKS_AT_ONCE = 16

/** A sealed file, open for reading. Its content is nowhere but in memory, chunk by chunk. */
export interface SealedFile {
  readonly shown: string
  readonly header: Buffer
  /** Where the chunks begin. */
  readonly payloadAt: number
  readonly payloadSize: number
  /** Number of the open file; nothing where the content came as text. */
  readonly descriptor: number | undefined
  readonly nonce: Buffer
  read(offset: number, length: number): Promise<Buffer>
  close(): Promise<void>
}

/** Opens a sealed file, binary or text form. Throws PAV_FILE_NOT_FOUND, PAV_FILE_UNREADABLE, PAV_SEAL_DAMAGED. */
export async function openSealed(path: string, shown = path): Promise<SealedFile> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') throw new PaviseError('PAV_FILE_NOT_FOUND', `${shown} does not exist`, { cause })
    throw new PaviseError('PAV_FILE_UNREADABLE', `${shown} cannot be read: ${cause.code}`, { cause })
  })
  try {
    const found = await handle.stat()
    if (!found.isFile()) throw new PaviseError('PAV_FILE_UNREADABLE', `${shown} is not a file`)
    const start = await readAt(handle, 0, Math.min(found.size, LONGEST_HEADER))
    if (isSealed(start)) {
      const close = (): Promise<void> => handle.close()
      return sealedFrom(start, found.size, shown, { descriptor: handle.fd, read: (at, length) => readAt(handle, at, length), close })
    }
    if (!isArmored(start)) throw damaged(shown, 'it is no file in the age format')
    if (found.size > LARGEST_ARMOR) throw damaged(shown, 'its text form is longer than 64 MB')
    const whole = unarmored(await readAt(handle, 0, found.size), shown)
    await handle.close()
    return sealedInMemory(whole, shown)
  } catch (error) {
    await handle.close().catch(() => {})
    throw error
  }
}

/** A sealed file whose bytes are at hand, binary or text form. */
export function sealedInMemory(bytes: Buffer, shown: string): SealedFile {
  const whole = isArmored(bytes) ? unarmored(bytes, shown) : bytes
  if (!isSealed(whole)) throw damaged(shown, 'it is no file in the age format')
  const read = async (at: number, length: number): Promise<Buffer> => whole.subarray(at, at + length)
  return sealedFrom(whole, whole.length, shown, { descriptor: undefined, read, close: async () => {} })
}

function sealedFrom(start: Buffer, size: number, shown: string, io: Pick<SealedFile, 'descriptor' | 'read' | 'close'>): SealedFile {
  const length = headerLength(start.subarray(0, LONGEST_HEADER))
  if (length === undefined) throw damaged(shown, 'its header has no end')
  const nonce = Buffer.from(start.subarray(length, length + NONCE))
  const payloadAt = length + NONCE
  return { shown, header: Buffer.from(start.subarray(0, length)), nonce, payloadAt, payloadSize: Math.max(0, size - payloadAt), ...io }
}

/** The key of the chunks. Throws as `openHeader`. */
export async function payloadKeyOf(sealed: SealedFile, identities: readonly (string | Identity)[]): Promise<Buffer> {
  const fileKey = await openHeader(sealed.header, identities, sealed.shown)
  if (sealed.nonce.length < NONCE) throw damaged(sealed.shown, 'its header is cut short')
  return payloadKey(fileKey, sealed.nonce)
}

/** Bytes of content. Throws PAV_SEAL_DAMAGED where the length cannot be that of a whole file. */
export function contentSize(sealed: SealedFile): number {
  const size = openedSize(sealed.payloadSize)
  if (size === undefined) throw damaged(sealed.shown, 'it is cut short')
  return size
}

/**
 * The content in order. A chunk is given out once its own tag holds; that the file is whole is known at the end only. Throws PAV_SEAL_DAMAGED at the first
 * chunk that does not hold, and where the file ends early.
 */
export async function* contentOf(sealed: SealedFile, key: Buffer): AsyncGenerator<Buffer> {
  const chunks = Math.ceil(sealed.payloadSize / SEALED_CHUNK)
  for (let first = 0; first < chunks; first += CHUNKS_AT_ONCE) {
    const last = first + CHUNKS_AT_ONCE >= chunks
    const length = last ? sealed.payloadSize - first * SEALED_CHUNK : CHUNKS_AT_ONCE * SEALED_CHUNK
    const bytes = await sealed.read(sealed.payloadAt + first * SEALED_CHUNK, length)
    if (bytes.length < length) throw damaged(sealed.shown, 'it is cut short')
    const opened: Buffer[] = []
    let fault: unknown
    try {
      openChunks(key, bytes, first, last, (content) => opened.push(content))
    } catch (error) {
      fault = error
    }
    for (const content of opened) if (content.length > 0) yield content
    if (fault) throw damaged(sealed.shown, fault instanceof Error ? fault.message : String(fault), fault)
  }
  if (sealed.payloadSize < TAG) throw damaged(sealed.shown, 'it is cut short')
}

/** A part of the content, by chunks: only those that hold it are opened. Throws as `contentOf`. */
export async function* contentRange(sealed: SealedFile, key: Buffer, offset: number, length: number): AsyncGenerator<Buffer> {
  const chunks = Math.ceil(sealed.payloadSize / SEALED_CHUNK)
  const end = offset + length
  for (let first = Math.floor(offset / CHUNK); first * CHUNK < end; first += CHUNKS_AT_ONCE) {
    const until = Math.min(first + CHUNKS_AT_ONCE, Math.ceil(end / CHUNK), chunks)
    const stop = Math.min(until * SEALED_CHUNK, sealed.payloadSize)
    const bytes = await sealed.read(sealed.payloadAt + first * SEALED_CHUNK, stop - first * SEALED_CHUNK)
    const opened: Buffer[] = []
    try {
      openChunks(key, bytes, first, until === chunks, (content) => opened.push(content))
    } catch (fault) {
      throw damaged(sealed.shown, fault instanceof Error ? fault.message : String(fault), fault)
    }
    for (const [at, content] of opened.entries()) {
      const start = (first + at) * CHUNK
      const part = content.subarray(Math.max(0, offset - start), Math.max(0, end - start))
      if (part.length > 0) yield part
    }
  }
}

async function readAt(handle: FileHandle, offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length)
  let got = 0
  while (got < length) {
    const { bytesRead } = await handle.read(buffer, got, length - got, offset + got)
    if (bytesRead === 0) break
    got += bytesRead
  }
  return buffer.subarray(0, got)
}

export const damaged = (shown: string, what: string, cause?: unknown): PaviseError =>
  new PaviseError('PAV_SEAL_DAMAGED', `${shown} cannot be opened: ${what}`, { cause })
