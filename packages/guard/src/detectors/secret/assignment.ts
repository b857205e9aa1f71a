import { isSpace } from '../../text/run.js'
import type { Found } from '../in-views.js'
import { entropy, isPlaceholder } from './entropy.js'

/** Labels that announce a secret, folded; those of `PASSWORDS` may be followed by a short value that a person chose. */
export const PASSWORDS = [
  'password',
  'passwd',
  'passwort',
  'kennwort',
  'mot de passe',
  'contrasena',
  'senha',
  'parola',
  'wachtwoord',
  'haslo',
  'пароль',
  '密码',
  'パスワード',
  '비밀번호',
  'pwd',
  'passphrase',
]
export const KEYS = [
  'secret_access_key',
  'secret access key',
  'secretaccesskey',
  'client_secret',
  'clientsecret',
  'client secret',
  'api_key',
  'apikey',
  'api key',
  'api-key',
  'access_token',
  'accesstoken',
  'access token',
  'auth_token',
  'authtoken',
  'auth token',
  'secret_key',
  'secretkey',
  'secret key',
  'private_key',
  'signing_key',
  'encryption_key',
  'account_key',
  'accountkey',
  'bearer',
]
/** Units between a label and its value. */
const REACH = 24
const LONGEST = 200

interface Value {
  start: number
  end: number
  quoted: boolean
  /** `=`, `:` or an arrow stands between, not only a word or a space. */
  assigned: boolean
}

const LINKS = new Set(['is', 'ist', 'was', 'es', 'est', 'e', 'to', 'as', 'lautet', 'set', 'now', 'jest', 'the', 'new'])

/** Reads `label [words] [= : =>] ["']value["']` behind a label. */
function valueAfter(text: string, label: number): Value | null {
  let i = label
  let assigned = false
  const limit = Math.min(text.length, label + REACH)
  while (i < limit) {
    const c = text.charCodeAt(i)
    if (c === 61 || c === 58 || c === 0xff1a) {
      assigned = true
      i++
    } else if (isSpace(c) || c === 34 || c === 39 || c === 62 || c === 96 || c === 42 || c === 40) {
      const opens = (c === 34 || c === 39 || c === 96) && (assigned || i > label)
      if (opens) return quotedAt(text, i, assigned)
      i++
    } else {
      const word = /^[a-z]{1,6}(?=\s)/i.exec(text.slice(i, i + 8))?.[0]
      if (assigned || word === undefined || !LINKS.has(word.toLowerCase())) return bareAt(text, i, assigned)
      i += word.length
      assigned = assigned || word.length > 0
    }
  }
  return null
}

function quotedAt(text: string, quote: number, assigned: boolean): Value | null {
  const end = text.indexOf(text[quote]!, quote + 1)
  if (end < 0 || end - quote > LONGEST || text.slice(quote, end).includes('\n')) return null
  return { start: quote + 1, end, quoted: true, assigned }
}

/** Up to white space, a quote, a bracket, or the next parameter of a query; a call of a function is no value. */
function bareAt(text: string, start: number, assigned: boolean): Value | null {
  let end = start
  while (end < text.length && end - start < LONGEST && !isSpace(text.charCodeAt(end)) && !'"\'`,;<>()'.includes(text[end]!)) {
    if (text[end] === '&' && /^&[a-z_]{1,32}=/i.test(text.slice(end, end + 34))) break
    end++
  }
  if (text[end] === '(') return null
  while (end > start && '.!?:'.includes(text[end - 1]!)) end--
  return end > start ? { start, end, quoted: false, assigned } : null
}

function looksChosen(value: string): boolean {
  return /[0-9]/.test(value) || /[^\p{L}\p{N}\s]/u.test(value) || (/[a-z]/.test(value) && /[A-Z]/.test(value.slice(1)))
}

/** The value that a label announces, when it reads like a secret and not like prose, code or a stand-in. */
export function assignedSecret(text: string, labelStart: number, labelEnd: number, label: string): Found | null {
  const before = text.charCodeAt(labelStart - 1)
  const isKey = KEYS.includes(label)
  if (!isKey && (before | 32) >= 97 && (before | 32) <= 122) return null
  const value = valueAfter(text, labelEnd)
  if (!value?.assigned) return null
  const secret = text.slice(value.start, value.end)
  if (isPlaceholder(secret) || /\s/.test(secret.trim()) || /^[./~]|^https?:|[({]$|\(/.test(secret)) return null
  const found = { score: 1, start: value.start, end: value.end, because: [isKey ? 'key label' : 'password label'] }
  if (isKey) {
    if (secret.length < 16 || !/^[A-Za-z0-9+/=_.~-]+$/.test(secret) || entropy(secret) < 3.2 || !/[0-9]/.test(secret)) return null
    if (/^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(secret) && !/secret/.test(label)) return null
    return { kind: /access|secretaccess/.test(label) && secret.length === 40 ? 'aws' : 'key', ...found }
  }
  return secret.length >= 6 && secret.length <= 128 && looksChosen(secret) ? { kind: 'password', ...found } : null
}
