import { compact } from '../values/compact-number.js'

export interface PassageSizes {
  /** Units of a sample; one is taken every `stride` units. */
  sample: number
  stride: number
  /** A common run at least this long is a passage. Found for certain from `sample + stride - 1` on. */
  least: number
}

/** Samples of one kind that are followed; more would make repetitive text quadratic. */
const FOLLOWED = 4

/**
 * Finds the passages that a text shares with the texts of the index. Compared are letters and digits only, in lower case: spaces,
 * punctuation and line breaks put between them hide nothing.
 */
export class PassageIndex {
  private readonly waiting: string[] = []
  /** Made with the first text that is read: most sessions ask nothing. */
  private samples: Map<string, number[]> | undefined
  private all = ''

  constructor(private readonly sizes: PassageSizes) {}

  add(text: string): void {
    this.waiting.push(text)
  }

  /** All texts of the index, letters and digits only. */
  get text(): string {
    for (const text of this.waiting.splice(0)) this.read(text)
    return this.all
  }

  /** Marks each unit of `text` (letters and digits only) that lies in a passage of the index. */
  mark(text: string): Uint8Array {
    const hay = this.text
    const marks = new Uint8Array(text.length)
    const { sample, least } = this.sizes
    for (let i = 0; i + sample <= text.length; i += 1) {
      const places = this.samples?.get(text.slice(i, i + sample))
      if (!places) continue
      let reached = i
      for (const place of places) {
        const [start, end] = grow(text, i, hay, place, sample)
        if (end - start < least) continue
        marks.fill(1, start, end)
        reached = Math.max(reached, end - sample)
      }
      i = reached
    }
    return marks
  }

  private read(text: string): void {
    const { sample, stride } = this.sizes
    this.samples ??= new Map()
    const from = this.all === '' ? 0 : this.all.length + 1
    this.all = from === 0 ? compact(text).text : `${this.all}\n${compact(text).text}`
    for (let i = from; i + sample <= this.all.length; i += stride) {
      const key = this.all.slice(i, i + sample)
      const places = this.samples.get(key)
      if (!places) this.samples.set(key, [i])
      else if (places.length < FOLLOWED) places.push(i)
    }
  }
}

/** The longest common run around a sample that both texts hold. */
function grow(a: string, i: number, b: string, j: number, size: number): [start: number, end: number] {
  let back = 0
  while (i - back > 0 && j - back > 0 && b[j - back - 1] !== '\n' && a[i - back - 1] === b[j - back - 1]) back += 1
  let length = size
  while (i + length < a.length && b[j + length] !== '\n' && a[i + length] === b[j + length]) length += 1
  return [i - back, i + length]
}
