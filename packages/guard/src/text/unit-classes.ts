/** Instead of a class: a unit that a scan passes over. */
export const DROPPED = 0xffff

/** Units sorted by how the words of a matcher use them: 0 for those in no word. Units from 256 on are looked up a page at a time, when a text first has one. */
export interface UnitClasses {
  readonly count: number
  /** Classes of the units below 256. */
  readonly low: Uint16Array
  /** The class of any unit. */
  of(c: number): number
}

/** `unit` is what a unit of a text or a word is compared as; -1 where it is passed over. */
export function classesOf(words: readonly string[], unit: (c: number) => number): UnitClasses {
  const known = new Map<number, number>()
  for (const word of words) {
    for (let i = 0; i < word.length; i++) {
      const c = unit(word.charCodeAt(i))
      if (c >= 0 && !known.has(c)) known.set(c, known.size + 1)
    }
  }
  const classOf = (c: number) => {
    const compared = unit(c)
    return compared < 0 ? DROPPED : (known.get(compared) ?? 0)
  }
  const low = Uint16Array.from({ length: 256 }, (_, c) => classOf(c))
  const pages: (Uint16Array | undefined)[] = new Array(256).fill(undefined)
  pages[0] = low
  const page = (high: number): Uint16Array => {
    const made = Uint16Array.from({ length: 256 }, (_, c) => classOf((high << 8) | c))
    pages[high] = made
    return made
  }
  return { count: known.size + 1, low, of: (c) => (pages[c >> 8] ?? page(c >> 8))[c & 255]! }
}

/** A word as classes, without what is passed over. */
export function classed(word: string, classes: UnitClasses): Uint16Array {
  const out = new Uint16Array(word.length)
  let n = 0
  for (let i = 0; i < word.length; i++) {
    const k = classes.of(word.charCodeAt(i))
    if (k !== DROPPED) out[n++] = k
  }
  return out.subarray(0, n)
}
