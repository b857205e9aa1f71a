import { random } from '#core/random'

/** Words that name a concrete thing stay as they are: what an attack names has to survive. */
const CONCRETE = /[\d@/{}]|^[A-Z]{6,}[.,;:!?"”]*$/

/**
 * Puts noise on a text as a hurried hand would: capitals anywhere, letters inside a word changed about, now and then a neighbouring
 * letter. Readable still, different each time; the same seed gives the same noise.
 */
export function augment(text: string, seed: number): string {
  const draw = random(`noise/${seed}`)
  const capitals = 0.1 + 0.5 * draw.next()
  const swaps = 0.5 * draw.next()
  const slips = 0.05 * draw.next()
  return text
    .split(/(\s+)/)
    .map((word) => {
      if (word.trim() === '' || CONCRETE.test(word)) return word
      let letters = [...word]
      if (letters.length > 4 && draw.chance(swaps)) {
        const at = 1 + draw.int(letters.length - 3)
        letters = [...letters.slice(0, at), letters[at + 1]!, letters[at]!, ...letters.slice(at + 2)]
      }
      return letters.map((letter) => noisy(letter, draw.next(), capitals, slips, draw.next())).join('')
    })
    .join('')
}

function noisy(letter: string, drawn: number, capitals: number, slips: number, slip: number): string {
  if (slip < slips && /[a-y]/.test(letter)) return String.fromCharCode(letter.charCodeAt(0) + 1)
  if (drawn >= capitals) return letter
  const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()
  return other.length === letter.length ? other : letter
}
