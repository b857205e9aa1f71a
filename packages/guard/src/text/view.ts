import type { Codec, Traced } from './codec.js'
import type { Run } from './run.js'

/** One reading of a text: as it stands, in normal form, or with encoded passages decoded where they stand. */
export interface View {
  readonly text: string
  /** Codecs and normal forms that lead here, outermost first; `[]` is the text as it stands. */
  readonly path: readonly string[]
  /** Where a range of this view stands in the original text, in UTF-16 offsets. A part of a run that means nothing alone maps to the whole run. */
  toOriginal(start: number, end: number): Run
  /** Parts that differ from the view before: what was decoded last. The whole text for the first. */
  readonly fresh: readonly Run[]
}

/** A view that knows for each unit the original range that it came from. */
export interface MappedView extends View {
  readonly from: Uint32Array
  readonly to: Uint32Array
}

export function plainView(text: string): View {
  return { text, path: [], fresh: [{ start: 0, end: text.length }], toOriginal: (start, end) => ({ start, end }) }
}

function mapped(text: string, path: readonly string[], fresh: readonly Run[], from: Uint32Array, to: Uint32Array): MappedView {
  return {
    text,
    path,
    fresh,
    from,
    to,
    toOriginal(start, end) {
      let low = from[start] ?? 0
      let high = to[start] ?? 0
      for (let i = start + 1; i < end; i++) {
        low = Math.min(low, from[i]!)
        high = Math.max(high, to[i]!)
      }
      return { start: low, end: high }
    },
  }
}

function isMapped(view: View): view is MappedView {
  return 'from' in view
}

/** Original range of a range of the parent; cheap where the parent is the text itself. */
function rangeIn(parent: View, start: number, end: number): Run {
  return isMapped(parent) ? parent.toOriginal(start, end) : { start, end }
}

/** Collects text and, for each unit of it, where it came from. */
class Weaver {
  private readonly pieces: string[] = []
  private from = new Uint32Array(1024)
  private to = new Uint32Array(1024)
  length = 0

  constructor(private readonly parent: View) {}

  private reserve(more: number): void {
    if (this.length + more <= this.from.length) return
    const size = 2 * (this.length + more)
    const [from, to] = [new Uint32Array(size), new Uint32Array(size)]
    from.set(this.from)
    to.set(this.to)
    this.from = from
    this.to = to
  }

  /** The parent's text from `start` to `end`, as it stands. */
  keep(start: number, end: number): void {
    if (end <= start) return
    this.pieces.push(this.parent.text.slice(start, end))
    this.reserve(end - start)
    if (isMapped(this.parent)) {
      this.from.set(this.parent.from.subarray(start, end), this.length)
      this.to.set(this.parent.to.subarray(start, end), this.length)
      this.length += end - start
    } else for (let i = start; i < end; i++) this.unit(i, i + 1)
  }

  /** What stands between two runs, or before the first: all of it when that is little. */
  keepNear(start: number, end: number, behindRun: boolean): void {
    const head = behindRun ? start + CONTEXT : start
    const tail = end - CONTEXT
    if (tail <= head + 1) {
      this.keep(start, end)
      return
    }
    if (behindRun) this.keep(start, head)
    const gap = rangeIn(this.parent, head, head + 1)
    this.pieces.push('\n')
    this.reserve(1)
    this.unit(gap.start, gap.end)
    this.keep(tail, end)
  }

  /** A decoding of the parent's `run`, traced unit by unit or as a whole. */
  put(decoded: string, run: Run, trace: Traced | null): void {
    this.pieces.push(decoded)
    this.reserve(decoded.length)
    if (trace !== null) {
      this.follow(trace, run.start)
      return
    }
    const whole = rangeIn(this.parent, run.start, run.end)
    this.from.fill(whole.start, this.length, this.length + decoded.length)
    this.to.fill(whole.end, this.length, this.length + decoded.length)
    this.length += decoded.length
  }

  private follow(trace: Traced, offset: number): void {
    const ends = endsOf(trace)
    const { at } = trace
    const parent = isMapped(this.parent) ? this.parent : undefined
    for (let i = 0; i < trace.text.length; i++) {
      const start = offset + at[i]!
      const end = offset + ends[i]!
      if (parent === undefined) this.unit(start, end)
      else if (end === start + 1) this.unit(parent.from[start]!, parent.to[start]!)
      else {
        const range = parent.toOriginal(start, end)
        this.unit(range.start, range.end)
      }
    }
  }

  /** There must be room. */
  private unit(from: number, to: number): void {
    this.from[this.length] = from
    this.to[this.length++] = to
  }

  view(path: readonly string[], fresh: readonly Run[]): MappedView {
    return mapped(this.pieces.join(''), path, fresh, this.from.slice(0, this.length), this.to.slice(0, this.length))
  }
}

/** Where the source of each unit of a trace ends: where the next one begins, or one unit further where the text runs backwards. */
function endsOf({ text, at }: Traced): Uint32Array {
  const ends = new Uint32Array(text.length)
  const backwards = text.length > 1 && at[0]! > at[text.length - 1]!
  for (let i = text.length - 1; i >= 0; i--) {
    if (backwards) ends[i] = at[i]! + 1
    else ends[i] = at[i + 1]! > at[i]! || i === text.length - 1 ? at[i + 1]! : ends[i + 1]!
  }
  return ends
}

/**
 * Text that stays beside a decoded run. What is further away stands in the plainer view already; leaving it out here lets many encodings in one
 * long text be followed within the budget.
 */
const CONTEXT = 256

/** The parent with each run decoded where it stands, and its surroundings; a line end stands for what is left out. Null when no run decodes or the result would be longer than `most`. */
export function decodedView(parent: View, codec: Codec, runs: readonly Run[], most: number): View | null {
  const weaver = new Weaver(parent)
  const fresh: Run[] = []
  let last = 0
  for (const run of runs) {
    const encoded = parent.text.slice(run.start, run.end)
    const trace = codec.trace?.(encoded) ?? null
    const decoded = trace?.text ?? codec.decode(encoded)
    if (decoded === null || decoded === encoded) continue
    if (weaver.length + 2 * CONTEXT + 1 + decoded.length > most) return null
    weaver.keepNear(last, run.start, last > 0)
    const start = weaver.length
    weaver.put(decoded, run, trace)
    fresh.push({ start, end: weaver.length })
    last = run.end
  }
  if (fresh.length === 0) return null
  weaver.keep(last, Math.min(parent.text.length, last + CONTEXT))
  return weaver.view([...parent.path, codec.id], fresh)
}

/** The parent in a form that rewrites it as a whole. */
export function formView(parent: View, id: string, form: Traced, most: number): View | null {
  if (form.text.length > most) return null
  const weaver = new Weaver(parent)
  weaver.put(form.text, { start: 0, end: parent.text.length }, form)
  return weaver.view([...parent.path, id], [{ start: 0, end: form.text.length }])
}
