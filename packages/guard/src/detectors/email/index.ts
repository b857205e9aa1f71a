import { isAsciiLetter } from '../../text/run.js'
import { type Detect, defineDetector } from '../../vocabulary/detector.js'
import { EXACT_VALUES, type Found, inViews } from '../in-views.js'
import { liveToken } from '../live-token.js'

const isDigit = (c: number) => c >= 48 && c <= 57
/** RFC 5322 atoms that are used in practice; quoted local parts are left out. Letters of any script (RFC 6531). */
const inLocal = (c: number) => isAsciiLetter(c) || isDigit(c) || c === 46 || c === 95 || c === 43 || c === 45 || c === 37 || c > 0xbf
const inHost = (c: number) => isAsciiLetter(c) || isDigit(c) || c === 46 || c === 45 || c > 0xbf
const LONGEST_LOCAL = 64
const LONGEST_HOST = 253
/** File suffixes that stand where a top-level domain would: `icon@2x.png`, `pkg@1.2.js`. */
const FILES = new Set(['png', 'jpg', 'jpeg', 'gif', 'svg', 'webp', 'js', 'ts', 'css', 'html', 'json', 'map'])

function hostFrom(text: string, from: number): number {
  let end = from
  while (end < text.length && end - from <= LONGEST_HOST && inHost(text.charCodeAt(end))) end++
  while (end > from && (text.charCodeAt(end - 1) === 46 || text.charCodeAt(end - 1) === 45)) end--
  const host = text.slice(from, end)
  const labels = host.split('.')
  const top = labels.at(-1) ?? ''
  if (labels.length < 2 || labels.some((label) => label === '' || label.length > 63 || label.startsWith('-') || label.endsWith('-')))
    return -1
  return top.length < 2 || /[0-9]/.test(top.replace(/^xn--.*/i, '')) || FILES.has(top.toLowerCase()) ? -1 : end
}

/** Addresses, found from the `@` outwards: every unit is looked at a bounded number of times. */
export function scanEmails(text: string): Found[] {
  const found: Found[] = []
  let after = 0
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at
    while (start > after && at - start < LONGEST_LOCAL && inLocal(text.charCodeAt(start - 1))) start--
    while (start < at && (text.charCodeAt(start) === 46 || text.charCodeAt(start) === 45)) start++
    if (start === at || text.charCodeAt(at - 1) === 46) continue
    const end = hostFrom(text, at + 1)
    if (end < 0) continue
    // The password of a URL is no mailbox: `://user:word@host`.
    if (text.charCodeAt(start - 1) === 58 && text.lastIndexOf('://', start) >= Math.max(0, start - 80)) continue
    found.push({ kind: 'email', score: 1, start, end })
    after = end
  }
  return found
}

const detect: Detect = (text) => inViews('email', text, scanEmails, EXACT_VALUES, (seen) => seen.at)
detect.live = liveToken
detect.watch = () => (piece) => piece.includes('@')

export const email = defineDetector({
  id: 'email',
  title: 'E-mail addresses',
  summary: 'Finds e-mail addresses, also encoded ones.',
  reach: 'span',
  timeless: true,
  kinds: ['email'],
  create: () => detect,
})
