import type { Firing, JsonPath } from '../policy/decision.js'
import type { DecisionDraft } from '../policy/decision-draft.js'
import type { Engine, Scene } from '../policy/engine.js'
import { judgeText } from '../policy/judge-text.js'
import type { Vault } from '../policy/placeholders.js'
import { type Removal, type Replacement, resolveRemovals, withRestored } from '../policy/replace-spans.js'
import { restorations, restoringFrom } from '../policy/restore.js'
import type { Step } from '../policy/rule-table.js'
import type { DetectionContext } from '../vocabulary/detector.js'
import type { Origin } from '../vocabulary/origin.js'
import type { Span } from '../vocabulary/span.js'
import { EncodingCues } from './encoding-cues.js'
import { FollowedStep } from './followed-step.js'
import { inlineSteps } from './inline-steps.js'

/** What was released is kept this far back, since a detector may read what stands before a finding. */
const LOOK_BACK = 256
/** The kept tail is cut when it is this long, so that cutting costs little. */
const LONGEST_TAIL = 384

/** What a channel needs before more of it may leave. */
export interface Verdict {
  /** Firings that end the stream, or that wait for a person. */
  stop?: Firing[]
  hold?: Firing[]
}

/**
 * One text of a streamed answer: the content, refusal or reasoning of one choice. Text below `safe` is final: it can be part of no
 * forbidden span any more, whatever follows, and `replacements` say what stands in place of its masked parts.
 */
export class TextChannel {
  safe = 0
  readonly replacements: Replacement[] = []
  private readonly steps: readonly Step[]
  private readonly inline: readonly FollowedStep[]
  private readonly buffered: boolean
  private readonly known = new Set<string>()
  private readonly approved = new Set<string>()
  private waiting: string[] = []
  private cut = 0
  /** The text up to `cut`, and from there on. Pieces are parts of the events in which they came: as `recent` is read they become one text and keep no event alive. */
  private past = ''
  private recent = ''
  /** The last unit of `past`. */
  private beforeRecent = ''
  private read = ''
  private readonly encodings = new EncodingCues()
  /** The last cue of all steps. */
  private cue: number
  private final = false
  private surroundings: DetectionContext | undefined
  /** What is shown to detectors beside the text from `cut` on. */
  private behind: { readonly cut: number; readonly context: DetectionContext; readonly shown: DetectionContext } | undefined

  constructor(
    private readonly engine: Engine,
    private readonly scene: Scene,
    readonly path: JsonPath,
    private readonly origin: Origin,
    also: Origin | undefined,
  ) {
    this.steps = engine.rules.plan({ origin, to: 'user', ...(also && { also }) })
    const { inline, buffered } = inlineSteps(this.steps)
    const acting = engine.policy.mode === 'enforce' ? inline : []
    this.inline = acting.map((step) => new FollowedStep(step, this.context()))
    this.cue = Math.max(0, ...this.inline.map(({ cue }) => cue))
    this.buffered = buffered
  }

  /** All that came so far. It is read at the end, or where a rule asks for it: reading it costs its length. */
  get text(): string {
    if (this.read.length !== this.length) this.read = this.past + this.recent
    return this.read
  }

  get length(): number {
    return this.cut + this.recent.length
  }

  /** Adds a piece; answers where it begins. */
  append(piece: string): number {
    const start = this.length
    this.recent += piece
    if (this.inline.length > 0) {
      const to = start + piece.length
      this.encodings.next(piece, to)
      for (const step of this.inline) {
        step.next(piece, to)
        if (step.cue > this.cue) this.cue = step.cue
      }
    }
    return start
  }

  /** Whether nothing in it is ever held. */
  get free(): boolean {
    return this.inline.length === 0
  }

  /** What the request masked, when there is anything to give back. */
  private get vault(): Vault | undefined {
    const { vault } = this.scene
    return vault === undefined || vault.empty || this.engine.policy.mode !== 'enforce' ? undefined : vault
  }

  /** Moves `safe` as far as the text allows. With `ended` no more text follows and everything is final. */
  settle(ended: boolean): Verdict {
    if (this.final) return {}
    if (this.inline.length === 0 && this.vault === undefined) {
      this.safe = this.length
      return {}
    }
    if (this.buffered && !ended) return {}
    const tail = this.tail()
    const limit = ended ? this.length : this.frontier(tail)
    if (limit <= this.safe && !ended) return {}
    const verdict = this.advance(limit, tail, ended)
    if (verdict.stop || verdict.hold) this.final = false
    return verdict
  }

  /** A person allowed what this channel waits for. */
  approve(): void {
    for (const key of this.waiting) this.approved.add(key)
    this.waiting = []
  }

  /** Judges the whole text once more, as the whole answer would be: the result of the stream for the event. */
  summarize(draft: DecisionDraft): void {
    draft.cover(this.origin, this.text.length, this.steps.length > 0)
    if (this.steps.length === 0) return
    const quiet = new Set(this.inline.flatMap(({ instance, cue }) => (this.encodings.end === 0 && cue === 0 ? [instance] : [])))
    const steps = this.steps.filter(({ instance }) => !quiet.has(instance))
    const verdict = judgeText(this.text, this.path, steps, this.context())
    draft.fire(verdict.firings)
    if (verdict.degraded) draft.degraded = true
    if (verdict.open !== undefined) draft.open = true
  }

  /** Made anew only where somebody said something in the session meanwhile, which is rare. */
  private context(): DetectionContext {
    const { operatorText, typedText } = this.scene.memory
    const known = this.surroundings
    if (known && known.operatorText === operatorText && known.vouchedText === typedText) return known
    this.surroundings = this.engine.context({ origin: this.origin, labels: [] }, this.scene)
    return this.surroundings
  }

  /** What detectors of spans are shown, made once for all of them. */
  private tail(): Tail {
    const { cut, recent } = this
    const context = this.context()
    if (cut === 0) return { from: cut, text: recent, context }
    const known = this.behind
    if (known?.cut !== cut || known.context !== context) this.behind = { cut, context, shown: { ...context, before: this.beforeRecent } }
    return { from: cut, text: recent, context: this.behind!.shown }
  }

  private whole(tail: Tail): Tail {
    return tail.from === 0 ? tail : { from: 0, text: this.text, context: this.context() }
  }

  private frontier(tail: Tail): number {
    let limit = this.vault ? restoringFrom(this.text, this.vault) : this.length
    for (const { instance, follow } of this.inline) {
      try {
        if (follow) {
          limit = Math.min(limit, follow(this.text))
          continue
        }
        const { from, text, context } = instance.detector.reach === 'span' ? tail : this.whole(tail)
        const live = instance.detect.live?.(text, context)
        limit = Math.min(limit, live === undefined ? 0 : from + live)
      } catch {
        // What cannot say how far it is live is read when the text is whole.
        return this.safe
      }
    }
    return limit
  }

  private advance(frontier: number, tail: Tail, ended: boolean): Verdict {
    const { findings, removals, open } = this.detect(tail, ended)
    let limit = Math.min(frontier, open)
    if (findings.length + removals.length === 0 && this.vault === undefined && open === Number.POSITIVE_INFINITY) {
      this.safe = Math.max(frontier, this.safe)
      this.final = ended
      this.trim()
      return {}
    }
    // What a second stage has a word in waits for it, and so does all that follows.
    const closing = ended && open === Number.POSITIVE_INFINITY
    this.final = closing
    // A span that reaches over the frontier is not final: it may grow, or melt into the next one.
    for (const { start, end } of findings.toSorted((a, b) => b.start - a.start)) if (!closing && start < limit && end > limit) limit = start
    const back = this.vault ? restorations(this.text, this.vault, this.safe) : []
    for (const { start, end } of back) if (start < limit && end > limit) limit = start
    limit = Math.max(limit, this.safe)
    const due = findings.filter(({ start }) => start < limit || closing)
    const stops = due.filter(({ firing }) => firing.action === 'block')
    const holds = due.filter(({ firing, key }) => firing.action === 'hold' && !this.approved.has(key))
    const until = Math.max(Math.min(limit, ...[...stops, ...holds].map(({ start }) => start)), this.safe)
    this.replace(
      removals,
      back.filter(({ end }) => end <= until),
      until,
    )
    for (const { key, start } of due) if (start < until) this.known.add(key)
    this.safe = until
    this.trim()
    if (stops.length > 0) return { stop: stops.map(({ firing }) => firing) }
    if (holds.length === 0) return {}
    this.waiting = holds.map(({ key }) => key)
    return { hold: holds.map(({ firing }) => firing) }
  }

  /** What the rules find in the tail and was not acted on yet, with offsets into the whole text. */
  private detect(tail: Tail, ended: boolean): Detected {
    const floor = ended ? 0 : tail.from
    if (Math.max(this.encodings.end, this.cue) <= floor) return NOTHING
    let open = Number.POSITIVE_INFINITY
    const findings: Finding[] = []
    const removals: Removal[] = []
    for (const step of this.inline) {
      // What a finding needs stands nowhere in what is read here.
      if (Math.max(this.encodings.end, step.cue) <= floor) continue
      // Windows are cut from the start of the text; at the end everything is read once as a whole.
      const { from, text, context } = ended || step.instance.detector.reach !== 'span' ? this.whole(tail) : tail
      const found = judgeText(text, this.path, [step], ended ? context : { ...context, more: true })
      if (found.open !== undefined) open = Math.min(open, from + found.open)
      for (const firing of found.firings) findings.push(...this.unseen(firing, from))
      for (const removal of found.removals) removals.push({ ...removal, span: moved(removal.span, from) })
    }
    return { findings, removals, open }
  }

  /** A finding per span. A failed detector has no span and acts at once. */
  private unseen(firing: Firing, from: number): Finding[] {
    const spans = firing.detections.length > 0 ? firing.detections.map((span) => moved(span, from)) : [null]
    return spans.flatMap((span) => {
      const { start, end } = span ?? { start: this.safe, end: this.safe }
      const key = `${firing.rule} ${span ? `${start} ${end} ${span.kind}` : 'failed'}`
      return this.known.has(key) ? [] : [{ firing: { ...firing, detections: span ? [span] : [] }, key, start, end }]
    })
  }

  /** Resolves what has to go between `safe` and `until`. Of a finding that began before, the part that is still here goes. */
  private replace(removals: readonly Removal[], back: readonly Replacement[], until: number): void {
    const here = removals.flatMap((removal) => {
      const { start, end } = removal.span
      if (end <= this.safe || start >= until) return []
      return start >= this.safe ? [removal] : [{ ...removal, span: { ...removal.span, start: this.safe } }]
    })
    if (here.length + back.length === 0) return
    this.replacements.push(...withRestored(resolveRemovals(this.text, here, this.scene.placeholders), back))
  }

  private trim(): void {
    if (this.safe - this.cut < LONGEST_TAIL) return
    const near = this.safe - LOOK_BACK - this.cut
    const space = this.recent.slice(near, this.safe - this.cut).search(/\s/u)
    if (space < 0) return
    const gone = near + space + 1
    this.past += this.recent.slice(0, gone)
    this.beforeRecent = this.recent[gone - 1]!
    this.recent = this.recent.slice(gone)
    this.cut += gone
  }
}

/** The text from an offset on, and what detectors know beside it. */
interface Tail {
  readonly from: number
  readonly text: string
  readonly context: DetectionContext
}

interface Detected {
  readonly findings: readonly Finding[]
  readonly removals: readonly Removal[]
  /** Where the first doubt begins that a second stage has a word in. */
  readonly open: number
}

const NOTHING: Detected = { findings: [], removals: [], open: Number.POSITIVE_INFINITY }

interface Finding {
  firing: Firing
  key: string
  start: number
  end: number
}

function moved(span: Span, by: number): Span {
  return by === 0 ? span : { ...span, start: span.start + by, end: span.end + by }
}
