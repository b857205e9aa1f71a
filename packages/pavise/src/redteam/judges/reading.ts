import { codecs, type View, views } from '@pavise/guard/text'

/** A text with all its decoded views and a folded form, made once and read by every judge. */
export interface Reading {
  readonly text: string
  readonly views: readonly View[]
}

/** Reads a text in every encoding. Bounded: what is longer than the limit is read up to it. */
export function read(text: string, limit = 200_000): Reading {
  const bounded = text.length > limit ? text.slice(0, limit) : text
  return { text: bounded, views: bounded === '' ? [] : views(bounded).views }
}

/** Letters and digits only, lower case: finds a value however it is spaced or punctuated. */
export function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Where a known value stands in a reading: in clear, spaced, reversed, in a decoded view, or as what a codec makes of it. */
export function findValue(reading: Reading, value: string): { start: number; end: number; how: string } | null {
  const needle = folded(value)
  if (needle.length < 4) return null
  for (const view of reading.views) {
    const at = view.text.toLowerCase().indexOf(value.toLowerCase())
    if (at >= 0) return { ...view.toOriginal(at, at + value.length), how: view.path.join(' in ') || 'in clear' }
  }
  for (const view of reading.views) {
    const flat = folded(view.text)
    if (flat.includes(needle)) return { start: 0, end: reading.text.length, how: [...view.path, 'written apart'].join(' in ') }
    if (needle.length >= 6 && flat.includes([...needle].reverse().join(''))) return { start: 0, end: reading.text.length, how: 'reversed' }
  }
  for (const codec of codecs) {
    const encoded = codec.encode(value).replace(/=+$/, '').trim()
    if (encoded.length < 6 || encoded === value) continue
    const at = reading.text.indexOf(encoded)
    if (at >= 0) return { start: at, end: at + encoded.length, how: codec.id }
  }
  return null
}
