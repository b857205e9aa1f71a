import { read } from '../../text/reading.js'
import type { Run } from '../../text/run.js'
import { RunSet } from '../../text/run-set.js'
import type { View } from '../../text/view.js'
import { type Detect, type DetectionContext, defineDetector } from '../../vocabulary/detector.js'
import type { Span } from '../../vocabulary/span.js'
import { isGated, thresholdAt } from './calibration.js'
import { type Judged, mayReach, scoreByBoth } from './combine.js'
import { openParts, wholeOf } from './parts.js'
import { STEP, WINDOW } from './score.js'

/** Where text stands that somebody else than the person who asks has written. */
const FOREIGN = new Set<DetectionContext['origin']>(['tool', 'document', 'tool_definition'])
/** Where orders to the assistant itself have no place. Descriptions of tools are made of them. */
const OUTSIDE = new Set<DetectionContext['origin']>(['tool', 'document'])
/** What is taken from the doubt that remains when an order that a rule knows stands in an encoding: nobody hides one by chance. */
const HIDDEN = 0.35

/** Operator text is policy, not input: it is scored only when the trust of the route says that it is not the operator's. */
function isOperators(context: DetectionContext): boolean {
  return (
    (context.origin === 'system' || context.origin === 'developer') && (context.labels === undefined || context.labels.includes('operator'))
  )
}

function spanOf(scored: Judged, view: View, context: DetectionContext): Span {
  const { start, end } = view.toOriginal(scored.start, scored.end)
  const hidden = view.path.some((step) => step !== 'normal')
  const kind = hidden ? 'smuggling' : scored.kind === 'direct' && FOREIGN.has(context.origin) ? 'indirect' : scored.kind
  const score = hidden && scored.byRule ? Math.round((1 - (1 - scored.score) * (1 - HIDDEN)) * 1000) / 1000 : scored.score
  const span: Span = { detector: 'injection', kind, score, start, end, because: scored.because }
  if (view.path.length > 0) span.view = view.path
  return span
}

/** Encodings that leave no word as it is read: what they look like says nothing, what they spell does. */
const SPELLED = new Set(['spaced', 'base64', 'base32', 'base85', 'hex', 'binary', 'decimal', 'morse', 'unicode-escape'])

/** Where the original is written in such an encoding that a view goes on to read. */
function spelledIn({ path }: View, views: readonly View[]): RunSet {
  return RunSet.of(
    views.flatMap((other) => {
      const goesOn =
        SPELLED.has(other.path.at(-1) ?? '') && other.path.length > path.length && path.every((step, i) => step === other.path[i])
      return goesOn ? other.freshInOriginal() : []
    }),
  )
}

/** Whether most of a place lies in such runs. */
const isSpelled = ({ start, end }: Run, spelled: RunSet): boolean => 2 * spelled.within(start, end) > end - start

const detect: Detect = (text, context) => {
  if (isOperators(context)) return []
  const reading = read(text)
  const outside = OUTSIDE.has(context.origin)
  const gated = isGated(context)
  // A view counts only where it shows more than a plainer one: the score without what hiding adds decides.
  const bare: { span: Span; score: number }[] = []
  const { views } = reading.views()
  for (const view of views) {
    const spelled = views.length > 1 ? spelledIn(view, views) : undefined
    const everyLanguage = reading.survey.foreign || view.path.length > 0
    const parts = gated
      ? openParts(view, 'attack', everyLanguage, outside, views.length > 1 ? undefined : mayReach(context.least!))
      : wholeOf(view, everyLanguage)
    for (const scored of scoreByBoth(parts, outside)) {
      if (!view.isFresh(scored.start, scored.end)) continue
      const span = spanOf(scored, view, context)
      if (!scored.byRule && spelled && isSpelled(span, spelled)) continue
      const same = bare.findIndex((other) => other.span.start < span.end && span.start < other.span.end)
      if (same < 0) bare.push({ span, score: scored.score })
      else if (scored.score > bare[same]!.score) bare[same] = { span, score: scored.score }
    }
  }
  const told = gated ? bare.filter(({ span }) => span.score >= context.least!) : bare
  return told.map(({ span }) => span).sort((a, b) => a.start - b.start)
}

/** Windows begin at multiples of 512 units and are 1,024 long: what no open window covers is final. */
detect.live = (text) => Math.max(0, Math.floor((text.length - WINDOW) / STEP) * STEP + STEP)

export const injection = defineDetector({
  id: 'injection',
  title: 'Prompt injection and jailbreaks',
  summary:
    'Scores texts for attempts to override, extract, steer or free the model, in more than twenty languages and in every decoded view, by rules over combined intents.',
  reach: 'window',
  timeless: true,
  kinds: ['direct', 'indirect', 'jailbreak', 'extraction', 'smuggling'],
  threshold: thresholdAt,
  create: () => detect,
})
