import { fold } from '../../text/fold.js'
import { type Anchor, LiteralAnchors } from '../../text/literal-anchors.js'
import type { Found } from '../in-views.js'
import { assignedSecret } from './assignment.js'
import { isPlaceholder, isSample, looksRandom } from './entropy.js'
import { TOKEN_KINDS } from './kinds/index.js'
import { KEYS, PASSWORDS } from './labels.js'
import { BODIES, type TokenKind } from './token-kind.js'
import { urlPasswordAt } from './url-password.js'

const BEGIN = '-----begin '
const BASIC = 'basic '
const LABELS = [...PASSWORDS, ...KEYS]
const PREFIXES: readonly { prefix: string; kind: TokenKind }[] = TOKEN_KINDS.flatMap((kind) =>
  kind.prefixes.split(' ').map((prefix) => ({ prefix, kind })),
)
/** All of them in one pass. No token begins inside a word but where a part of it stands before its mark. */
const ANCHORS = LiteralAnchors.of([
  ...PREFIXES.map(({ prefix, kind }): Anchor => ({ text: prefix, exact: true, border: kind.lead === undefined })),
  ...['://', BEGIN, BASIC, ...LABELS].map((text): Anchor => ({ text })),
])!
const LONGEST_MARK = Math.max(...[...PREFIXES.map(({ prefix }) => prefix), BEGIN, ...LABELS].map(({ length }) => length))
/** What came before a piece is cut when it is this long, so that cutting costs little. */
const MOST_BEFORE = 256
const URL_MARK = PREFIXES.length
const KEY_MARK = URL_MARK + 1
const BASIC_MARK = URL_MARK + 2

const isWord = (c: number) => (c >= 48 && c <= 57) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 95

const JWT = 'jwt'
const LONGEST_TOKEN = 8192

/** Score of a value that is right by prefix, length and letters; one whose check digits are right as well has 1. */
const UNCHECKED = 0.95

function tokenAt(text: string, mark: number, { prefix, kind }: { prefix: string; kind: TokenKind }): Found | null {
  const start = kind.lead ? leadStart(text, mark, kind.lead) : mark
  if (start < 0 || isWord(text.charCodeAt(start - 1))) return null
  const from = mark + prefix.length
  const end = kind.kind === JWT ? jwtEnd(text, from) : bodyEnd(text, from, kind)
  const body = end - from
  if (body < kind.length[0] || body > kind.length[1]) return null
  const value = text.slice(start, end)
  if (isPlaceholder(value.slice(prefix.length)) || isSample(value)) return null
  if ((kind.weak && !looksRandom(text.slice(from, end))) || kind.verify?.(value) === false) return null
  if (kind.checked?.(value)) return { kind: kind.kind, score: 1, start, end, because: ['form and check digits'] }
  return { kind: kind.kind, score: UNCHECKED, start, end, because: ['form'] }
}

/** A web token ends with its third part; what follows another dot is none of it. */
function jwtEnd(text: string, from: number): number {
  let parts = 1
  let end = from
  for (; end < text.length && end - from <= LONGEST_TOKEN; end++) {
    const c = text.charCodeAt(end)
    if (c === 46) {
      if (parts === 3) break
      parts++
    } else if (c > 127 || BODIES.word[c] !== 1) break
  }
  return text.charCodeAt(end - 1) === 46 ? end - 1 : end
}

function bodyEnd(text: string, from: number, kind: TokenKind): number {
  const body = BODIES[kind.body]
  let end = from
  while (end < text.length && end - from <= kind.length[1] && text.charCodeAt(end) < 128 && body[text.charCodeAt(end)] === 1) end++
  while (end > from && '.-/='.includes(text[end - 1]!) && !(text[end - 1] === '=' && kind.body === 'base64')) end--
  // A value that goes on in letters is longer than those of its kind.
  return end < text.length && kind.length[1] === kind.length[0] && isWord(text.charCodeAt(end)) ? -1 : end
}

/** Where the part before the mark begins; -1 where it is not of the right length. */
function leadStart(text: string, mark: number, { body, length: [least, most] }: NonNullable<TokenKind['lead']>): number {
  let start = mark
  while (start > 0 && mark - start <= most && BODIES[body][text.charCodeAt(start - 1)] === 1) start--
  return mark - start >= least && mark - start <= most ? start : -1
}

/** RFC 7468: from the BEGIN line of a private key to its END line, or to the end of the text when it is cut off. */
function privateKeyAt(text: string, start: number): Found | null {
  const head = /^-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----/i.exec(text.slice(start, start + 72))?.[0]
  if (head === undefined) return null
  const tail = `${head.replace(/^-----begin/i, '-----END')}`
  const close = fold(text.slice(start, start + LONGEST_KEY)).indexOf(fold(tail))
  const end = close < 0 ? Math.min(text.length, start + LONGEST_KEY) : start + close + tail.length
  return end - start - head.length < 40 ? null : { kind: 'private_key', score: 1, start, end }
}

/** Longer than any private key in use; what follows a BEGIN line without an END line is covered up to here. */
export const LONGEST_KEY = 16_384

/** RFC 7617: `Basic` and the base64 of a name, a colon and a password. */
function basicAt(text: string, start: number, end: number): Found | null {
  if (isWord(text.charCodeAt(start - 1))) return null
  let to = end
  while (to < text.length && to - end < 512 && BODIES.base64[text.charCodeAt(to)] === 1) to++
  const value = text.slice(end, to)
  if (value.length < 8 || value.length % 4 !== 0) return null
  let plain: string
  try {
    plain = atob(value)
  } catch {
    return null
  }
  return /^[\x21-\x7e]{1,100}:[\x20-\x7e]{1,200}$/.test(plain) && !isPlaceholder(plain.slice(plain.indexOf(':') + 1))
    ? { kind: 'basic_auth', score: 1, start: end, end: to }
    : null
}

/** Watches a text that comes in pieces for the literals without which `scanSecrets` finds nothing. */
export function watchSecrets(): (piece: string) => boolean {
  const mayHold = ANCHORS.watch()
  let before = ''
  /** Units in which a literal may end that was seen to begin. */
  let near = 0
  return (piece) => {
    if (mayHold(piece)) near = piece.length + LONGEST_MARK
    const looks = near > 0
    near = Math.max(0, near - piece.length)
    const text = before + piece
    before = text.length > MOST_BEFORE ? text.slice(1 - LONGEST_MARK) : text
    return looks && ANCHORS.scan(text.slice(1 - LONGEST_MARK - piece.length)).length > 0
  }
}

/** Credentials of known shape, passwords in URLs, private keys, and values behind a label. Anchored on literals; each hit is verified on a bounded window. */
export function scanSecrets(text: string): Found[] {
  const found: Found[] = []
  let covered = 0
  let quiet = 0
  for (const hit of ANCHORS.scan(text)) {
    if (hit.start < covered) {
      // What a label announced may have a mark of its own, which says whose it is.
      const last = found.at(-1)!
      const token = last.start === hit.start && hit.word < URL_MARK ? tokenAt(text, hit.start, PREFIXES[hit.word]!) : null
      if (token) found[found.length - 1] = token
      continue
    }
    let secret: Found | null
    if (hit.word > BASIC_MARK) {
      if (hit.start < quiet) continue
      const assigned = assignedSecret(text, hit.start, hit.end, LABELS[hit.word - BASIC_MARK - 1]!)
      if (typeof assigned === 'number') {
        quiet = Math.max(quiet, assigned)
        continue
      }
      secret = assigned
    } else secret = marked(text, hit)
    if (secret === null || secret.start < covered) continue
    found.push(secret)
    covered = secret.end
  }
  return found
}

function marked(text: string, hit: { word: number; start: number; end: number }): Found | null {
  if (hit.word < URL_MARK) return tokenAt(text, hit.start, PREFIXES[hit.word]!)
  if (hit.word === URL_MARK) return urlPasswordAt(text, hit.start)
  if (hit.word === KEY_MARK) return privateKeyAt(text, hit.start)
  return basicAt(text, hit.start, hit.end)
}
