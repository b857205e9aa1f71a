/** Longer texts are not kept: reading one again is rare, and it would hold on to much. */
const LONGEST = 65_536
const MOST = 8

/** What was worked out for the texts read last. Two detectors ask for the same views of a text, one after the other. */
export class Recent<Value> {
  readonly #kept = new Map<string, Value>()

  of(text: string, make: (text: string) => Value): Value {
    const known = this.#kept.get(text)
    if (known !== undefined) return known
    const made = make(text)
    if (text.length > LONGEST) return made
    if (this.#kept.size === MOST)
      for (const oldest of this.#kept.keys()) {
        this.#kept.delete(oldest)
        break
      }
    this.#kept.set(text, made)
    return made
  }
}
