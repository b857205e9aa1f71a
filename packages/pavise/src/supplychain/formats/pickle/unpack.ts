import { gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'

/** What zlib or gzip bytes hold, undefined where they are neither or hold more than `limit`. */
export function inflate(bytes: Uint8Array, limit: number): Uint8Array | undefined {
  for (const read of [inflateSync, gunzipSync, inflateRawSync]) {
    try {
      return read(bytes, { maxOutputLength: limit })
    } catch {}
  }
  return undefined
}
