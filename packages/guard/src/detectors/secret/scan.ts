import { fold } from '../../text/fold.js'
import { compileLiterals } from '../../text/literal-matcher.js'
import { isSpace } from '../../text/run.js'
import type { Found } from '../in-views.js'
import { assignedSecret, KEYS, PASSWORDS } from './assignment.js'
import { isPlaceholder } from './entropy.js'
import { TOKEN_KINDS, type TokenKind } from './kinds.js'

const BEGIN = '-----begin '
const LABELS = [...PASSWORDS, ...KEYS]
const PREFIXES: readonly { prefix: string; kind: TokenKind }[] = TOKEN_KINDS.flatMap((kind) =>
  kind.prefixes.map((prefix) => ({ prefix, kind })),
)
/** One automaton over all of them: prefixes are compared again with their case at a hit. */
const ANCHORS = compileLiterals([...PREFIXES.map((p) => p.prefix), '://', BEGIN, ...LABELS], { caseFold: true })
const URL_MARK = PREFIXES.length
const KEY_MARK = URL_MARK + 1

const isWord = (c: number) => (c >= 48 && c <= 57) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 95

function tokenAt(text: string, start: number, { prefix, kind }: { prefix: string; kind: TokenKind }): Found | null {
  if (!text.startsWith(prefix, start) || isWord(text.charCodeAt(start - 1))) return null
  let end = start + prefix.length
  while (end < text.length && text.charCodeAt(end) < 128 && kind.body[text.charCodeAt(end)] === 1) end++
  while (end > start && (text[end - 1] === '.' || text[end - 1] === '-')) end--
  const body = end - start - prefix.length
  const value = text.slice(start, end)
  if (body < kind.least || body > kind.most || isPlaceholder(value.slice(prefix.length)) || kind.verify?.(value) === false) return null
  return { kind: kind.kind, score: 1, start, end }
}

const SCHEME = /[a-z][a-z0-9+.-]{0,20}$/i

/** `scheme://user:password@host`: the span is the password. */
function urlPasswordAt(text: string, mark: number): Found | null {
  if (!SCHEME.test(text.slice(Math.max(0, mark - 21), mark))) return null
  let colon = -1
  for (let i = mark + 3; i < text.length && i < mark + 300; i++) {
    const c = text.charCodeAt(i)
    if (isSpace(c) || c === 47 || c === 34 || c === 39 || c === 60 || c === 63) return null
    if (c === 58 && colon < 0) colon = i
    if (c !== 64) continue
    const last = text.slice(i + 1, i + 128).search(/[\s/"'<?]/)
    const more = text.slice(i + 1, last < 0 ? i + 128 : i + 1 + last).lastIndexOf('@')
    const at = more < 0 ? i : i + 1 + more
    if (
      colon < 0 ||
      at - colon < 4 ||
      isPlaceholder(text.slice(colon + 1, at)) ||
      /^(?:pass(?:word)?|pwd|secret)$/i.test(text.slice(colon + 1, at))
    )
      return null
    return { kind: 'url-password', score: 1, start: colon + 1, end: at }
  }
  return null
}

/** RFC 7468: from the BEGIN line of a private key to its END line, or to the end of the text when it is cut off. */
function privateKeyAt(text: string, start: number): Found | null {
  const head = /^-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----/i.exec(text.slice(start, start + 72))?.[0]
  if (head === undefined) return null
  const tail = `${head.replace(/^-----begin/i, '-----END')}`
  const close = fold(text.slice(start, start + LONGEST_KEY)).indexOf(fold(tail))
  const end = close < 0 ? Math.min(text.length, start + LONGEST_KEY) : start + close + tail.length
  return end - start - head.length < 40 ? null : { kind: 'private-key', score: 1, start, end }
}

/** Longer than any private key in use; what follows a BEGIN line without an END line is covered up to here. */
export const LONGEST_KEY = 16_384

/** Credentials of known shape, passwords in URLs, private keys, and values behind a label. Anchored on literals; each hit is verified on a bounded window. */
export function scanSecrets(text: string): Found[] {
  const found: Found[] = []
  let covered = 0
  for (const hit of ANCHORS.scan(text)) {
    if (hit.start < covered) continue
    const secret = verified(text, hit)
    if (secret === null || secret.start < covered) continue
    found.push(secret)
    covered = secret.end
  }
  return found
}

function verified(text: string, hit: { word: number; start: number; end: number }): Found | null {
  if (hit.word < URL_MARK) return tokenAt(text, hit.start, PREFIXES[hit.word]!)
  if (hit.word === URL_MARK) return urlPasswordAt(text, hit.start)
  if (hit.word === KEY_MARK) return privateKeyAt(text, hit.start)
  return assignedSecret(text, hit.start, hit.end, LABELS[hit.word - KEY_MARK - 1]!)
}
