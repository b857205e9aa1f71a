import type { DetectionContext } from '../vocabulary/detector.js'
import type { Principal } from '../vocabulary/origin.js'
import type { Span } from '../vocabulary/span.js'
import type { CleanTexts } from './clean-texts.js'
import type { JsonPath } from './decision.js'
import type { DecisionDraft } from './decision-draft.js'
import type { compileMarkers } from './document-markers.js'
import { detecting, noting, pausing, recalling, type SpansOf, stopWhen } from './findings.js'
import { fireUnread, isUnread } from './fire-unseen.js'
import type { CallJudge } from './flows/judge-call.js'
import { judgeText, type TextVerdict } from './judge-text.js'
import { findInPieces, LONGEST_WHOLE } from './long-text.js'
import type { Placeholders, Vault } from './placeholders.js'
import type { Policy } from './policy.js'
import { type Removal, type Replacement, resolveRemovals, withRestored } from './replace-spans.js'
import { restorations } from './restore.js'
import type { Instance, RuleTable, Step } from './rule-table.js'
import type { Segment } from './segments.js'
import type { SessionMemory } from './session-memory.js'
import type { ToolTable } from './tool-table.js'
import type { Uninspectable } from './uninspectable.js'
import type { VerdictCache } from './verdict-cache.js'

/** What a session brings to the judging of a text. */
export interface Scene {
  memory: SessionMemory
  /** What names the values that are masked here. */
  placeholders: Placeholders
  /** What the request masked, while its answer is judged: its text gets the values back. */
  vault?: Vault
  clean: CleanTexts
  principal: Principal | undefined
  /** What becomes of what cannot be read. */
  uninspectable: Uninspectable
  /** Whether nobody waits for the decision any more. */
  stopped?: () => boolean
  /** A second stage is not asked: what it said before counts. */
  unasked?: boolean
}

/** A field of which parts have to go. */
export interface FieldChange {
  path: JsonPath
  text: string
  replacements: Replacement[]
}

/** A compiled policy: everything that does not change between sessions. */
export class Engine {
  /** Whether any rule masks. */
  readonly masks: boolean

  constructor(
    readonly policy: Policy,
    readonly rules: RuleTable,
    readonly tools: ToolTable,
    readonly markers: ReturnType<typeof compileMarkers>,
    readonly calls: CallJudge,
    /** What was found in texts of all sessions; absent where the host gave no keyed digest. */
    private readonly verdicts?: VerdictCache,
  ) {
    this.masks = policy.rules.some((rule) => rule.do === 'mask')
  }

  /** Judges segments into a draft; answers the fields to change. Segments of one field stand next to each other. */
  judge(segments: readonly Segment[], scene: Scene, draft: DecisionDraft): FieldChange[] {
    const changes: { path: JsonPath; text: string; removals: Removal[]; back: readonly Replacement[] }[] = []
    const clean = this.cleanWords(segments, scene, draft)
    for (const segment of segments) {
      if (clean && isWord(segment)) continue
      stopWhen(scene.stopped)
      const removals = this.judgeOne(segment, scene, draft)
      const last = changes.at(-1)
      if (last && last.path === segment.path) {
        last.removals.push(...removals)
        continue
      }
      const back = this.givenBack(segment, scene)
      if (removals.length + back.length > 0) changes.push({ path: segment.path, text: segment.text, removals, back })
    }
    return changes.map(({ path, text, removals, back }) => ({
      path,
      text,
      replacements: withRestored(resolveRemovals(text, removals, scene.placeholders), back),
    }))
  }

  /** Values that the request masked and that this text of its answer may have back: text for the user, and arguments of calls that act on nothing outside. */
  private givenBack({ text, to, origin, fixed }: Segment, { vault }: Scene): readonly Replacement[] {
    if (!vault || vault.empty || fixed !== undefined || this.policy.mode !== 'enforce') return []
    const answers = to === 'user' && origin !== 'unknown'
    return answers || (to === 'model' && origin === 'tool_arguments') ? restorations(text, vault) : []
  }

  /**
   * Ids, model names and other words of the protocol are many and short: they are read as one text first, and one by one only when
   * something fires in it. True when nothing did and all of them are covered.
   */
  private cleanWords(segments: readonly Segment[], scene: Scene, draft: DecisionDraft): boolean {
    const words = segments.filter(isWord)
    const first = words[0]
    if (!first || words.length === 1) return false
    const steps = this.rules.plan(first)
    if (steps.some(({ instance }) => instance.detect.anchored)) return false
    let text = ''
    for (const each of words) if (!PROTOCOL.has(each.text)) text = text === '' ? each.text : `${text}\n${each.text}`
    if (steps.length > 0 && text !== '') {
      const { verdict } = this.verdictOf(text, first, steps, scene)
      if (verdict.firings.length > 0 || verdict.degraded || verdict.open !== undefined) return false
    }
    for (const word of words) draft.cover('unknown', word.text.length, steps.length > 0)
    return true
  }

  /** Judges a text by what is remembered of it, or remembers it. */
  private verdictOf(text: string, segment: Segment, steps: readonly Step[], scene: Scene): Judged {
    const { path } = segment
    const { verdicts } = this
    if (text.length > LONGEST_WHOLE) return this.verdictOfLong(text, segment, steps, scene)
    const key =
      text.length < SHORT ? undefined : verdicts?.keyOf(scene.principal, this.standingOf(segment), scene.memory.operatorText, text)
    const known = key === undefined ? undefined : verdicts?.get(key)
    if (known?.found.size === 0) return known.unread ? UNREAD : READ_CLEAN
    const context = this.context(segment, scene)
    const verdict = (spansOf: SpansOf) => judgeText(text, path, steps, context, pausing(text, spansOf, scene.stopped))
    if (verdicts === undefined || key === undefined) return { verdict: verdict(detecting(text, context)), unread: isUnread(text) }
    if (known) return { verdict: verdict(recalling(text, context, known)), unread: known.unread }
    const found = new Map<Instance, readonly Span[] | null>()
    const made = verdict(noting(text, context, found))
    const unread = isUnread(text)
    if (!made.degraded) verdicts.add(key, { found, unread })
    return { verdict: made, unread }
  }

  private verdictOfLong(text: string, segment: Segment, steps: readonly Step[], scene: Scene): Judged {
    const context = this.context(segment, scene)
    const { found, unread } = findInPieces(text, steps, context, scene.stopped)
    const spansOf: SpansOf = (step) => {
      const spans = found.get(step.instance)
      if (spans instanceof Error) throw spans
      return spans ?? step.instance.detect(text, context)
    }
    return { verdict: judgeText(text, segment.path, steps, context, spansOf), unread }
  }

  private judgeOne(segment: Segment, scene: Scene, draft: DecisionDraft): Removal[] {
    const units = segment.end - segment.start
    const steps = segment.opaque ? [] : this.rules.plan(segment)
    draft.cover(segment.origin, units, steps.length > 0)
    if (steps.length === 0) return []
    const text = units === segment.text.length ? segment.text : segment.text.slice(segment.start, segment.end)
    // What is remembered over all sessions need not be remembered for one as well.
    const standing = (this.verdicts && scene.principal) || text.length < SHORT_IN_SESSION ? undefined : this.standingOf(segment)
    if (standing !== undefined && scene.clean.has(standing, text, scene.memory.operatorText)) return []
    const { verdict, unread } = this.verdictOf(text, segment, steps, scene)
    if (verdict.degraded) draft.degraded = true
    if (verdict.open !== undefined) draft.open = true
    if (verdict.score > draft.score) draft.score = verdict.score
    if (unread) fireUnread(segment, scene.uninspectable, draft)
    if (verdict.firings.length === 0) {
      if (standing !== undefined && !verdict.degraded && !unread && verdict.open === undefined)
        scene.clean.add(standing, text, scene.memory.operatorText)
      return []
    }
    return fire(verdict, segment, draft)
  }

  /** All but the text on which it depends what is found: where it goes matters by the rules that ask for it only. */
  private standingOf(segment: Segment): string {
    const { origin, also, labels, tool } = segment
    const { number } = this.rules.plan(segment)
    return `${origin} ${also} ${number} ${labels.length < 2 ? (labels[0] ?? '') : labels.join()} ${tool}`
  }

  context(segment: Pick<Segment, 'origin' | 'labels' | 'tool'>, { memory, principal, unasked }: Scene): DetectionContext {
    const context: DetectionContext = {
      origin: segment.origin,
      labels: segment.labels,
      operatorText: memory.operatorText,
      canaries: this.policy.canaries,
      vouchedText: memory.typedText,
    }
    if (principal) context.principal = principal
    if (unasked) context.unasked = true
    if (segment.tool !== undefined) context.tool = segment.tool
    return context
  }
}

/** Values that the API itself prescribes. They say nothing of anybody, and stand in every body. */
const PROTOCOL: ReadonlySet<string> = new Set(
  'system developer user assistant tool function text stop length tool_calls content_filter function_call chat.completion chat.completion.chunk'.split(
    ' ',
  ),
)
const LONGEST_WORD = 256
/** Below this, remembering a text costs as much as reading it again. */
const SHORT = 16
const SHORT_IN_SESSION = 64
/** Nothing was found in a text; the lists are nobody's to add to. */
const CLEAN: TextVerdict = { firings: [], removals: [], score: 0, degraded: false }

interface Judged {
  readonly verdict: TextVerdict
  readonly unread: boolean
}
const READ_CLEAN: Judged = { verdict: CLEAN, unread: false }
const UNREAD: Judged = { verdict: CLEAN, unread: true }

/** Adds what fired on a segment to the draft, with offsets into its field; answers what has to go. */
function fire(verdict: TextVerdict, { start: shift, fixed }: Segment, draft: DecisionDraft): Removal[] {
  if (shift > 0) {
    for (const firing of verdict.firings)
      firing.detections = firing.detections.map((span) => ({ ...span, start: span.start + shift, end: span.end + shift }))
    for (const removal of verdict.removals)
      removal.span = { ...removal.span, start: removal.span.start + shift, end: removal.span.end + shift }
  }
  if (fixed === undefined) {
    draft.fire(verdict.firings)
    return verdict.removals
  }
  // What cannot be replaced cannot be masked: the whole body stays behind instead.
  draft.fire(
    verdict.firings.map((each) =>
      each.action === 'mask' || each.action === 'redact' ? { ...each, action: 'block', reason: fixed } : each,
    ),
  )
  return []
}

function isWord(segment: Segment): boolean {
  return segment.origin === 'unknown' && segment.text.length <= LONGEST_WORD && !segment.opaque
}
