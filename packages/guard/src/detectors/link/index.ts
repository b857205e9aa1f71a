import { type Detect, type DetectionContext, type DetectorOptions, defineDetector } from '../../vocabulary/detector.js'
import { type Found, inViews } from '../in-views.js'
import { liveToken } from '../live-token.js'
import { carriedBy, hostOf } from './carriage.js'
import { type Link, linksIn, watchLinks } from './urls.js'

const HOST = /^[a-z0-9*]([a-z0-9.*-]{0,251}[a-z0-9])?$/i

function allowed(options: DetectorOptions): string[] {
  return Array.isArray(options.allow)
    ? options.allow.filter((host): host is string => typeof host === 'string').map((host) => host.toLowerCase())
    : []
}

function inList(host: string, list: readonly string[]): boolean {
  return list.some((entry) => host === entry.replace(/^\*\./, '') || host.endsWith(`.${entry.replace(/^\*\./, '')}`))
}

/** Whether the user or the operator wrote this host: as a whole, not as a part of another name. */
function isVouched(host: string, vouched: string): boolean {
  for (let i = vouched.indexOf(host); i >= 0; i = vouched.indexOf(host, i + 1)) {
    const before = vouched[i - 1] ?? ' '
    const after = vouched.slice(i + host.length, i + host.length + 2)
    if (!/[a-z0-9@-]/.test(before) && (before !== '.' || vouched.slice(0, i).endsWith('www.')) && !/^(?:[a-z0-9-]|\.[a-z0-9])/.test(after))
      return true
  }
  return false
}

/** The vouched text that was lowered last: it is the same for all links of a text, and often of a session. */
let last = { text: '', lower: '' }

function lowered(text: string): string {
  if (last.text !== text) last = { text, lower: text.toLowerCase() }
  return last.lower
}

/** What each address of a text hands over, worked out once: the same one may stand there ten thousand times. */
type Known = Map<string, readonly string[]>

function judge(link: Link, list: readonly string[], context: DetectionContext, known: Known): Found | null {
  const host = hostOf(link.url)
  if (host === null || inList(host, list)) return null
  const typed = lowered(context.vouchedText ?? '')
  const named = isVouched(host, typed)
  // A host that somebody trusted named may be shown; what it is sent is another matter unless that was typed as well.
  if (named && typed.includes(link.url.toLowerCase())) return null
  const carries = known.get(link.url) ?? carriedBy(link.url, context)
  known.set(link.url, carries)
  if (named && carries.length === 0) return null
  if (link.form === 'link' && carries.length === 0) return null
  return { kind: link.form, score: 1, start: link.start, end: link.end, because: [...carries, 'host not vouched for'] }
}

/** Opening of a link that is not closed yet, looked for at most 4,608 units back. */
function openLink(text: string): number {
  const from = Math.max(0, text.length - 4608)
  const tail = text.slice(from)
  const tag = tail.includes('<') ? tail.lastIndexOf('<') : -1
  const open = tag >= 0 && !tail.includes('>', tag) && /^<(?:[a-z!/]|$)/i.test(tail.slice(tag)) ? tag : tail.length
  const markdown = tail.includes('[') && /!?\[[^\]\n]{0,512}(?:\](?:\([^)\n]{0,4096})?)?$/.exec(tail.slice(-4608))
  const bang = tail.charCodeAt(tail.length - 1) === 33 ? tail.length - 1 : tail.length
  return from + Math.min(open, markdown ? tail.length - markdown[0].length : tail.length, bang)
}

export const link = defineDetector({
  id: 'link',
  title: 'Links that carry data or lead astray',
  summary: 'Finds pictures and links in an answer whose host nobody vouched for and that load by themselves or carry data.',
  reach: 'span',
  timeless: true,
  contextual: true,
  kinds: ['image', 'link'],
  check(options) {
    if (options.allow === undefined) return []
    if (!Array.isArray(options.allow)) return ['`allow` must be a list of hosts']
    return options.allow.flatMap((host, i) =>
      typeof host === 'string' && HOST.test(host) ? [] : [`allow[${i}] must be a host such as docs.example.com`],
    )
  },
  create(options) {
    const list = allowed(options)
    const detect: Detect = (text, context) => {
      const known: Known = new Map()
      return inViews('link', text, (view) => linksIn(view).flatMap((each) => judge(each, list, context, known) ?? []))
    }
    detect.live = (text) => Math.min(openLink(text), liveToken(text))
    detect.watch = watchLinks
    return detect
  },
})
