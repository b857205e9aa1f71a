import { createHash, randomBytes } from 'node:crypto'
import type { VirtualKey } from '#core/access/key-scope'

const DIGEST = /^sha256:[0-9a-f]{64}$/

/** The stored form of a key. Keys are 256 bits of chance, so a plain digest leaves nothing to guess. */
export const keyDigest = (key: string): string => `sha256:${createHash('sha256').update(key).digest('hex')}`

/** A new key for clients of the gateway. */
export const newKey = (): string => `pv_${randomBytes(32).toString('base64url')}`

/** A key that was shown and is known. */
export interface KnownKey {
  /** Its public name: the beginning of its digest. */
  readonly name: string
  readonly key: VirtualKey
}

/** Keys by digest. Looking a digest up tells by its time at most something about a digest, never about a key. */
export class Keys {
  readonly #known = new Map<string, KnownKey>()
  /** Keys that were shown and were right, so that a busy client is not hashed again and again. At most as many as there are digests. */
  readonly #seen = new Map<string, KnownKey>()
  /** `keys`: keys, their digests as `sha256:…`, or digests with what they may do. */
  constructor(keys: readonly (string | VirtualKey)[]) {
    this.replace(keys)
  }
  /** Forgets the keys of before. */
  replace(keys: readonly (string | VirtualKey)[]): void {
    this.#known.clear()
    this.#seen.clear()
    for (const each of keys) {
      const key = typeof each === 'string' ? { digest: DIGEST.test(each) ? each : keyDigest(each) } : each
      this.#known.set(key.digest, { name: key.digest.slice(7, 19), key })
    }
  }
  of(presented: string): KnownKey | undefined {
    const seen = this.#seen.get(presented)
    if (seen !== undefined) return seen
    const known = this.#known.get(keyDigest(presented))
    if (known !== undefined) this.#seen.set(presented, known)
    return known
  }
}
