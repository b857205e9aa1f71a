import type { Run } from '../../text/run.js'
import { partWithUnits } from '../../text/units.js'
import type { View } from '../../text/view.js'
import { type ConceptHit, conceptHits } from './concept-scan.js'
import { withSigns } from './literals.js'
import { type Classified, classify } from './model/classify.js'
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

function openIn(view: View, head: GatedHead): number[] {
  return openWindows(
    sumsOf(view),
    head,
    view.path.some((step) => step !== 'normal'),
  )
}

/** Whether a window may matter, by what the model says of it alone. */
export type MayMatter = (window: Classified) => boolean

/**
 * The parts of a view in which a head may find something that reaches the threshold of one ordinary text in a hundred. With `whole` the lexicons are read everywhere;
 * with `mayMatter` only around windows of which it says so.
 */
export function openParts(view: View, head: GatedHead, everyLanguage: boolean, whole: boolean, mayMatter?: MayMatter): Part[] {
  const open = openIn(view, head)
  if (whole) return [wholeWith(open, view, everyLanguage)]
  const all = stretchesOf(open, WINDOW + 2 * AROUND)
  const stretches = mayMatter ? all.filter((windows) => someMatter(nearTo(view, windows, everyLanguage), mayMatter)) : all
  if (stretches.length > 0 && view.text.length <= SHORT) return [wholeWith(open, view, everyLanguage)]
  return stretches.map((windows) => {
    const offset = Math.max(0, Math.floor((windows[0]! * STEP - AROUND) / BORDER) * BORDER)
    return partOf(view, offset, windows.at(-1)! * STEP + WINDOW + AROUND, windows, everyLanguage)
  })
}

const someMatter = (parts: readonly Part[], mayMatter: MayMatter) =>
  parts.some(({ text, hits, windows }) => classify(text, hits, windows).some(mayMatter))

/** The open windows of a view with no more around them than the model reads: for a head that asks no rules. */
export function nearParts(view: View, head: GatedHead, everyLanguage: boolean): Part[] {
  return nearTo(view, openIn(view, head), everyLanguage)
}

function wholeWith(open: readonly number[], view: View, everyLanguage: boolean): Part {
  return { text: view.text, offset: 0, hits: viewHits(view, everyLanguage), windows: open.map((window) => runOf(window, 0, view.text)) }
}

/** The parts of a view that were cut out, by their borders: two heads ask for the same ones where the same windows are open, and what was worked out for the hits goes by them. */
const cut = new WeakMap<View, Map<string, Omit<Part, 'windows'>>>()

function partOf(view: View, from: number, to: number, windows: readonly number[], everyLanguage: boolean): Part {
  const ofWindows = windows.map((window) => runOf(window, from, view.text))
  if (from === 0 && to >= view.text.length) return { text: view.text, offset: 0, hits: viewHits(view, everyLanguage), windows: ofWindows }
  let known = cut.get(view)
  if (!known) {
    known = new Map()
    cut.set(view, known)
  }
  const key = `${from}-${to}${everyLanguage ? '' : ' few'}`
  let part = known.get(key)
  if (!part) {
    const own = partWithUnits(view.text, from, to)
    part = { text: own, offset: from, hits: withSigns(own, conceptHits(own, everyLanguage)) }
    known.set(key, part)
  }
  return { ...part, windows: ofWindows }
}

/** Units before a window in which words stand that tell what its first ones are, and behind it. */
const LEAD = 128
const TAIL = 48
/** How far the next space is looked for where a part is to begin or end. */
const FARTHEST = 320

/** Parts that begin and end at spaces beside windows that touch. */
function nearTo(view: View, windows: readonly number[], everyLanguage: boolean): Part[] {
  const { text } = view
  return stretchesOf(windows, WINDOW + LEAD).map((own) => {
    let from = Math.max(0, own[0]! * STEP - LEAD)
    const first = Math.max(0, from - FARTHEST)
    while (from > first && !isSpaceBehindWord(text, from - 1)) from--
    let to = Math.min(text.length, own.at(-1)! * STEP + WINDOW + TAIL)
    const last = Math.min(text.length, to + FARTHEST)
    while (to < last && text.charCodeAt(to) !== 32) to++
    return partOf(view, from, to, own, everyLanguage)
  })
}

/** Whether a space stands at a place, and before it what is neither a space nor the end of a line. */
function isSpaceBehindWord(text: string, i: number): boolean {
  return text.charCodeAt(i) === 32 && i > 0 && text.charCodeAt(i - 1) > 32
}

function runOf(window: number, offset: number, { length }: string): Run {
  return { start: window * STEP - offset, end: Math.min(length, window * STEP + WINDOW) - offset }
}

/** Groups windows that begin no farther from each other than `reach`. */
function stretchesOf(windows: readonly number[], reach: number): number[][] {
  const found: number[][] = []
  for (const window of windows) {
    const before = found.at(-1)
    if (before && (window - before.at(-1)!) * STEP <= reach) before.push(window)
    else found.push([window])
  }
  return found
}
