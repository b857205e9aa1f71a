import type { Codec } from './codec.js'
import { codecs } from './codecs/index.js'
import { rewrittenPlaces } from './normal-form.js'
import { POSSIBLE } from './possible.js'
import type { Run } from './run.js'
import { RunSet } from './run-set.js'
import { type Branch, costOfAll, spend } from './spend.js'
import { survey } from './survey.js'
import type { Survey } from './survey-counts.js'
import { decodedView, type Place, plainView, type View } from './view.js'
import { type ViewBudget, viewBudget } from './view-budget.js'

/** The readings of a text, and whether the budget ended before all encodings were followed. */
export interface Views {
  views: View[]
  complete: boolean
}

const NORMAL = 'normal'

/** Ciphers of letters. One after another is again one, which nobody writes who wants to be read, so a path has one of them at most. */
const CIPHERS = new Set(['rot13', 'caesar', 'atbash'])
/** Twice they are nothing, or nothing more. */
const UNDOES_ITSELF = new Set(['reversed', 'rot47', 'spaced', 'leetspeak'])
/** Encodings that leave no letter as it was. Neither they nor escapes are read as enciphered letters too: what they read may be. */
const DENSE = new Set(['base64', 'base32', 'base85', 'hex', 'binary', 'decimal', 'unicode-escape'])
/** Encodings of single characters amid others. What they read is read on as all else is. */
const ESCAPES = new Set(['url', 'html-entities', 'quoted-printable', 'json-escape', 'unicode-escape'])
/** Readings of letters that such an encoding may look like by chance. */
const OF_LETTERS = new Set([...CIPHERS, 'leetspeak', 'reversed'])

/** Whether an encoding may stand in a view. */
function mayHold({ path }: View, { id }: Codec, seen: Survey): boolean {
  if (!POSSIBLE[id]!(seen)) return false
  if (CIPHERS.has(id) && path.some((step) => CIPHERS.has(step))) return false
  if (id === 'reversed' && path.at(-1) === 'leetspeak') return false
  return !(UNDOES_ITSELF.has(id) && path.includes(id))
}

/** A text with white space for some of it. */
function without(text: string, runs: readonly Run[]): string {
  if (runs.length === 0) return text
  const pieces: string[] = []
  let last = 0
  for (const { start, end } of RunSet.of(runs).runs) {
    pieces.push(text.slice(last, start), ' '.repeat(end - start))
    last = end
  }
  pieces.push(text.slice(last))
  return pieces.join('')
}

/** Leaves out escapes amid a longer place of escapes of another kind: they are found again in what that one reads, and neither order is read twice. */
function outermost(branches: readonly Branch[]): Branch[] {
  const escapes = branches.filter(({ step }) => ESCAPES.has(step)).map(({ step, places }) => ({ step, set: RunSet.of(places) }))
  if (escapes.length < 2) return [...branches]
  return branches.flatMap((branch, rank) => {
    if (!ESCAPES.has(branch.step)) return [branch]
    const places = branch.places.filter(({ start, end }) =>
      escapes.every(({ step, set }) => {
        const around = step === branch.step ? undefined : set.around(start, end)
        if (around === undefined) return true
        return around.end - around.start === end - start && rank < branches.findIndex((other) => other.step === step)
      }),
    )
    return places.length > 0 ? [{ ...branch, places }] : []
  })
}

class Reader {
  readonly views: View[] = []
  complete = true
  private readonly known = new Set<string>()

  constructor(private readonly budget: ViewBudget) {}

  /** Takes views that say something new; answers those. */
  add(views: readonly View[]): View[] {
    const fresh: View[] = []
    for (const view of views) {
      if (this.known.has(view.text)) continue
      this.known.add(view.text)
      if (view.path.length > 0) this.budget.output -= view.text.length
      this.views.push(view)
      fresh.push(view)
    }
    return fresh
  }

  /** Makes views of what was found, as far as the budget goes. */
  follow(branches: readonly Branch[]): View[] {
    const whole = costOfAll(branches) <= this.budget.output
    if (!whole) this.complete = false
    const within = whole ? branches : spend(branches, this.budget.output)
    return this.add(within.flatMap(({ parent, step, places }) => (places.length > 0 ? [decodedView(parent, step, places)] : [])))
  }

  /** The normal form of what a view shows for the first time, where that is another text. */
  normal(view: View, seen: Survey): Branch[] {
    if (!seen.unstable || view.path.at(-1) === NORMAL) return []
    const places = rewrittenPlaces(view.text).filter(({ start, end }) => view.isFresh(start, end))
    return places.length > 0 ? [{ parent: view, step: NORMAL, codec: null, places }] : []
  }

  /** Every encoding that stands in what a view shows for the first time. */
  branches(view: View, seen: Survey): Branch[] {
    const found: Branch[] = []
    const dense: Run[] = []
    const escaped: Run[] = []
    let letters: string | undefined
    for (const codec of codecs) {
      if (!mayHold(view, codec, seen)) continue
      this.budget.work -= view.text.length
      if (this.budget.work < 0) {
        this.complete = false
        break
      }
      const ofLetters = OF_LETTERS.has(codec.id)
      if (ofLetters) letters ??= without(view.text, [...dense, ...escaped])
      // Signs are what ROT47 is made of, and look like escapes.
      const text = ofLetters ? letters! : codec.id === 'rot47' ? without(view.text, dense) : view.text
      const places: Place[] = []
      for (const { start, end } of codec.detect(text)) {
        if (!view.isFresh(start, end)) continue
        const written = view.text.slice(start, end)
        const decoded = codec.decode(written)
        if (decoded === null || decoded === written) continue
        places.push({ start, end, decoded, trace: codec.trace ?? null })
        if (DENSE.has(codec.id)) dense.push({ start, end })
        else if (ESCAPES.has(codec.id)) escaped.push({ start, end })
      }
      if (places.length > 0) found.push({ parent: view, step: codec.id, codec, places })
    }
    return outermost(found)
  }

  /** Whether what was decoded last is an encoding again. */
  goesOn(view: View, seen: Survey): boolean {
    return codecs.some((codec) => {
      if (!DENSE.has(codec.id) || !POSSIBLE[codec.id]!(seen)) return false
      this.budget.work -= view.text.length
      return codec.detect(view.text).some(({ start, end }) => view.isFresh(start, end))
    })
  }
}

/**
 * Every reading of a text in which an attack or a secret may stand: as it stands, in normal form, and with encoded passages decoded where
 * they stand, nested up to three deep. On plain ASCII prose this is one pass and one view.
 */
export function views(text: string, budget: ViewBudget = viewBudget(text.length), seen: Survey = survey(text)): Views {
  const plain = plainView(text)
  if (!seen.unstable && !codecs.some((codec) => POSSIBLE[codec.id]!(seen))) return { views: [plain], complete: true }
  const reader = new Reader({ ...budget })
  let level = reader.add([plain])
  for (let depth = 0; level.length > 0; depth++) {
    const surveyed = level.map((view) => ({ view, seen: view === plain ? seen : survey(view.text) }))
    const normal = reader.follow(surveyed.flatMap((each) => reader.normal(each.view, each.seen)))
    for (const view of normal) surveyed.push({ view, seen: survey(view.text) })
    if (depth === budget.depth) {
      if (surveyed.some((each) => reader.goesOn(each.view, each.seen))) reader.complete = false
      break
    }
    level = reader.follow(surveyed.flatMap((each) => reader.branches(each.view, each.seen)))
  }
  return { views: reader.views, complete: reader.complete }
}
