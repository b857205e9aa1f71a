import { defineCodec } from '../codec.js'
import { fromUnits } from '../fold.js'
import { isSpace, type Run } from '../run.js'
import { identityTrace } from '../substitution.js'
import { unitsOf } from '../units.js'

/** Turns the 94 printable ASCII characters by half. */
function turn(text: string): string {
  const out = new Uint16Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    out[i] = c >= 33 && c <= 126 ? 33 + ((c - 33 + 47) % 94) : c
  }
  return fromUnits(out)
}

/** Lower-case letters are written as `2` to `K` and the space stays: words of digits, capitals and signs, hardly a small letter. */
function detect(text: string): Run[] {
  const units = unitsOf(text)
  const found: Run[] = []
  let start = -1
  let end = -1
  let good = 0
  let bad = 0
  let behind = 0
  const close = () => {
    if (good >= 20 && bad * 6 <= good) found.push({ start, end })
    start = -1
    good = 0
    bad = 0
    behind = 0
  }
  for (let i = 0; i < text.length; ) {
    if (isSpace(units[i]!)) {
      i++
      continue
    }
    let j = i
    let letters = 0
    let signs = 0
    for (; j < text.length && !isSpace(units[j]!); j++) {
      const c = units[j]!
      if (c >= 50 && c <= 75) letters++
      if (c >= 58 && c <= 64) signs++
    }
    const enciphered = letters * 3 >= (j - i) * 2
    if (enciphered) {
      if (start < 0) start = i
      end = j
      bad += behind
      behind = 0
      good += signs > 0 || j - i < 4 ? j - i : 0
    } else {
      if (start >= 0) behind += j - i
      if (behind > 8) close()
    }
    i = j
  }
  close()
  return found
}

export const rot47 = defineCodec({
  id: 'rot47',
  title: 'ROT47',
  reversible: true,
  encode: turn,
  decode: turn,
  detect,
  trace: (text) => identityTrace(turn(text)),
})
