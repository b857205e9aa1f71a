import { compileLiterals } from '../../text/literal-matcher.js'
import { type Detect, defineDetector } from '../../vocabulary/detector.js'
import { type Found, inViews } from '../in-views.js'
import { liveToken } from '../live-token.js'
import { DATA_SIGNS } from './data-signs.js'
import { SHELL_SIGNS } from './shell-signs.js'

const CODE_SIGNS = [...SHELL_SIGNS, ...DATA_SIGNS]

const ANCHORED = CODE_SIGNS.flatMap((sign) => sign.anchors.split('|').map((anchor) => ({ anchor, sign })))
const ANCHORS = compileLiterals(
  ANCHORED.map(({ anchor }) => anchor),
  { caseFold: true },
)
/** A form is looked for this far before its anchor and behind it. */
const BEFORE = 320
const BEHIND = 720
/** Forms that are tried on one text; a text with more anchors is looked at as far as this goes, from its start. */
const MOST_TRIES = 256

/** Dangerous commands and code. Anchored on literals; each sign is tried once on the stretch around anchors that lie close together. */
export function scanCode(text: string): Found[] {
  const hits = ANCHORS.scan(text)
  if (hits.length === 0) return []
  const found: Found[] = []
  const done = new Map<unknown, number>()
  let tries = 0
  for (const { word, start, end } of hits) {
    const { sign } = ANCHORED[word]!
    const border = done.get(sign) ?? 0
    if (start < border || tries++ >= MOST_TRIES) continue
    const from = Math.max(border, start - BEFORE)
    const match = sign.form.exec(text.slice(from, end + BEHIND))
    done.set(sign, match ? from + match.index + match[0].length : end)
    if (match)
      found.push({
        kind: sign.kind,
        score: sign.score,
        start: from + match.index,
        end: from + match.index + match[0].length,
        because: [sign.id],
      })
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end)
}

const detect: Detect = (text) => inViews('code', text, scanCode)

/** A form that has begun goes on for a bounded stretch; what stands behind the last anchor, and the line that is being written, is held. */
detect.live = (text) => {
  const token = liveToken(text)
  const line = text.lastIndexOf('\n') + 1
  const from = Math.max(0, text.length - BEFORE - BEHIND)
  const first = ANCHORS.scan(text.slice(from))[0]
  const begun = first === undefined ? text.length : Math.max(0, from + first.start - BEFORE)
  return Math.min(token, Math.max(line, text.length - BEFORE), begun)
}

export const code = defineDetector({
  id: 'code',
  title: 'Dangerous code and commands',
  summary:
    'Finds commands and code that destroy, open a way in, fetch and run, hide what they run, steal credentials or carry marks of malware; scores from 0.55 for what honest work also has to 1.',
  reach: 'span',
  kinds: [...new Set(CODE_SIGNS.map(({ kind }) => kind))],
  create: () => detect,
})
