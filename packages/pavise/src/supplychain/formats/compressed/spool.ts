import { randomBytes } from 'node:crypto'
import { closeSync, mkdtempSync, openSync, readSync, rmSync, unlinkSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Bytes, bytesOf } from '#supplychain/scan/bytes'

const IN_MEMORY = 32 * 1024 * 1024
const WINDOW = 256 * 1024

/**
 * Bytes that come out of compression, in order: in memory while they are few, then in a file that only this process can read. The file has lost its
 * name before anything is written to it, so nothing stays behind, however the process ends.
 */
export class Spool {
  #chunks: Uint8Array[] = []
  #fd: number | undefined
  #folder: string | undefined
  size = 0

  constructor(private readonly inMemory = IN_MEMORY) {}

  /** Keeps the chunk itself: it must not change afterwards. Throws what the file system throws when there is no room. */
  write(chunk: Uint8Array): void {
    if (chunk.length === 0) return
    if (this.#fd === undefined && this.size + chunk.length > this.inMemory) this.#spill()
    if (this.#fd === undefined) this.#chunks.push(chunk)
    else this.#append(chunk)
    this.size += chunk.length
  }

  #spill(): void {
    this.#folder = mkdtempSync(join(tmpdir(), 'pavise-'))
    const path = join(this.#folder, randomBytes(8).toString('hex'))
    this.#fd = openSync(path, 'wx+', 0o600)
    try {
      unlinkSync(path)
      rmSync(this.#folder, { recursive: true })
      this.#folder = undefined
    } catch {
      // Where an open file keeps its name, the folder goes when the spool is closed.
    }
    const kept = this.#chunks
    this.#chunks = []
    for (const chunk of kept) this.#append(chunk)
  }

  #append(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length; ) at += writeSync(this.#fd!, chunk, at, chunk.length - at)
  }

  /** What was written. Valid until `close`. */
  content(): Bytes {
    if (this.#fd !== undefined) return fileContent(this.#fd, this.size)
    if (this.#chunks.length > 1) this.#chunks = [Buffer.concat(this.#chunks, this.size)]
    return bytesOf(this.#chunks[0] ?? new Uint8Array(0))
  }

  close(): void {
    this.#chunks = []
    if (this.#fd !== undefined) closeSync(this.#fd)
    this.#fd = undefined
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true })
  }
}

function fileContent(fd: number, size: number): Bytes {
  let start = 0
  let window = new Uint8Array(0)
  return {
    size,
    read(offset, length) {
      const end = Math.min(offset + length, size)
      if (offset >= end) return new Uint8Array(0)
      if (offset >= start && end <= start + window.length) return window.subarray(offset - start, end - start)
      const bytes = Buffer.allocUnsafe(Math.max(end - offset, Math.min(WINDOW, size - offset)))
      const got = readSync(fd, bytes, 0, bytes.length, offset)
      start = offset
      window = bytes.subarray(0, got)
      return window.subarray(0, end - offset)
    },
  }
}
