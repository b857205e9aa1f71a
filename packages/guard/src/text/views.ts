import type { Codec } from './codec.js'
import { codecs } from './codecs/index.js'
import { normalForm } from './normal-form.js'
import type { Run } from './run.js'
import { type Survey, survey } from './survey.js'
import { decodedView, formView, plainView, type View } from './view.js'

/** Bounds of the work on one text, counted in UTF-16 units and never in time, so that the same text has the same views everywhere. */
export interface ViewBudget {
  /** Nesting of encodings that is followed. */
  depth: number
  /** Units of all views together, the text itself left out. */
  output: number
  /** Units that detection of encodings may walk over. */
  work: number
}

/** What views of a very long text may have together, and what may be walked over beside four times its length. */
const MOST_OUTPUT = 2 ** 23
const MOST_WORK = 2 ** 27

export function viewBudget(length: number): ViewBudget {
  return {
    depth: 3,
    output: Math.min(4 * length + 65_536, MOST_OUTPUT),
    work: Math.min(48 * length + 262_144, 4 * length + MOST_WORK),
  }
}

/** The readings of a text, and whether the budget ended before all encodings were followed. */
export interface Views {
  views: View[]
  complete: boolean
}

const NORMAL = 'normal'

/** Whether a text can hold this encoding at all, from what the survey counted. */
const POSSIBLE: Readonly<Record<string, (s: Survey) => boolean>> = {
  base64: (s) => s.base64,
  base32: (s) => s.base32,
  base85: (s) => s.longToken && s.signs >= 2,
  hex: (s) => s.hex || (s.backslash && s.digits >= 5),
  binary: (s) => s.digitRun >= 24,
  decimal: (s) => s.numbers >= 6,
  url: (s) => s.percent,
  'html-entities': (s) => s.ampersand,
  'quoted-printable': (s) => s.equals >= 2,
  'json-escape': (s) => s.backslash,
  'unicode-escape': (s) => s.backslash || s.codePoint,
  rot13: (s) => s.enciphered,
  caesar: (s) => s.enciphered,
  atbash: (s) => s.enciphered,
  rot47: (s) => s.turned >= 2,
  leetspeak: (s) => s.leet,
  morse: (s) => s.dashRun >= 10,
  reversed: (s) => s.mirrored || s.foreign,
  spaced: (s) => s.lone >= 5,
  'zero-width': (s) => s.invisible,
  'variation-selectors': (s) => s.invisible,
  // The normal form reads these three, tag characters and look-alikes.
  'tag-characters': () => false,
  fullwidth: () => false,
  mathematical: () => false,
  homoglyph: () => false,
}

/** Encodings whose carrier the normal form would remove: looked for in the text as it stands. */
const CARRIED_BY_INVISIBLE = new Set(['zero-width', 'variation-selectors'])

/** Ciphers of letters. One after another is again one, which nobody writes who wants to be read, so a path has one of them at most. */
const CIPHERS = new Set(['rot13', 'caesar', 'atbash'])
/** Twice they are nothing. */
const UNDOES_ITSELF = new Set(['reversed', 'rot47'])
/** Encodings that leave no letter as it was: what they are written with is read as nothing else. */
const DENSE = new Set(['base64', 'base32', 'base85', 'hex', 'binary', 'decimal', 'unicode-escape'])
/** The same where all of a place is written in escapes. */
const ESCAPES = new Set(['url', 'html-entities', 'quoted-printable', 'json-escape'])
/** Units of the shortest escape. */
const ESCAPE = 3
/** Readings of letters that such an encoding may look like by chance. */
const OF_LETTERS = new Set([...CIPHERS, 'rot47', 'leetspeak', 'reversed'])

function touches(run: Run, fresh: readonly Run[]): boolean {
  return fresh.some((part) => run.start < part.end && part.start < run.end)
}

/** Whether nothing of a place stands as it would be read. */
function isDense(text: string, codec: Codec, { start, end }: Run): boolean {
  if (DENSE.has(codec.id)) return true
  return ESCAPES.has(codec.id) && (codec.decode(text.slice(start, end)) ?? text).length * ESCAPE <= end - start
}

/** The units of a view that are known to be written in an encoding. */
class Encoded {
  private marks: Uint8Array | undefined

  constructor(private readonly view: View) {}

  add(codec: Codec, runs: readonly Run[]): void {
    for (const run of runs) {
      if (!isDense(this.view.text, codec, run)) continue
      this.marks ??= new Uint8Array(this.view.text.length)
      this.marks.fill(1, run.start, run.end)
    }
  }

  hasAll({ start, end }: Run): boolean {
    if (this.marks === undefined) return false
    for (let i = start; i < end; i++) if (this.marks[i] === 0) return false
    return true
  }
}

class Reader {
  readonly views: View[] = []
  complete = true
  private readonly seen = new Set<string>()

  constructor(private readonly budget: ViewBudget) {}

  add(view: View | null): void {
    if (view === null) {
      this.complete = false
      return
    }
    if (this.seen.has(view.text)) return
    this.seen.add(view.text)
    if (view.path.length > 0) this.budget.output -= view.text.length
    this.views.push(view)
  }

  /** Follows every encoding that can stand in a view. */
  read(view: View, seen: Survey, only?: ReadonlySet<string>): void {
    const enciphered = view.path.some((step) => CIPHERS.has(step))
    const encoded = new Encoded(view)
    for (const codec of codecs) {
      if (only && !only.has(codec.id)) continue
      if (!POSSIBLE[codec.id]!(seen) || (enciphered && CIPHERS.has(codec.id))) continue
      if (UNDOES_ITSELF.has(codec.id) && view.path.includes(codec.id)) continue
      this.budget.work -= view.text.length
      if (this.budget.work < 0) {
        this.complete = false
        return
      }
      this.decode(view, codec, encoded)
    }
  }

  /** Whether what was decoded last is an encoding again. */
  goesOn(view: View): boolean {
    const seen = survey(view.text)
    return codecs.some((codec) => {
      if (!DENSE.has(codec.id) || !POSSIBLE[codec.id]!(seen)) return false
      this.budget.work -= view.text.length
      return codec.detect(view.text).some((run) => touches(run, view.fresh))
    })
  }

  private decode(view: View, codec: Codec, encoded: Encoded): void {
    const ofLetters = OF_LETTERS.has(codec.id)
    const runs = codec.detect(view.text).filter((run) => touches(run, view.fresh) && !(ofLetters && encoded.hasAll(run)))
    if (runs.length === 0) return
    encoded.add(codec, runs)
    this.add(decodedView(view, codec, runs, this.budget.output))
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
  reader.add(plain)
  const form = seen.unstable ? normalForm(text) : null
  const normal = form === null ? null : formView(plain, NORMAL, form, budget.output)
  if (normal) {
    reader.add(normal)
    reader.read(plain, seen, CARRIED_BY_INVISIBLE)
    reader.read(normal, survey(normal.text))
  } else reader.read(plain, seen)
  const nested = (view: View) => view.path.filter((step) => step !== NORMAL).length
  for (let i = 1; i < reader.views.length; i++) {
    const view = reader.views[i]!
    if (view === normal) continue
    if (nested(view) < budget.depth) reader.read(view, survey(view.text))
    else if (reader.goesOn(view)) reader.complete = false
  }
  return { views: reader.views, complete: reader.complete }
}
