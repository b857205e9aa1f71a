/** So many ways to ask bring out a number before it counts as the record of the one identity that is told it. */
const WORDINGS = 3
/** Numbers that are remembered: what comes after them stays open. */
const MOST = 2_000

/** Values in the form of a record's number that answers held, by who was told them and how they had asked. */
export class Records {
  readonly #told = new Map<string, Map<string, Set<string>>>()
  readonly #leaked = new Set<string>()
  readonly #owned = new Set<string>()

  /** Notes who was told a value; true where only this identity ever was, in several wordings. */
  note(value: string, identity: string, wording: string): boolean {
    const key = value.toLowerCase()
    if (this.#leaked.has(key) || (!this.#told.has(key) && this.#told.size >= MOST)) return false
    const told = this.#told.get(key) ?? new Map<string, Set<string>>()
    this.#told.set(key, told)
    const wordings = told.get(identity) ?? new Set<string>()
    told.set(identity, wordings)
    if (wordings.size < WORDINGS) wordings.add(wording)
    return told.size === 1 && wordings.size >= WORDINGS
  }

  /** Fixes that a number is the record of somebody: from then on, that another is told it is a read across tenants. */
  own(value: string): void {
    this.#owned.add(value.toLowerCase())
  }

  /** Fixes that a number is guarded: then it is nobody's record. */
  leak(value: string): void {
    if (this.#leaked.size < MOST) this.#leaked.add(value.toLowerCase())
  }

  /** `owned` by any identity; `leaked` where it is guarded, or another identity was told it too; else `open`. */
  standing(value: string, identity: string): 'owned' | 'leaked' | 'open' {
    const key = value.toLowerCase()
    if (this.#owned.has(key)) return 'owned'
    if (this.#leaked.has(key)) return 'leaked'
    const told = this.#told.get(key)
    return told && [...told.keys()].some((other) => other !== identity) ? 'leaked' : 'open'
  }
}
