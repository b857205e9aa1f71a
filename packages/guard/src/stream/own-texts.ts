import type { Edit } from '../policy/decision.js'
import { DecisionDraft } from '../policy/decision-draft.js'
import type { Engine, Scene } from '../policy/engine.js'
import { replaceSpans } from '../policy/replace-spans.js'
import { plain } from '../policy/segments.js'
import type { Piece } from '../surfaces/reading.js'
import { isTime } from './event-form.js'

/** Texts that are remembered for each field. */
const MOST = 1024

/** Ids, names and fields that the API does not know: each stands for itself, and is judged once however often it comes. */
export class OwnTexts {
  private readonly seen = new Map<string | number | undefined, Set<string>>()

  private readonly judged: boolean
  /** No rule looks for anything that a point in time could have. */
  private readonly times: boolean

  private readonly scene: Scene

  constructor(
    private readonly engine: Engine,
    scene: Scene,
  ) {
    // Each is judged once, when it comes.
    this.scene = { ...scene, unasked: true }
    const steps = engine.rules.plan({ origin: 'unknown', to: 'user' })
    this.judged = steps.length > 0
    this.times = steps.every(({ instance }) => instance.detector.timeless === true)
  }

  /** Whether a text was judged before and may stay as it is. */
  knows({ path, text }: Piece): boolean {
    return this.seen.get(path.at(-1))?.has(text) === true
  }

  /** Judges what is new, into the draft; answers what has to read otherwise. */
  judge(pieces: readonly Piece[], draft: DecisionDraft): Edit[] {
    const fresh = pieces.filter((piece) => !this.knows(piece))
    if (fresh.length === 0) return []
    const segments = fresh.map((piece) => plain(piece, 'user'))
    const changes = this.engine.judge(segments, this.scene, draft)
    const changed = new Set(changes.map(({ path }) => path))
    for (const piece of fresh) if (!changed.has(piece.path)) this.remember(piece)
    const tokens = new Set(fresh.flatMap(({ path, tokens }) => (tokens ? [path] : [])))
    return changes.map(({ path, text, replacements }) => ({ path, text: tokens.has(path) ? null : replaceSpans(text, replacements) }))
  }

  /** Judges what is new where nothing is expected. False where a rule fires: then nothing has happened, and all of it is to be judged again. */
  passes(pieces: readonly Piece[], draft: DecisionDraft): boolean {
    if (pieces.length === 0) return true
    const fresh: Piece[] = []
    for (const piece of pieces) {
      if (this.knows(piece)) continue
      if (this.times && isTime(piece.text)) draft.cover(piece.origin, piece.text.length, this.judged)
      else fresh.push(piece)
    }
    if (fresh.length === 0) return true
    const apart = new DecisionDraft(this.engine.policy.mode)
    const segments = fresh.map((piece) => plain(piece, 'user'))
    if (this.engine.judge(segments, this.scene, apart).length + apart.firings.length > 0) return false
    draft.absorb(apart)
    for (const piece of fresh) this.remember(piece)
    return true
  }

  private remember({ path, text }: Piece): void {
    const field = path.at(-1)
    const seen = this.seen.get(field)
    if (!seen) this.seen.set(field, new Set([text]))
    else if (seen.size < MOST) seen.add(text)
  }
}
