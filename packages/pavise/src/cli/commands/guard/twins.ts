import type { Detect, Origin } from '@pavise/guard'
import { codec } from '@pavise/guard/text'

/** Encodings in which texts are looked at again. */
export const TWIN_CODECS = [
  'base64',
  'hex',
  'url',
  'rot13',
  'html-entities',
  'leetspeak',
  'homoglyph',
  'fullwidth',
  'zero-width',
  'tag-characters',
  'spaced',
  'reversed',
  'unicode-escape',
] as const

/** Longer texts are left out: their twins would cost more than all else. */
const LONGEST = 600
/** Texts of each side that are encoded. */
const MOST = 400

export interface TwinFigure {
  codec: string
  /** Share of caught attacks whose twin is caught too. */
  kept: number
  caught: number
  /** Share of ordinary texts that fire encoded, and plain. */
  ordinary: number
  ordinaryPlain: number
  texts: number
}

interface Text {
  readonly text: string
  readonly origin: Origin
}

function spread<T>(list: readonly T[]): T[] {
  const step = Math.max(1, list.length / MOST)
  return Array.from({ length: Math.min(MOST, list.length) }, (_, i) => list[Math.floor(i * step)]!)
}

/** Scores encoded twins of attacks that are caught plain, and of ordinary texts, at one threshold. */
export function twinFigures(detect: Detect, attacks: readonly Text[], ordinary: readonly Text[], threshold: number): TwinFigure[] {
  const fires = ({ text, origin }: Text) => detect(text, { origin }).some((span) => span.score >= threshold)
  // What is hidden already would be hidden twice.
  const plainly = ({ text, origin }: Text) => detect(text, { origin }).some(({ score, view }) => score >= threshold && view === undefined)
  const caught = spread(attacks.filter(({ text }) => text.length <= LONGEST)).filter(plainly)
  const plain = spread(ordinary.filter(({ text }) => text.length <= LONGEST))
  const share = (list: readonly Text[], id: string) =>
    list.filter(({ text, origin }) => fires({ text: codec(id)!.encode(text), origin })).length / Math.max(1, list.length)
  const ordinaryPlain = plain.filter(fires).length / Math.max(1, plain.length)
  return TWIN_CODECS.map((id) => ({
    codec: id,
    kept: share(caught, id),
    caught: caught.length,
    ordinary: share(plain, id),
    ordinaryPlain,
    texts: plain.length,
  }))
}
