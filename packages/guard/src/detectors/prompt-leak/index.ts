import { squeeze, squeezedView } from '../../text/squeeze.js'
import type { View } from '../../text/view.js'
import { type Detect, defineDetector } from '../../vocabulary/detector.js'
import { type Found, inViews } from '../in-views.js'
import { liveToken } from '../live-token.js'
import { type Passages, passagesOf } from './passages.js'

/** Indexes of the operator texts that were looked at last. A gateway has few prompts and many requests. */
const recent = new Map<string, Passages>()
const MOST_RECENT = 8

function passages(operatorText: string): Passages {
  const known = recent.get(operatorText)
  if (known) return known
  const made = passagesOf(operatorText)
  if (recent.size >= MOST_RECENT) recent.delete(recent.keys().next().value ?? '')
  recent.set(operatorText, made)
  return made
}

function scan(view: View, known: Passages): Found[] {
  const core = squeezedView(view)
  return known.in(core.text).map(({ start, end }) => ({
    kind: 'passage',
    score: 1,
    start: core.at[start]!,
    end: core.at[end - 1]! + 1,
  }))
}

const detect: Detect = (text, context) => {
  const operator = context.operatorText
  if (operator === undefined || operator === '' || text.length < 12) return []
  const known = passages(operator)
  return inViews('prompt-leak', text, (_, view) => scan(view, known))
}

/**
 * Exact for a passage in whatever spacing, case and punctuation: what the text ends with is held as long as it stands in the operator's text
 * and is still too short to be a finding. Of encoded passages the current unbroken token is held, up to 4,096 units.
 */
detect.live = (text, context) => {
  const operator = context.operatorText
  if (operator === undefined || operator === '') return text.length
  const core = squeeze(text)
  const held = passages(operator).live(core.text)
  const start = held === 0 ? text.length : core.at[core.text.length - held]!
  return Math.min(start, liveToken(text))
}

export const promptLeak = defineDetector({
  id: 'prompt-leak',
  title: 'Leak of the operator’s prompt',
  summary:
    'Finds passages of the system prompt in an answer, whatever their spacing, case, punctuation or encoding; a short shared phrase is none.',
  reach: 'span',
  kinds: ['passage'],
  create: () => detect,
})
