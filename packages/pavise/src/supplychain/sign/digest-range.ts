import { createHash } from 'node:crypto'
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'

/** Algorithms of the file format that this build computes, by their name there, with the name in OpenSSL. */
export const DIGESTS = { sha256: 'sha256', blake2b: 'blake2b512' } as const
export type DigestName = keyof typeof DIGESTS

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
    const hash = createHash(DIGESTS[algorithm])
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
