import { createCipheriv, createDecipheriv } from 'node:crypto'

/** The payload of an age file: chunks of 64 KiB, each with its tag, under ChaCha20-Poly1305 (C2SP age.md). */

export const CHUNK = 65_536
export const TAG = 16
export const SEALED_CHUNK = CHUNK + TAG

const ALGORITHM = 'chacha20-poly1305'

/** Number of the chunk, big-endian in 11 bytes, and whether it is the last. */
function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(number), 3)
  nonce[11] = last ? 1 : 0
  return nonce
}

/** How many chunks `size` bytes of content make; no content is one empty chunk. */
export const chunkCount = (size: number): number => Math.max(1, Math.ceil(size / CHUNK))

/** Size of the sealed payload of `size` bytes of content, without the nonce in front. */
export const sealedSize = (size: number): number => size + chunkCount(size) * TAG

/**
 * Size of the content of a sealed payload, or nothing where no content gives such a payload: the last chunk misses its tag, or is empty although
 * others stand before it.
 */
export function openedSize(sealed: number): number | undefined {
  const chunks = Math.ceil(sealed / SEALED_CHUNK)
  const last = sealed - (chunks - 1) * SEALED_CHUNK
  if (sealed < TAG || last < TAG || (last === TAG && chunks > 1)) return undefined
  return sealed - chunks * TAG
}

/** Seals consecutive chunks. `content` starts at chunk `first`; answers cipher text and tags to be written one after the other. */
export function sealChunks(key: Buffer, content: Buffer, first: number, endsFile: boolean): Buffer[] {
  const parts: Buffer[] = []
  const chunks = chunkCount(content.length)
  for (let at = 0; at < chunks; at++) {
    const cipher = createCipheriv(ALGORITHM, key, nonceOf(first + at, endsFile && at === chunks - 1), { authTagLength: TAG })
    parts.push(cipher.update(content.subarray(at * CHUNK, (at + 1) * CHUNK)))
    cipher.final()
    parts.push(cipher.getAuthTag())
  }
  return parts
}

/**
 * Opens consecutive chunks, of which the last one ends the payload where `endsFile` says so. Throws ChunkFault at the first one that does not hold;
 * nothing of it is given out, unless it is genuine and only stands where it must not: then it is the last that is.
 */
export function openChunks(key: Buffer, sealed: Buffer, first: number, endsFile: boolean, onChunk: (content: Buffer) => void): void {
  const chunks = Math.ceil(sealed.length / SEALED_CHUNK)
  for (let at = 0; at < chunks; at++) {
    const chunk = sealed.subarray(at * SEALED_CHUNK, (at + 1) * SEALED_CHUNK)
    const last = endsFile && at === chunks - 1
    const content = openChunk(key, chunk, first + at, last)
    if (content === undefined) {
      const misplaced = openChunk(key, chunk, first + at, !last)
      if (misplaced === undefined) throw new ChunkFault(`chunk ${first + at} was changed`)
      // A short chunk can be nothing but the last one; of a full one it is not known.
      if (!last || misplaced.length === CHUNK) onChunk(misplaced)
      throw new ChunkFault(
        last ? `it ends after chunk ${first + at}, which is not its last` : `something follows after its last chunk ${first + at}`,
      )
    }
    if (content.length === 0 && first + at > 0) throw new ChunkFault(`chunk ${first + at} is empty`)
    onChunk(content)
  }
}

/** Why a payload is not as it was sealed. */
export class ChunkFault extends Error {}

function openChunk(key: Buffer, chunk: Buffer, number: number, last: boolean): Buffer | undefined {
  const body = chunk.length - TAG
  if (body < 0) return undefined
  const decipher = createDecipheriv(ALGORITHM, key, nonceOf(number, last), { authTagLength: TAG })
  decipher.setAuthTag(chunk.subarray(body))
  const content = decipher.update(chunk.subarray(0, body))
  try {
    decipher.final()
    return content
  } catch {
    return undefined
  }
}
