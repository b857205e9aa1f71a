const WIDTH = 5

/** Words, lower case; letters of scripts without spaces count one by one. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? []
  )
}

/** Hashes of every five words in a row, or of `width` words (FNV-1a, 32 bit). */
export function shinglesOf(text: string, width = WIDTH): number[] {
  const words = wordsOf(text)
  const out: number[] = []
  for (let i = 0; i + width <= words.length; i++) out.push(hash(words.slice(i, i + width).join(' ')))
  return out
}

/** Share of the passage's shingles that the predicate knows; 0 for passages shorter than a shingle. */
export function overlap(passage: string, knows: (shingle: number) => boolean, width = WIDTH): number {
  const shingles = shinglesOf(passage, width)
  if (shingles.length === 0) return 0
  return shingles.filter(knows).length / shingles.length
}

function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h >>> 0
}
