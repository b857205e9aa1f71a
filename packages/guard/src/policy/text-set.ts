/** Texts of one shape that are compared one by one; beyond that they are found by their hash. */
const COMPARED = 4

/**
 * Texts, each once. A set of the language hashes every unit of every text, which costs more than all else that is done with a long history; here a text is first
 * told from others by its length and a few units.
 */
export class TextSet {
  private readonly byShape = new Map<number, string[] | Set<string>>()

  /** False where the text was there before. */
  add(text: string): boolean {
    const shape = shapeOf(text)
    const known = this.byShape.get(shape)
    if (known === undefined) {
      this.byShape.set(shape, [text])
      return true
    }
    if (known instanceof Set) {
      if (known.has(text)) return false
      known.add(text)
      return true
    }
    for (const each of known) if (each === text) return false
    if (known.length < COMPARED) known.push(text)
    else this.byShape.set(shape, new Set([...known, text]))
    return true
  }
}

/** Differs for most texts that differ. */
function shapeOf(text: string): number {
  const { length } = text
  let shape = length
  for (const at of [0, length >> 2, length >> 1, length - 9, length - 3, length - 1]) {
    if (at >= 0 && at < length) shape = (Math.imul(shape, 31) + text.charCodeAt(at)) | 0
  }
  return shape
}
