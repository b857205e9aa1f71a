import { fold } from '../../text/fold.js'
import { compileLiterals } from '../../text/literal-matcher.js'
import { isSpace } from '../../text/run.js'
import type { Found } from '../in-views.js'
import { entropy, isPlaceholder, isSample } from './entropy.js'
import { SERVICE_KEYS } from './kinds/index.js'
import { KEYS } from './labels.js'

/** Units between a label and its value. */
const REACH = 24
const LONGEST = 1100
/** A rejected value that is longer than this holds no other label's value. */
const LONG = 40

interface Value {
  start: number
  end: number
  quoted: boolean
  /** `=`, `:` or a word such as `is` stands between, not only a space. */
  assigned: boolean
}

const LINKS = new Set(
  'is ist was es est e to as lautet set now jest the new: new er ar on olan este eh sono sia worden adalah la si je value wert key token number code'.split(
    ' ',
  ),
)
/** Signs that mean `is` in scripts that part no words. */
const JOINS = new Set([...'はが为為是는은이가'].map((sign) => sign.charCodeAt(0)))
const isEastern = (c: number) => (c >= 0x2e80 && c < 0xa4d0) || (c >= 0xac00 && c < 0xd7a4)

/** Reads `label [words] [= : =>] ["']value["']` behind a label. */
function valueAfter(text: string, label: number): Value | null {
  let i = label
  let assigned = false
  const limit = Math.min(text.length, label + REACH)
  while (i < limit) {
    const c = text.charCodeAt(i)
    if (c === 61 || c === 58 || c === 0xff1a || JOINS.has(c)) {
      assigned = true
      i++
    } else if (
      isSpace(c) ||
      c === 34 ||
      c === 39 ||
      c === 62 ||
      c === 96 ||
      c === 42 ||
      c === 40 ||
      c === 0x300c ||
      c === 0xab ||
      c === 0x201c ||
      c === 0x201e
    ) {
      const opens = (c === 34 || c === 39 || c === 96) && (assigned || i > label)
      if (opens) return quotedAt(text, i, assigned)
      i++
    } else {
      const word = /^\p{L}{1,8}(?=\s)/u.exec(text.slice(i, i + 10))?.[0]
      if (assigned || word === undefined || !LINKS.has(fold(word))) return bareAt(text, i, assigned)
      i += word.length
      assigned = true
    }
  }
  return null
}

const FAR =
  /^\s(?:for|of|to|from|fur|von|zu|pour|de|del|para|per|di|van|voor|do|dla|till|til)\s[^\n:="']{2,40}?(?:\s(?:is|ist|lautet|est|es|e|sono|jest|ar|er)|:|=)\s?(?=\S)/

/** `the password for the staging server is …`: the value stands behind a phrase. */
function valueBehindPhrase(text: string, label: number): Value | null {
  if (text.charCodeAt(label) !== 32) return null
  const phrase = FAR.exec(fold(text.slice(label, label + 64)))
  if (!phrase) return null
  const start = label + phrase[0].length
  const quote = text[start]
  return quote === '"' || quote === "'" || quote === '`' ? quotedAt(text, start, true) : bareAt(text, start, true)
}

function quotedAt(text: string, quote: number, assigned: boolean): Value | null {
  const near = text.slice(quote + 1, quote + LONGEST)
  const length = near.indexOf(text[quote]!)
  const line = near.indexOf('\n')
  if (length < 0 || (line >= 0 && line < length)) return null
  return { start: quote + 1, end: quote + 1 + length, quoted: true, assigned }
}

/** Up to white space, a quote, a bracket, or the next parameter of a query; a call of a function is no value. */
function bareAt(text: string, start: number, assigned: boolean): Value | null {
  let end = start
  while (end < text.length && end - start < LONGEST && !isSpace(text.charCodeAt(end)) && !'"\'`,;<>()。、」»“”'.includes(text[end]!)) {
    if (text[end] === '&' && /^&[a-z_]{1,32}=/i.test(text.slice(end, end + 34))) break
    if (end > start && isEastern(text.charCodeAt(end)) && !isEastern(text.charCodeAt(end - 1))) break
    end++
  }
  if (text[end] === '(') return null
  while (end > start && '.!?:'.includes(text[end - 1]!)) end--
  return end > start ? { start, end, quoted: false, assigned } : null
}

function looksChosen(value: string): boolean {
  return /[0-9]/.test(value) || /[^\p{L}\p{N}\s]/u.test(value) || (/[a-z]/.test(value) && /[A-Z]/.test(value.slice(1)))
}

/** Of a value that stands far from its label: digits, letters and more than words have. */
function looksStrong(value: string): boolean {
  return value.length >= 8 && /[0-9]/.test(value) && /[a-z]/i.test(value) && (/[^\p{L}\p{N}]/u.test(value) || /[A-Z]/.test(value))
}

/** Small and capital letters, digits and a sign that no number of a version has. */
function looksMade(value: string): boolean {
  return (
    value.length >= 8 &&
    value.length <= 64 &&
    /[a-z]/.test(value) &&
    /[A-Z]/.test(value) &&
    /[0-9]/.test(value) &&
    /[^A-Za-z0-9._\s]/.test(value)
  )
}

const isLatin = (c: number) => (c | 32) >= 97 && (c | 32) <= 122
/** Labels that stand inside other words, and before much that is no secret. */
const LOOSE = new Set(['token', 'secret', 'jeton', 'schlussel', 'トークン', '令牌', '토큰', '密钥'])

/** The value that a label announces, when it reads like a secret and not like prose, code or a stand-in; or where no label needs to be looked at before. */
export function assignedSecret(text: string, labelStart: number, labelEnd: number, label: string): Found | number {
  const value = announced(text, labelStart, labelEnd, label)
  if (value === null) return 0
  return judged(text, labelStart, label, value) ?? (value.end - value.start > LONG ? value.end : 0)
}

type Announced = Value & { near: boolean }

/** What a label announces, close behind it or behind a phrase. */
function announced(text: string, labelStart: number, labelEnd: number, label: string): Announced | null {
  if (!KEY_SET.has(label) && isLatin(text.charCodeAt(labelStart - 1)) && label.length < 6) return null
  if (label.charCodeAt(0) < 128 && isLatin(text.charCodeAt(labelEnd))) return null
  const near = valueAfter(text, labelEnd)
  // `--password VALUE` and `Bearer VALUE` need no sign between.
  if (near?.assigned || (near && (label === 'bearer' || text.slice(labelStart - 2, labelStart) === '--'))) return { ...near, near: true }
  // `password Tr0ub4dor&3`: nothing but the value itself says that it is one.
  if (near && !KEY_SET.has(label) && looksMade(text.slice(near.start, near.end))) return { ...near, near: true }
  const far = valueBehindPhrase(text, labelEnd)
  return far && { ...far, near: false }
}

function judged(text: string, labelStart: number, label: string, value: Announced): Found | null {
  const secret = text.slice(value.start, value.end)
  if (/\s/.test(secret.trim()) || /^[./~]|^https?:|[({]$|\(/.test(secret) || isPlaceholder(secret) || isSample(secret)) return null
  const isKey = KEY_SET.has(label)
  const found = { score: 0.95, start: value.start, end: value.end, because: [isKey ? 'key label' : 'password label'] }
  if (isKey) {
    const kind = keyKind(text, labelStart, label, secret)
    return kind === null ? null : { kind, ...found }
  }
  const enough = value.near ? looksChosen(secret) : looksStrong(secret)
  return secret.length >= 6 && secret.length <= 128 && enough ? { kind: 'password', ...found } : null
}

const KEY_SET: ReadonlySet<string> = new Set(KEYS)

/** Units before a label in which the name of a service may stand. */
const SERVICE_REACH = 40
const SERVICES = SERVICE_KEYS.flatMap((row) => row.service.split(' ').map((word) => ({ ...row, word })))
const SERVICE_WORDS = compileLiterals(
  SERVICES.map(({ word }) => word),
  { caseFold: true, squeezed: true },
)

/** What kind of key a value is; null where it does not look like one. */
function keyKind(text: string, labelStart: number, label: string, secret: string): string | null {
  const around = text.slice(Math.max(0, labelStart - SERVICE_REACH), labelStart + label.length)
  for (const { word } of SERVICE_WORDS.scan(around)) if (SERVICES[word]!.form.test(secret)) return SERVICES[word]!.kind
  if (secret.length < 16 || !/^[A-Za-z0-9+/=_.~%-]+$/.test(secret) || !/[0-9]/.test(secret)) return null
  if (entropy(secret) < 3.2 || /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(secret)) return null
  if (LOOSE.has(label) && (secret.length < 20 || !/[a-z]/i.test(secret) || (/^\d|[./]/.test(secret[0]!) && /^[\d.:/-]+$/.test(secret))))
    return null
  return /access|aws/i.test(around) && /^[A-Za-z0-9+/]{40}$/.test(secret) ? 'aws_key' : 'api_key'
}
