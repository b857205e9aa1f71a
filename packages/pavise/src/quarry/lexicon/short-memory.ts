/** Remembers what was made of recent texts, up to so many letters in all; then it forgets everything and begins anew. */
export class ShortMemory<T> {
  readonly #most: number
  readonly #kept = new Map<string, T>()
  #letters = 0

  constructor(most: number) {
    this.#most = most
  }

  get(text: string): T | undefined {
    return this.#kept.get(text)
  }

  /** `weight` is what is kept for the text, in letters, the text included. */
  keep(text: string, value: T, weight: number): void {
    if (weight * 8 > this.#most) return
    this.#letters += weight
    if (this.#letters > this.#most) {
      this.#kept.clear()
      this.#letters = weight
    }
    this.#kept.set(text, value)
  }
}
