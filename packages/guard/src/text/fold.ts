/** Code units that may fold; above it scripts have neither case nor diacritics that precompose, but for full-width forms, which NFKC handles. */
const LIMIT = 0x2000
let table: Uint16Array | undefined

function folding(): Uint16Array {
  if (table) return table
  table = new Uint16Array(LIMIT)
  for (let c = 0; c < LIMIT; c++) {
    const lower = String.fromCharCode(c).toLowerCase()
    const base = (lower.length === 1 ? lower : lower.slice(0, 1)).normalize('NFD')
    table[c] = base.charCodeAt(0)
  }
  table[0x131] = 105
  table[0x142] = 108
  table[0x111] = 100
  table[0x110] = 100
  table[0x141] = 108
  table[0xd8] = 111
  table[0xf8] = 111
  table[0xdf] = 115
  return table
}

/** The lower-case letter without diacritics that a UTF-16 unit stands for; one unit for one unit, so offsets stay. */
export function foldUnit(c: number): number {
  if (c < 128) return c >= 65 && c <= 90 ? c | 32 : c
  return c < LIMIT ? folding()[c]! : c
}

/** Folds case and diacritics of a text unit by unit: the result has the same length, and equal offsets mean equal places. Linear. */
export function fold(text: string): string {
  let plain = true
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) >= 128) {
      plain = false
      break
    }
  }
  if (plain) return text.toLowerCase()
  const units = new Uint16Array(text.length)
  for (let i = 0; i < text.length; i++) units[i] = foldUnit(text.charCodeAt(i))
  return fromUnits(units)
}

const decoder = new TextDecoder('utf-16le', { ignoreBOM: true })
const LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1

/**
 * A string of UTF-16 units. A decoder is 20 times as fast as `String.fromCharCode`, but puts U+FFFD for lone surrogates: where one comes
 * back, the units are taken one by one.
 */
export function fromUnits(units: Uint16Array): string {
  if (LITTLE_ENDIAN) {
    const text = decoder.decode(units)
    if (!text.includes('\ufffd')) return text
  }
  const pieces: string[] = []
  for (let i = 0; i < units.length; i += 8192) {
    pieces.push(String.fromCharCode.apply(null, units.subarray(i, i + 8192) as unknown as number[]))
  }
  return pieces.join('')
}
