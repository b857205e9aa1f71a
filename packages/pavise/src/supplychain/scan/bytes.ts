/**
 * Content of a file or of a member of a container: random access, synchronous, never whole in memory where it does not have to be.
 * A view that `read` gave stays valid. A source that does not have the bytes yet throws `BytesMissing`; the runner fetches them and begins
 * the scan of that file anew.
 */
export interface Bytes {
  readonly size: number
  /** Up to `length` bytes from `offset`; shorter, down to none, where the content ends. */
  read(offset: number, length: number): Uint8Array
}

/** Thrown by a source that fetches on demand (HTTP ranges). */
export class BytesMissing extends Error {
  constructor(
    readonly offset: number,
    readonly length: number,
  ) {
    super(`bytes ${offset} to ${offset + length} are not here yet`)
  }
}

/** Bytes that are in memory. */
export const bytesOf = (content: Uint8Array): Bytes => ({
  size: content.length,
  read: (offset, length) => content.subarray(Math.min(offset, content.length), Math.min(offset + length, content.length)),
})

/** A part of other bytes, as bytes of its own. Never reaches outside the whole. */
export function slice(whole: Bytes, start: number, length: number): Bytes {
  const from = Math.max(0, Math.min(start, whole.size))
  const size = Math.max(0, Math.min(length, whole.size - from))
  return {
    size,
    read: (offset, wanted) => (offset >= size ? new Uint8Array(0) : whole.read(from + offset, Math.min(wanted, size - offset))),
  }
}
