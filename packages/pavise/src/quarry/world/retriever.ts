/** A text in the store, found by its words. */
export interface Indexed {
  id: string
  text: string
}

const K1 = 1.2
const B = 0.75

const EMPTY_WORDS = new Set(
  'the a an and or of to in on is are be can may how what when do does for at it i we you our my will with by'.split(' '),
)

/** Words that carry meaning, without their commonest English endings. */
const words = (text: string): string[] =>
  (
    text
      .toLowerCase()
      .normalize('NFKC')
      .match(/[\p{L}\p{N}]+(?:-[\p{N}]+)*/gu) ?? []
  )
    .filter((word) => !EMPTY_WORDS.has(word))
    .map((word) => (word.length > 4 ? word.replace(/(?:ies|ing|ed|es|s)$/, '') : word))

/** BM25 over a small store (Robertson and Zaragoza 2009, k1 = 1.2, b = 0.75). Documents can be added at any time. */
export class Retriever {
  readonly #lengths = new Map<string, number>()
  readonly #postings = new Map<string, Map<string, number>>()
  #total = 0

  add(document: Indexed): void {
    const tokens = words(`${document.id} ${document.text}`)
    this.#lengths.set(document.id, tokens.length)
    this.#total += tokens.length
    for (const token of tokens) {
      const posting = this.#postings.get(token) ?? new Map<string, number>()
      posting.set(document.id, (posting.get(document.id) ?? 0) + 1)
      this.#postings.set(token, posting)
    }
  }

  /** Ids of the best matches, best first; ties by id. */
  search(query: string, limit: number): string[] {
    const scores = new Map<string, number>()
    const average = this.#total / Math.max(1, this.#lengths.size)
    for (const token of new Set(words(query))) {
      const posting = this.#postings.get(token)
      if (!posting) continue
      const idf = Math.log(1 + (this.#lengths.size - posting.size + 0.5) / (posting.size + 0.5))
      for (const [id, tf] of posting) {
        const norm = tf + K1 * (1 - B + (B * this.#lengths.get(id)!) / average)
        scores.set(id, (scores.get(id) ?? 0) + (idf * tf * (K1 + 1)) / norm)
      }
    }
    return [...scores]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, limit)
      .map(([id]) => id)
  }
}
