import { defineCodec } from '../codec.js'
import { DRAWN_AS, DRAWN_LIKE } from '../confusables.js'
import { isAsciiLetter, type Run } from '../run.js'
import { identityTrace, substitute } from '../substitution.js'

/** Latin letters beyond ASCII. */
function isWideLatin(c: number): boolean {
  return (c >= 0xc0 && c < 0x250 && c !== 0xd7 && c !== 0xf7) || (c >= 0x1e00 && c < 0x1f00)
}

/** Words in which every letter of another script is drawn like a Latin one, or stands beside Latin ones; single letters beside such words. */
function detect(text: string): Run[] {
  const found: Run[] = []
  let single: Run | undefined
  let start = -1
  let alike = 0
  let latin = 0
  let foreign = 0
  for (let i = 0; i <= text.length; i++) {
    const c = i < text.length ? text.charCodeAt(i) : 32
    const letter = isAsciiLetter(c) || c > 0xaf || (c >= 48 && c <= 57)
    if (letter) {
      if (start < 0) start = i
      if (isAsciiLetter(c)) latin++
      else if (DRAWN_AS.has(c)) alike++
      else if (isWideLatin(c)) latin++
      else if (c > 57) foreign++
      continue
    }
    if (start >= 0) {
      const alone = alike === 1 && i - start === 1
      const before = found.at(-1)
      if (alone) {
        if (before && start - before.end <= BESIDE) found.push({ start, end: i })
        else single = { start, end: i }
      } else if (alike > 0 && (latin > 0 || (foreign === 0 && alike >= 2))) {
        if (single && start - single.end <= BESIDE) found.push(single)
        single = undefined
        found.push({ start, end: i })
      }
    }
    start = -1
    alike = 0
    latin = 0
    foreign = 0
  }
  return found
}

/** Units between a word and a single letter beside it: punctuation and a space. */
const BESIDE = 3

const decode = (text: string) => substitute(text, DRAWN_AS)

export const homoglyph = defineCodec({
  id: 'homoglyph',
  title: 'Letters of other scripts that look alike',
  reversible: 'letters',
  encode: (text) => substitute(text, DRAWN_LIKE),
  decode,
  detect,
  trace: (text) => identityTrace(decode(text)),
})
