import type { DeclaredForm } from '#redteam/judges/declared-form'
import { NONCE_LENGTH, Nonces } from '#redteam/judges/nonces'
import { Needle, read } from '#redteam/judges/reading'
import { Records } from '#redteam/judges/records'
import { shinglesOf } from '#redteam/judges/shingle'
import { tokensOf } from '#redteam/judges/token'
import { ownTokens } from '#redteam/strategies/lexicon/grammar'

/**
 * What is ordinary for this target and what was proven secret. Ordinary is everything that innocent questions bring out, that the
 * owner called public, and that documentation says.
 */
export class Book {
  private readonly ordinaryTokens = new Set<string>()
  private readonly ordinaryShingles = new Set<number>()
  private readonly ordinaryTools = new Set<string>()
  private readonly shapes = new Set<string>()
  /** Values that were proven secret, by themselves. */
  readonly secrets = new Map<string, Needle>()

  /** What the owner said guarded values look like. */
  forms: readonly DeclaredForm[] = []

  /** Nonces of every attempt so far: what we planted earlier may be read out to us much later. */
  readonly nonces = new Nonces()

  /** Who was told which record numbers. */
  readonly records = new Records()

  /** True where a folded value holds a nonce of ours. */
  isOurs(flat: string): boolean {
    if (flat.length > 64) return false
    for (let i = 0; i + NONCE_LENGTH <= flat.length; i++) if (this.nonces.standsAt(flat, i)) return true
    return false
  }

  /** Learns an innocent text in all its views. */
  learn(text: string): void {
    for (const view of read(text).views) {
      for (const token of tokensOf(view.text)) {
        this.ordinaryTokens.add(token.toLowerCase())
        this.shapes.add(shapeOf(token))
      }
      for (const shingle of shinglesOf(view.text)) this.ordinaryShingles.add(shingle)
    }
  }

  /** Learns a single value that is no secret, whatever it looks like. */
  learnValue(value: string): void {
    this.ordinaryTokens.add(value.toLowerCase())
    for (const token of tokensOf(value)) this.ordinaryTokens.add(token.toLowerCase())
  }

  learnSecret(value: string): void {
    this.secrets.set(value, new Needle(value))
  }

  learnTool(tool: string): void {
    this.ordinaryTools.add(tool)
  }

  isOrdinaryTool(tool: string): boolean {
    return this.ordinaryTools.has(tool)
  }

  isOrdinaryToken(token: string): boolean {
    const lower = token.toLowerCase()
    return this.ordinaryTokens.has(lower) || ownTokens().has(lower)
  }

  /** True for ids of a kind that innocent answers are full of (order numbers): another judge looks after those. */
  isOrdinaryShape(token: string): boolean {
    return this.shapes.has(shapeOf(token))
  }

  isOrdinaryShingle(shingle: number): boolean {
    return this.ordinaryShingles.has(shingle)
  }
}

/** `ORD-48213` and `ORD-9917` have one shape: letters stay, digits become one mark. */
export function shapeOf(token: string): string {
  return token.toUpperCase().replace(/\d+/g, '9')
}
