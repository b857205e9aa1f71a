import type { Run } from '../../text/run.js'
import type { View } from '../../text/view.js'
import { type ConceptHit, conceptHits } from './concept-scan.js'
import { withSigns } from './literals.js'
import { type GatedHead, type GateSums, gateSums, openWindows } from './model/gate.js'
import { STEP, WINDOW } from './model/windows.js'
import { viewHits } from './text-hits.js'

/** A part of a view that is judged on its own: its text, where it begins, the words of the lexicons in it, and which windows of it are asked for. */
export interface Part {
  text: string
  offset: number
  hits: readonly ConceptHit[]
  /** All of them where this is absent. */
  windows?: readonly Run[]
}

/** Views up to this length are one part. */
const SHORT = 3 * WINDOW
/** Borders of parts are multiples of this, as those of the windows of rules are. */
const BORDER = 2 * STEP
/** Units beside an open window that are read for the words around it, at least. */
const AROUND = STEP

const sums = new WeakMap<View, GateSums>()

function sumsOf(view: View): GateSums {
  const known = sums.get(view)
  if (known) return known
  const made = gateSums(view.text)
  sums.set(view, made)
  return made
}

/** The whole view, as one part in which every window is asked for. */
export function wholeOf(view: View, everyLanguage: boolean): Part[] {
  return [{ text: view.text, offset: 0, hits: viewHits(view, everyLanguage) }]
}

/** The parts of a view in which a head may find something that reaches the threshold of one ordinary text in a hundred. With `whole` the lexicons are read everywhere. */
export function openParts(view: View, head: GatedHead, everyLanguage: boolean, whole: boolean): Part[] {
  const open = openWindows(
    sumsOf(view),
    head,
    view.path.some((step) => step !== 'normal'),
  )
  if (whole || (open.length > 0 && view.text.length <= SHORT))
    return [{ text: view.text, offset: 0, hits: viewHits(view, everyLanguage), windows: open.map((window) => runOf(window, 0, view.text)) }]
  return stretchesOf(open).map((windows) => {
    const offset = Math.max(0, Math.floor((windows[0]! * STEP - AROUND) / BORDER) * BORDER)
    const text = view.text.slice(offset, windows.at(-1)! * STEP + WINDOW + AROUND)
    return {
      text,
      offset,
      hits: withSigns(text, conceptHits(text, everyLanguage)),
      windows: windows.map((window) => runOf(window, offset, view.text)),
    }
  })
}

function runOf(window: number, offset: number, { length }: string): Run {
  return { start: window * STEP - offset, end: Math.min(length, window * STEP + WINDOW) - offset }
}

/** Groups windows that overlap or touch. */
function stretchesOf(windows: readonly number[]): number[][] {
  const found: number[][] = []
  for (const window of windows) {
    const before = found.at(-1)
    if (before && (window - before.at(-1)!) * STEP <= WINDOW + 2 * AROUND) before.push(window)
    else found.push([window])
  }
  return found
}
