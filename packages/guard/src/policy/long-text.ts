import type { DetectionContext } from '../vocabulary/detector.js'
import type { Span } from '../vocabulary/span.js'
import { stopWhen } from './findings.js'
import { isUnread } from './fire-unseen.js'
import type { Instance, Step } from './rule-table.js'

/** Texts above this are read piece by piece, in UTF-16 units: what is kept while a piece is read is many times as large as the piece. */
export const LONGEST_WHOLE = 2 ** 21
const PIECE = 2 ** 20
/** What a piece shows of its neighbours on each side. A finding that is longer than this is found in parts, and the parts are joined. */
const OVERLAP = 2 ** 16
/** A piece begins behind white space where there is some so near. */
const NEAR = 4096
/** Groups of base64, base32, base85, hex and bits are whole after this many units. */
const GROUPS = 40

/** What the detectors of some steps found in a long text; a detector that failed is named with its error. */
export interface PiecewiseFindings {
  readonly found: ReadonlyMap<Instance, readonly Span[] | Error>
  readonly unread: boolean
}

/**
 * Reads a long text in pieces that overlap, so that what is held at once does not grow with it. Detectors that need the whole text, or care where it begins and
 * ends, are left to the caller.
 */
export function findInPieces(
  text: string,
  steps: readonly Step[],
  context: DetectionContext,
  stopped: (() => boolean) | undefined,
): PiecewiseFindings {
  const lists = new Map<Instance, Span[] | Error>()
  for (const { instance } of steps) if (mayBeCut(instance)) lists.set(instance, [])
  let unread = false
  /** Where the run without white space begins in which a piece is cut. */
  let run = 0
  for (let core = 0; core < text.length; core += PIECE) {
    run = runAt(text, core - OVERLAP, run)
    const [from, to] = [startIn(text, run, core - OVERLAP), endNear(text, core + PIECE + OVERLAP)]
    const piece = text.slice(from, to)
    const within = { ...context, ...(from > 0 && { before: text.slice(from - 1, from) }) }
    for (const [instance, list] of lists) {
      stopWhen(stopped)
      if (list instanceof Error) continue
      try {
        for (const span of instance.detect(piece, within)) {
          if (from + span.end > core && from + span.start < core + PIECE)
            add(list, { ...span, start: from + span.start, end: from + span.end })
        }
      } catch (fault) {
        lists.set(instance, fault instanceof Error ? fault : new Error(String(fault)))
      }
    }
    if (isUnread(piece)) unread = true
  }
  return { found: lists, unread }
}

const mayBeCut = ({ detector, detect }: Instance): boolean => detector.reach !== 'text' && !detect.anchored

/** How many of the last findings may be of the same passage. */
const LOOK_BACK = 64

/** Adds a finding to those of the pieces before: once, and as one where it goes on. */
function add(list: Span[], span: Span): void {
  for (let i = list.length - 1; i >= Math.max(0, list.length - LOOK_BACK); i--) {
    const other = list[i]!
    if (other.kind !== span.kind || other.end <= span.start || span.end <= other.start || !sameView(other, span)) continue
    const same = other.start === span.start && other.end === span.end
    if (!same && Math.min(other.end, span.end) - Math.max(other.start, span.start) < OVERLAP) continue
    list[i] = {
      ...(other.score >= span.score ? other : span),
      start: Math.min(other.start, span.start),
      end: Math.max(other.end, span.end),
    }
    return
  }
  list.push(span)
}

const sameView = (a: Span, b: Span): boolean => (a.view ?? []).join() === (b.view ?? []).join()

/** Where the run begins in which a unit stands: `known` is that of a unit a piece before it. */
function runAt(text: string, at: number, known: number): number {
  for (let i = at - 1; i >= Math.max(known, at - PIECE); i--) if (isSpace(text.charCodeAt(i))) return i + 1
  return known
}

/** A place for a piece to begin at or before `at`: with the run, or whole groups behind its beginning. */
function startIn(text: string, run: number, at: number): number {
  if (at <= 0) return 0
  return at - run <= NEAR ? run : whole(text, run + GROUPS * Math.floor((at - run) / GROUPS))
}

function endNear(text: string, at: number): number {
  if (at >= text.length) return text.length
  for (let end = at; end > at - NEAR; end--) if (isSpace(text.charCodeAt(end))) return end
  return whole(text, at)
}

const isSpace = (unit: number): boolean => unit === 32 || (unit >= 9 && unit <= 13)

/** Not between the two units of a character. */
const whole = (text: string, at: number): number =>
  text.charCodeAt(at) >> 10 === 0x37 && text.charCodeAt(at - 1) >> 10 === 0x36 ? at - 1 : at
