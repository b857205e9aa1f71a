import type { Principal } from '../vocabulary/origin.js'

/** Verdicts that are remembered; the oldest is forgotten for a new one. */
const ROOM = 16_384

/** A keyed digest of a text that nobody without the key can steer: HMAC-SHA-256 or the like. The guard has no cryptography of its own. */
export type KeyedDigest = (text: string) => string

/**
 * Texts in which the rules of one policy found nothing, over all sessions: clients resend system prompts, tool definitions and histories with every request. Digests
 * are kept, never texts; a principal's verdicts are never another's. Only verdicts are kept that depend on nothing but the text, where it stands, and the operator's words.
 */
export class VerdictCache {
  readonly #clean = new Set<string>()
  #operator: { text: string; digest: string } | undefined

  constructor(private readonly digest: KeyedDigest) {}

  /** `standing` is where the text stands: origin, destination, labels, tool. */
  keyOf(principal: Principal | undefined, standing: string, operatorText: string, text: string): string | undefined {
    if (!principal) return undefined
    if (this.#operator?.text !== operatorText) this.#operator = { text: operatorText, digest: this.digest(operatorText) }
    const { key = '', tenant = '', id = '' } = principal
    return this.digest(`${JSON.stringify([key, tenant, id, standing, this.#operator.digest])}\n${text}`)
  }

  has(key: string): boolean {
    if (!this.#clean.delete(key)) return false
    this.#clean.add(key)
    return true
  }

  add(key: string): void {
    if (this.#clean.size >= ROOM) this.#clean.delete(this.#clean.values().next().value!)
    this.#clean.add(key)
  }
}
