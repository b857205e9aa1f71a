import type { Codec, Traced } from './codec.js'
import type { Run } from './run.js'
import { RunSet } from './run-set.js'

/** One reading of a text: as it stands, in normal form, or with encoded passages decoded where they stand. */
export interface View {
  readonly text: string
  /** Codecs and normal forms that lead here, outermost first; `[]` is the text as it stands. */
  readonly path: readonly string[]
  /** Where a range of this view stands in the original text, in UTF-16 offsets. A part of a run that means nothing alone maps to the whole run. */
  toOriginal(start: number, end: number): Run
  /** Parts that differ from the view before: what was decoded last, in order. The whole text for the first. */
  readonly fresh: readonly Run[]
  /** Whether a range touches one of them. */
  isFresh(start: number, end: number): boolean
  /** Where those parts stand in the original. */
  freshInOriginal(): readonly Run[]
}

export function plainView(text: string): View {
  const fresh = [{ start: 0, end: text.length }]
  return { text, path: [], fresh, toOriginal: (start, end) => ({ start, end }), isFresh: () => true, freshInOriginal: () => fresh }
}

/** What a stretch of a view came from. Offsets are into the parent. */
interface Piece {
  /** Where it begins in the view. */
  at: number
  start: number
  end: number
  /** What the parent has there letter by letter, or not: then a part of it is all of it. */
  source: 'kept' | 'whole' | Source
}

/** How a stretch was read letter by letter, worked out when a finding asks for it. */
interface Source {
  /** What was written where the view has something else. */
  trace(): Traced | null
  made?: Traced | null
}

/** A passage of a view and what it decodes to. */
export interface Place extends Run {
  decoded: string
  /** The codec's `trace`, or null when a part of the passage means nothing without the rest. */
  trace: Codec['trace'] | null
}

/**
 * Text that stays beside a decoded passage: as much as the passage is long and a little more, up to a limit. What is further away stands in
 * the plainer view already; leaving it out here keeps all views of a text together in proportion to it.
 */
const LEAST_CONTEXT = 24
const MOST_CONTEXT = 160

export function contextOf({ start, end }: Run): number {
  return Math.min(MOST_CONTEXT, LEAST_CONTEXT + end - start)
}

/** The units that a view may have for a place at most. */
export const costOf = (place: Place): number => place.decoded.length + 2 * contextOf(place) + 1

class PieceView implements View {
  private readonly freshSet: RunSet
  private original: readonly Run[] | undefined

  constructor(
    readonly text: string,
    readonly path: readonly string[],
    readonly fresh: readonly Run[],
    private readonly parent: View,
    private readonly pieces: readonly Piece[],
  ) {
    this.freshSet = RunSet.of(fresh)
  }

  isFresh(start: number, end: number): boolean {
    return this.freshSet.touches(start, end)
  }

  freshInOriginal(): readonly Run[] {
    this.original ??= this.fresh.map(({ start, end }) => this.toOriginal(start, end))
    return this.original
  }

  toOriginal(start: number, end: number): Run {
    const { pieces, parent } = this
    const last = Math.max(start + 1, end)
    let low = Number.POSITIVE_INFINITY
    let high = 0
    for (let p = this.pieceAt(start); p < pieces.length && pieces[p]!.at < last; p++) {
      const piece = pieces[p]!
      const behind = pieces[p + 1]?.at ?? this.text.length
      const range = rangeOf(piece, Math.max(start, piece.at) - piece.at, Math.min(last, behind) - piece.at)
      low = Math.min(low, range.start)
      high = Math.max(high, range.end)
    }
    return low < high ? parent.toOriginal(low, high) : { start: 0, end: 0 }
  }

  /** The piece in which a unit stands. */
  private pieceAt(at: number): number {
    let low = 0
    let high = this.pieces.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.pieces[middle]!.at <= at) low = middle
      else high = middle - 1
    }
    return low
  }
}

/** Where units `from` to `to` of a piece stand in the parent. */
function rangeOf(piece: Piece, from: number, to: number): Run {
  const { source, start, end } = piece
  if (source === 'kept') return { start: start + from, end: start + to }
  if (source === 'whole') return { start, end }
  if (source.made === undefined) source.made = source.trace()
  if (source.made === null) return { start, end }
  const traced = tracedRange(source.made, from, to)
  return { start: start + traced.start, end: start + traced.end }
}

/** Where units of a decoding were written: up to where the next one was, or one unit further where the text runs backwards. */
function tracedRange({ text, at }: Traced, from: number, to: number): Run {
  const backwards = text.length > 1 && at[0]! > at[text.length - 1]!
  if (backwards) return { start: at[to - 1]!, end: at[from]! + 1 }
  let behind = to
  while (behind < text.length && at[behind]! <= at[to - 1]!) behind++
  return { start: at[from]!, end: at[behind]! }
}

/** Collects the pieces of a view. */
class Weaver {
  private readonly texts: string[] = []
  private readonly pieces: Piece[] = []
  private readonly fresh: Run[] = []
  private length = 0

  constructor(private readonly parent: View) {}

  private add(text: string, start: number, end: number, source: Piece['source']): void {
    this.pieces.push({ at: this.length, start, end, source })
    this.texts.push(text)
    this.length += text.length
  }

  /** The parent's text from `start` to `end`, as it stands. */
  keep(start: number, end: number): void {
    if (end > start) this.add(this.parent.text.slice(start, end), start, end, 'kept')
  }

  /** What stands between two places, or before the first: all of it when that is little, else a line end for what is left out. */
  keepNear(start: number, end: number, behind: number, before: number): void {
    const head = start + behind
    const tail = end - before
    if (tail <= head + 1) {
      this.keep(start, end)
      return
    }
    this.keep(start, head)
    this.add('\n', head, head + 1, 'whole')
    this.keep(tail, end)
  }

  put(place: Place): void {
    const { start, end, decoded } = place
    const { text } = this.parent
    const trace = place.trace?.bind(null, text.slice(start, end))
    this.fresh.push({ start: this.length, end: this.length + decoded.length })
    this.add(decoded, start, end, trace ? { trace } : 'whole')
  }

  view(path: readonly string[]): View {
    return new PieceView(this.texts.join(''), path, this.fresh, this.parent, this.pieces)
  }
}

/** The parent with each place decoded where it stands, and its surroundings. Places are in order and disjoint; there is at least one. */
export function decodedView(parent: View, step: string, places: readonly Place[]): View {
  const weaver = new Weaver(parent)
  let last = 0
  let behind = 0
  for (const place of places) {
    const context = contextOf(place)
    weaver.keepNear(last, place.start, behind, context)
    weaver.put(place)
    last = place.end
    behind = context
  }
  weaver.keep(last, Math.min(parent.text.length, last + behind))
  return weaver.view([...parent.path, step])
}
