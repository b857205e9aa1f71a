import type { Effect } from '#core/attack/vocabulary'

/** The owner's log of what tools really did, ordinary business included. Append-only until a reset. */
export class EffectLog {
  #effects: Effect[] = []

  append(tool: string, args: Record<string, unknown>, by: string, tenant: string): Effect {
    const effect: Effect = { seq: this.#effects.length + 1, tool, args, by, tenant }
    this.#effects.push(effect)
    return effect
  }

  /** Number of the last effect; 0 when there is none. */
  get last(): number {
    return this.#effects.length
  }

  /** Effects with a number above `seq`. */
  after(seq: number): Effect[] {
    return this.#effects.slice(Math.max(0, seq))
  }

  clear(): void {
    this.#effects = []
  }
}
