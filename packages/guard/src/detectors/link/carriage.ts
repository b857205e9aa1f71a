import { codec } from '../../text/codecs/index.js'
import { squeeze } from '../../text/squeeze.js'
import { viewBudget } from '../../text/view-budget.js'
import { views } from '../../text/views.js'
import type { DetectionContext } from '../../vocabulary/detector.js'
import { scanEmails } from '../email/index.js'
import { entropy } from '../secret/entropy.js'
import { scanSecrets } from '../secret/scan.js'

/** Host of an address that leaves the page: absolute or protocol-relative, lower case; null for anything else. */
export function hostOf(url: string): string | null {
  const found = /^(?:[a-z][a-z0-9+.-]*:)?[\\/]{2}(?:[^\s/?#\\@]*@)?(\[[0-9a-f:.]+\]|[^\s/?#\\:@]+)/i.exec(url.trim())
  return found === null ? null : found[1]!.toLowerCase().replace(/\.$/, '')
}

const LONG = 48
/** Words joined by hyphens, as titles stand in addresses. */
const SLUG = /^[a-z0-9]{1,15}(?:[-_.][a-z0-9]{1,15})+$/i
const LONG_TOTAL = 160

/** What a link hands to its host, as words for the event; empty for an ordinary address. */
export function carriedBy(url: string, context: DetectionContext): string[] {
  const because: string[] = []
  const behind = url.replace(/^(?:[a-z][a-z0-9+.-]*:)?[\\/]{2}[^/?#\\]*/i, '')
  const host = hostOf(url) ?? ''
  const query = behind.includes('?') ? behind.slice(behind.indexOf('?') + 1) : ''
  const values = [
    ...parameters(query),
    ...behind.split(/[/?#&=]/).filter((part) => part.length >= 24),
    ...host.split('.').filter((l) => l.length >= 32),
  ]
  if (values.some((value) => value.length >= LONG && !SLUG.test(value)) || query.length >= LONG_TOTAL) because.push('long value')
  if (values.some(isEncoded)) because.push('encoded value')
  if (values.some(isSentence)) because.push('text in the address')
  if (/[{]|%7b|\[(?:data|insert|summary|conversation)/i.test(behind)) because.push('placeholder')
  // What is already known to carry something needs no decoding.
  if (because.length === 0) because.push(...hiddenIn(behind, context))
  return because
}

/** Values that nobody should be handed, in any reading of what follows the host. */
function hiddenIn(behind: string, context: DetectionContext): string[] {
  const because: string[] = []
  const decoded = views(behind, viewBudget(behind.length)).views.map((view) => view.text)
  if (decoded.some((text) => scanEmails(text).length > 0 || scanSecrets(text).length > 0)) because.push('personal or secret value')
  if (context.canaries !== undefined && holdsCanary(decoded, context.canaries)) because.push('canary')
  return because
}

function parameters(query: string): string[] {
  return query.split(/[&;]/).map((pair) => pair.slice(pair.indexOf('=') + 1))
}

const BYTE_CODECS = ['base64', 'base32', 'hex'].flatMap((id) => codec(id) ?? [])

function isEncoded(value: string): boolean {
  return value.length >= 20 && (entropy(value) > 4.2 || BYTE_CODECS.some((each) => each.detect(value).length > 0))
}

/** Several words joined by escapes or plus signs. */
function isSentence(value: string): boolean {
  return (value.match(/(?:%20|\+|%2C|%0A)/gi)?.length ?? 0) >= 3
}

/** The list of a session is one object for its whole life. */
const squeezed = new WeakMap<readonly string[], readonly string[]>()

function coresOf(canaries: readonly string[]): readonly string[] {
  const known = squeezed.get(canaries)
  if (known) return known
  const cores = canaries.map((canary) => squeeze(canary).text).filter((core) => core.length >= 6)
  squeezed.set(canaries, cores)
  return cores
}

function holdsCanary(texts: readonly string[], canaries: readonly string[]): boolean {
  const cores = coresOf(canaries)
  if (cores.length === 0) return false
  return texts.some((text) => {
    const own = squeeze(text).text
    return cores.some((core) => own.includes(core))
  })
}
