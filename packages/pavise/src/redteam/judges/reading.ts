import { codecs, type View, views } from '@pavise/guard/text'
import { shinglesOf } from '#redteam/judges/shingle'

/** A text with all its decoded views, made once and read by every judge. Forms for comparison are made when first asked for. */
export class Reading {
  readonly #lower: string[] = []
  readonly #flat: string[] = []

  constructor(
    readonly text: string,
    readonly views: readonly View[],
  ) {}

  lower(view: number): string {
    this.#lower[view] ??= this.views[view]!.text.toLowerCase()
    return this.#lower[view]!
  }

  flat(view: number): string {
    this.#flat[view] ??= folded(this.views[view]!.text)
    return this.#flat[view]!
  }
}

/** Reads a text in every encoding. Bounded: what is longer than the limit is read up to it. */
export function read(text: string, limit = 200_000): Reading {
  const bounded = text.length > limit ? text.slice(0, limit) : text
  return new Reading(bounded, bounded === '' ? [] : views(bounded).views)
}

/** What we sent in one attempt, in the forms in which judges compare it; each is made when first asked for. */
export class Sent {
  #lower: string | undefined
  #folded: string | undefined
  #shingles: Set<number> | undefined

  constructor(readonly text: string) {}

  includes(part: string): boolean {
    return this.text.includes(part)
  }

  includesAnyCase(part: string): boolean {
    this.#lower ??= this.text.toLowerCase()
    return this.#lower.includes(part.toLowerCase())
  }

  folded(): string {
    this.#folded ??= folded(this.text)
    return this.#folded
  }

  shingles(): ReadonlySet<number> {
    this.#shingles ??= new Set(shinglesOf(this.text))
    return this.#shingles
  }
}

/** Letters and digits only, lower case: finds a value however it is spaced or punctuated. */
export function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** A value to look for, in every way in which it may be written. */
export class Needle {
  readonly lower: string
  readonly flat: string
  readonly backwards: string
  #encoded: readonly { text: string; how: string }[] | undefined

  constructor(readonly value: string) {
    this.lower = value.toLowerCase()
    this.flat = folded(value)
    this.backwards = [...this.flat].reverse().join('')
  }

  /** What the codecs make of it: short values often stand encoded where no statistics can tell. */
  get encoded(): readonly { text: string; how: string }[] {
    this.#encoded ??= codecs
      .map((codec) => ({ text: codec.encode(this.value).replace(/=+$/, '').trim(), how: codec.id }))
      .filter(({ text }) => text.length >= 6 && text !== this.value)
    return this.#encoded
  }
}

/** What an encoded value cannot do without: digits, signs, capitals in a row, or letters beyond ASCII. */
const ODD = /[0-9+/=&\\%]|[A-Z]{4,}|[-.] ?[-.]|[^\0-\x7f]/

/** Where a value stands in a reading: in clear, in a decoded view, spaced, reversed, or as what a codec makes of it. */
export function findValue(reading: Reading, needle: Needle): { start: number; end: number; how: string } | null {
  if (needle.flat.length < 4) return null
  for (const [i, view] of reading.views.entries()) {
    const at = reading.lower(i).indexOf(needle.lower)
    if (at >= 0) return { ...view.toOriginal(at, at + needle.lower.length), how: view.path.join(' in ') || 'in clear' }
  }
  for (const [i, view] of reading.views.entries()) {
    const all = { start: 0, end: reading.text.length }
    if (reading.flat(i).includes(needle.flat)) return { ...all, how: [...view.path, 'written apart'].join(' in ') }
    if (needle.flat.length >= 6 && reading.flat(i).includes(needle.backwards))
      return { ...all, how: [...view.path, 'reversed'].join(' in ') }
  }
  if (!ODD.test(reading.text)) return null
  for (const { text, how } of needle.encoded) {
    const at = reading.text.indexOf(text)
    if (at >= 0) return { start: at, end: at + text.length, how }
  }
  return null
}
