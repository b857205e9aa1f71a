import { read } from '../../text/reading.js'
import { compact } from '../values/compact-number.js'
import { PassageIndex } from './passage-index.js'
import { holdsValue, privateValues } from './private-values.js'

/** About five words of prose: shorter runs occur in unrelated texts. */
const PASSAGE = { sample: 12, stride: 12, least: 24 }
/** What a person typed is known from shorter runs, so that a quotation is not held against them. */
const TYPED = { sample: 8, stride: 4, least: 12 }
/** Of a shared passage, this much must be what nobody typed. */
const LEAST_UNTYPED = 16

/** Texts of one taint, and whether another text is derived from them. */
export class TaintedTexts {
  private readonly passages = new PassageIndex(PASSAGE)
  private values: Set<string> | undefined
  private readonly waiting: string[] = []

  add(text: string): void {
    this.passages.add(text)
    this.waiting.push(text)
  }

  /** What of these texts stands in `text`, in any decoded view, that `typed` does not hold. Null when nothing does. */
  derived(text: string, typed: TypedTexts): 'value' | 'passage' | 'unreadable' | null {
    this.values ??= new Set()
    for (const each of this.waiting.splice(0)) for (const value of privateValues(each)) this.values.add(value)
    const { views, complete } = read(text).views()
    for (const view of views) {
      const found = this.derivedIn(compact(view.text), typed)
      if (found) return found
    }
    return complete ? null : 'unreadable'
  }

  private derivedIn(hay: ReturnType<typeof compact>, typed: TypedTexts): 'value' | 'passage' | null {
    for (const value of this.values ?? []) if (holdsValue(value, hay) && !typed.holds(value)) return 'value'
    const marks = this.passages.mark(hay.text)
    if (!marks.includes(1)) return null
    const known = typed.mark(hay.text)
    let run = 0
    for (let i = 0; i < marks.length; i += 1) {
      run = marks[i] && !known[i] ? run + 1 : 0
      if (run >= LEAST_UNTYPED) return 'passage'
    }
    return null
  }
}

/** What user and operator typed. */
export class TypedTexts {
  private readonly passages = new PassageIndex(TYPED)

  add(text: string): void {
    this.passages.add(text)
  }

  holds(value: string): boolean {
    return this.passages.text.includes(value)
  }

  mark(text: string): Uint8Array {
    return this.passages.mark(text)
  }
}
