/**
 * Suffix automaton of a text (Blumer et al. 1985): walks any other text and knows at each unit the longest end of it that stands somewhere
 * in the first. Built in linear time for a bounded alphabet.
 */
export class SuffixAutomaton {
  private readonly next: Map<number, number>[] = [new Map()]
  private readonly link: number[] = [-1]
  private readonly length: number[] = [0]

  constructor(text: string) {
    let last = 0
    for (let i = 0; i < text.length; i++) last = this.extend(last, text.charCodeAt(i))
  }

  private state(length: number, link: number, next: Map<number, number>): number {
    this.length.push(length)
    this.link.push(link)
    this.next.push(next)
    return this.length.length - 1
  }

  private extend(last: number, c: number): number {
    const made = this.state(this.length[last]! + 1, 0, new Map())
    let p = last
    while (p >= 0 && !this.next[p]!.has(c)) {
      this.next[p]!.set(c, made)
      p = this.link[p]!
    }
    if (p < 0) return made
    const q = this.next[p]!.get(c)!
    if (this.length[q] === this.length[p]! + 1) {
      this.link[made] = q
      return made
    }
    const clone = this.state(this.length[p]! + 1, this.link[q]!, new Map(this.next[q]!))
    while (p >= 0 && this.next[p]!.get(c) === q) {
      this.next[p]!.set(c, clone)
      p = this.link[p]!
    }
    this.link[q] = clone
    this.link[made] = clone
    return made
  }

  /** Calls `at` for each unit with the length of the longest match that ends there. */
  walk(text: string, at: (end: number, length: number) => void): void {
    let state = 0
    let length = 0
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i)
      while (state > 0 && !this.next[state]!.has(c)) {
        state = this.link[state]!
        length = this.length[state]!
      }
      const target = this.next[state]!.get(c)
      if (target === undefined) length = 0
      else {
        state = target
        length++
      }
      at(i + 1, length)
    }
  }
}
