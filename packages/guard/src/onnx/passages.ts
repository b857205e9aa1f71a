/** Passages whose answers are kept; the oldest go first. */
const MOST_KEPT = 512

/** What a model said of passages, and which ones were in doubt while something ran. */
export class Passages {
  private readonly answers = new Map<string, number>()
  private doubts: Set<string> | null = null

  /** How likely a passage is an attack, when the model was asked before; else notes that it is wanted. */
  ask(passage: string): number | undefined {
    const known = this.answers.get(passage)
    if (known === undefined) this.doubts?.add(passage)
    return known
  }

  settle(passage: string, likely: number): void {
    this.answers.delete(passage)
    this.answers.set(passage, likely)
    for (const oldest of this.answers.keys()) {
      if (this.answers.size <= MOST_KEPT) return
      this.answers.delete(oldest)
    }
  }

  /** Runs something that does not wait, and answers what was in doubt meanwhile. */
  during<T>(run: () => T): { result: T; doubts: readonly string[] } {
    const before = this.doubts
    const doubts = new Set<string>()
    this.doubts = doubts
    try {
      return { result: run(), doubts: [...doubts] }
    } finally {
      this.doubts = before
    }
  }
}
