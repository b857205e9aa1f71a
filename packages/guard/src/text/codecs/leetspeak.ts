import { defineCodec } from '../codec.js'
import { asciiClass, isAsciiLetter, type Run } from '../run.js'
import { identityTrace, substitute } from '../substitution.js'
import { unitsOf } from '../units.js'

const WRITE: Readonly<Record<string, string>> = { a: '4', e: '3', i: '1', o: '0', s: '5', t: '7' }
const READ: Readonly<Record<string, string>> = {
  '4': 'a',
  '@': 'a',
  '3': 'e',
  '€': 'e',
  '1': 'i',
  '!': 'i',
  '|': 'i',
  '0': 'o',
  '5': 's',
  $: 's',
  '7': 't',
  '+': 't',
  '8': 'b',
  '9': 'g',
}
const pairsOf = (pairs: Readonly<Record<string, string>>) =>
  new Map(Object.entries(pairs).map(([from, to]) => [from.charCodeAt(0), to.charCodeAt(0)]))
const ENCODE = new Map([...pairsOf(WRITE), ...pairsOf(Object.fromEntries(Object.entries(WRITE).map(([k, v]) => [k.toUpperCase(), v])))])
const DECODE = pairsOf(READ)
/** Signs below 128; the rest is looked up. */
const SIGN = asciiClass(
  [...DECODE.keys()]
    .filter((c) => c < 128)
    .map((c) => String.fromCharCode(c))
    .join(''),
)

/** Words of letters with a sign for a letter inside them; a sign at the end is punctuation unless the word has another one. */
function detect(text: string): Run[] {
  const units = unitsOf(text)
  const found: Run[] = []
  let start = -1
  let letters = 0
  let signs = 0
  let inner = false
  for (let i = 0; i <= text.length; i++) {
    const c = i < text.length ? units[i]! : 32
    if (isAsciiLetter(c)) {
      if (start < 0) start = i
      if (signs > 0) inner = true
      letters++
    } else if (c < 128 ? SIGN[c] === 1 : DECODE.has(c)) {
      if (start < 0) start = i
      signs++
    } else {
      const length = i - start
      if (start >= 0 && inner && letters >= 1 && length >= 3 && length <= 24 && signs <= letters * 3) found.push({ start, end: i })
      start = -1
      letters = 0
      signs = 0
      inner = false
    }
  }
  return joined(text, found)
}

/** Neighboring words make one place, short plain words between them included, so that a phrase is read as a whole. */
function joined(text: string, words: readonly Run[]): Run[] {
  const places: Run[] = []
  for (const word of words) {
    const last = places.at(-1)
    if (last && word.start - last.end <= 12 && !text.slice(last.end, word.start).includes('\n')) last.end = word.end
    else places.push({ ...word })
  }
  return places
}

const decode = (text: string) => substitute(text, DECODE)

export const leetspeak = defineCodec({
  id: 'leetspeak',
  title: 'Leetspeak: digits and signs for letters',
  reversible: 'letters',
  encode: (text) => substitute(text, ENCODE),
  decode,
  detect,
  trace: (text) => identityTrace(decode(text)),
})
