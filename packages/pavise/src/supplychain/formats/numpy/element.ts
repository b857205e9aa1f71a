export interface Element {
  /** Bytes. */
  readonly size: number
  /** It is, or holds, a reference to an object: the data are then a pickle. */
  readonly objects: boolean
}

/** Reads an element type as numpy writes it: `<f8`, `|S5`, `U10`, `V16`, `O`. Undefined where it is none. */
export function elementOf(code: string): Element | undefined {
  const found = /^[<>|=]?([?bBhHiIlLqQpPefdgFDGSaUVOMmctu])(\d*)(\[[^\]]*\])?$/.exec(code)
  if (!found) return undefined
  const [, letter, digits] = found
  if (letter === 'O') return { size: 8, objects: true }
  const count = digits === '' ? DEFAULT[letter!] : Number(digits)
  if (count === undefined || count > 2 ** 31) return undefined
  return { size: letter === 'U' ? count * 4 : count, objects: false }
}

/** Sizes of the letters that stand alone. */
const DEFAULT: Readonly<Record<string, number>> = {
  '?': 1,
  b: 1,
  B: 1,
  h: 2,
  H: 2,
  i: 4,
  I: 4,
  l: 8,
  L: 8,
  q: 8,
  Q: 8,
  p: 8,
  P: 8,
  e: 2,
  f: 4,
  d: 8,
  g: 16,
  F: 8,
  D: 16,
  G: 32,
  S: 0,
  a: 0,
  U: 0,
  V: 0,
  M: 8,
  m: 8,
  c: 1,
  u: 1,
}
