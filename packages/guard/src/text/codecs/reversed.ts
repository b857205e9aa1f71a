import { defineCodec } from '../codec.js'
import { isAsciiLetter, type Run } from '../run.js'

/** Frequent words whose mirror image is no word: what tells a text written backwards. */
const WORDS =
  'the and you your that with this from all ignore are have will what which must please tell about instructions instruction previous ' +
  'system prompt secret rules reveal print show give send answer follow don would their there when where how for can because before ' +
  'password forget disregard und nicht alle ignoriere der les vous que para ignora todas las'
const FORWARD = new Set(WORDS.split(' '))
const BACKWARD = new Set(WORDS.split(' ').map((word) => Array.from(word).reverse().join('')))
const ENOUGH = 4

function decode(text: string): string {
  return Array.from(text).reverse().join('')
}

/** Stretches of words with more mirrored frequent words than plain ones: a maximal segment over word scores, in one pass. */
function detect(text: string): Run[] {
  const found: Run[] = []
  let sum = 0
  let best = 0
  let from = -1
  let to = -1
  const close = () => {
    if (best >= ENOUGH) found.push({ start: from, end: to })
    sum = 0
    best = 0
  }
  for (let i = 0; i < text.length; ) {
    if (!isAsciiLetter(text.charCodeAt(i))) {
      i++
      continue
    }
    let end = i
    while (end < text.length && isAsciiLetter(text.charCodeAt(end))) end++
    const word = end - i <= 16 ? text.slice(i, end).toLowerCase() : ''
    if (sum <= 0) {
      close()
      from = i
    }
    sum += BACKWARD.has(word) ? 2 : FORWARD.has(word) ? -3 : -0.4
    if (sum > best) {
      best = sum
      to = end
    }
    i = end
  }
  close()
  return found
}

export const reversed = defineCodec({
  id: 'reversed',
  title: 'Text written backwards',
  reversible: true,
  encode: decode,
  decode,
  detect: (text) => detect(text),
  trace(text) {
    const out = decode(text)
    const at = new Uint32Array(text.length + 1)
    for (let i = 0; i < text.length; i++) at[i] = text.length - 1 - i
    at[text.length] = text.length
    return { text: out, at }
  },
})
