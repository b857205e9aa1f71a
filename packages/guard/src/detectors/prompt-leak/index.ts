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

function scan(text: string, known: Passages): Found[] {
  return known.in(text).map(({ start, end }) => ({ kind: 'passage', score: 1, start, end }))
}

const detect: Detect = (text, context) => {
  const operator = context.operatorText
  if (operator === undefined || operator === '' || text.length < 12) return []
  const known = passages(operator)
  return inViews('prompt-leak', text, (view) => scan(view, known))
}

/**
 * Exact for a passage in whatever spacing, case and punctuation: what the text ends with is held as long as it stands in the operator's text
 * and is still too short to be a finding. Of encoded passages the current unbroken token is held, up to 4,096 units.
 */
detect.live = (text, context) => {
  const operator = context.operatorText
  if (operator === undefined || operator === '') return text.length
  return Math.min(passages(operator).live(text), liveToken(text))
}

/** Only whether there is anything to look for. */
detect.watch = ({ operatorText }) => {
  const any = operatorText !== undefined && operatorText !== ''
  return () => any
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
