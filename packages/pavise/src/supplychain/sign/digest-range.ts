import { createHash } from 'node:crypto'
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { Blake3 } from './blake3.js'

export type DigestName = 'sha256' | 'blake2b' | 'blake3'

interface Digesting {
  update(bytes: Uint8Array): unknown
  digest(encoding: 'hex'): string
}

/** Algorithms of the file format that this build computes, by their name there. */
export const DIGESTS: Readonly<Record<DigestName, () => Digesting>> = {
  sha256: () => createHash('sha256'),
  blake2b: () => createHash('blake2b512'),
  blake3: () => new Blake3(),
}

export interface DigestJob {
  readonly path: string
  /** In bytes; `end` is exclusive. */
  readonly start: number
  readonly end: number
  /** Size that the whole file must have. */
  readonly size: number
  readonly algorithm: DigestName
  readonly followLink: boolean
}

/** Bytes that are read at a time: large enough for the system call to vanish, small enough to stay in the cache of the processor. */
const STEP = 1 << 19

/** Digest of a part of a file, in hex. Throws with code ECHANGED where the file has not the size that it should. */
export function digestRange({ path, start, end, size, algorithm, followLink }: DigestJob, buffer = Buffer.allocUnsafe(STEP)): string {
  const file = openSync(path, constants.O_RDONLY | (followLink ? 0 : constants.O_NOFOLLOW))
  try {
    const hash = DIGESTS[algorithm]()
    for (let at = start; at < end; ) {
      const got = readSync(file, buffer, 0, Math.min(buffer.length, end - at), at)
      if (got === 0) break
      hash.update(got === buffer.length ? buffer : buffer.subarray(0, got))
      at += got
    }
    if (fstatSync(file).size !== size) throw Object.assign(new Error(`${path} changed`), { code: 'ECHANGED' })
    return hash.digest('hex')
  } finally {
    closeSync(file)
  }
}
