import { createHash, randomBytes } from 'node:crypto'

const DIGEST = /^sha256:[0-9a-f]{64}$/

/** The stored form of a key. Keys are 256 bits of chance, so a plain digest leaves nothing to guess. */
export const keyDigest = (key: string): string => `sha256:${createHash('sha256').update(key).digest('hex')}`

/** A new key for clients of the gateway. */
export const newKey = (): string => `pv_${randomBytes(32).toString('base64url')}`

/** Keys by digest. Looking a digest up tells by its time at most something about a digest, never about a key. */
export class Keys {
  readonly #names = new Map<string, string>()
  /** Keys that were shown and were right, so that a busy client is not hashed again and again. At most as many as there are digests. */
  readonly #seen = new Map<string, string>()
  /** `keys`: keys, or their digests as `sha256:…`. */
  constructor(keys: readonly string[]) {
    this.replace(keys)
  }
  /** Forgets the keys of before. */
  replace(keys: readonly string[]): void {
    this.#names.clear()
    this.#seen.clear()
    for (const key of keys) {
      const digest = DIGEST.test(key) ? key : keyDigest(key)
      this.#names.set(digest, digest.slice(7, 19))
    }
  }
  /** The public name of a key that is known: the beginning of its digest. */
  nameOf(presented: string): string | undefined {
    const seen = this.#seen.get(presented)
    if (seen !== undefined) return seen
    const name = this.#names.get(keyDigest(presented))
    if (name !== undefined) this.#seen.set(presented, name)
    return name
  }
}
