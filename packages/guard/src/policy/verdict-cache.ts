import type { Principal } from '../vocabulary/origin.js'
import { type Findings, spansIn } from './findings.js'
import { RecentlyUsed } from './recently-used.js'

/** Texts that are remembered at most. */
const ROOM = 16_384
/** Spans that are remembered of one text, and of all. A text with more is read anew. */
const MOST_OF_ONE = 64
const MOST_OF_ALL = 65_536

/** A keyed digest of a text that nobody without the key can steer: HMAC-SHA-256 or the like. The guard has no cryptography of its own. */
export type KeyedDigest = (text: string) => string

/**
 * What the detectors of one policy found in texts, over all sessions: clients resend system prompts, tool definitions and histories with every request. Digests, kinds
 * and positions are kept, never texts; what one principal sent is never known for another. What the rules make of a finding is worked out anew each time.
 */
export class VerdictCache {
  readonly #known = new RecentlyUsed<Findings>(ROOM, MOST_OF_ALL, spansIn)
  #operator: { text: string; digest: string } | undefined
  #prefix: { principal: Principal; operator: string; text: string } | undefined

  constructor(private readonly digest: KeyedDigest) {}

  /** `standing` is where the text stands: origin, destination, labels, tool. */
  keyOf(principal: Principal | undefined, standing: string, operatorText: string, text: string): string | undefined {
    if (!principal) return undefined
    return this.digest(`${this.#prefixOf(principal, operatorText)}${standing}\n${text}`)
  }

  get(key: string): Findings | undefined {
    return this.#known.get(key)
  }

  add(key: string, findings: Findings): void {
    if (spansIn(findings) <= MOST_OF_ONE) this.#known.set(key, findings)
  }

  /** The texts of one request share it. */
  #prefixOf(principal: Principal, operatorText: string): string {
    if (this.#operator?.text !== operatorText) this.#operator = { text: operatorText, digest: this.digest(operatorText) }
    const operator = this.#operator.digest
    if (this.#prefix?.principal !== principal || this.#prefix.operator !== operator) {
      const { key = '', tenant = '', id = '' } = principal
      this.#prefix = { principal, operator, text: `${JSON.stringify([key, tenant, id, operator])}\n` }
    }
    return this.#prefix.text
  }
}
