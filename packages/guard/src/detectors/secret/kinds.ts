import { codec } from '../../text/codecs/index.js'
import { asciiClass, DIGITS, LOWER, UPPER } from '../../text/run.js'

/** A credential that is known by how it begins: what follows the prefix, how long it may be, and what else must hold. */
export interface TokenKind {
  kind: string
  prefixes: readonly string[]
  body: Uint8Array
  least: number
  most: number
  /** Whether the whole value, prefix included, is one of this kind. */
  verify?(value: string): boolean
}

const ALNUM = asciiClass(`${UPPER}${LOWER}${DIGITS}`)
const UPPER_DIGIT = asciiClass(`${UPPER}${DIGITS}`)
const WORD = asciiClass(`${UPPER}${LOWER}${DIGITS}_-`)
const JWT_BODY = asciiClass(`${UPPER}${LOWER}${DIGITS}_-.`)

/** Three parts, of which the first decodes to a JSON object that names an algorithm (RFC 7515, 7519). */
function isJwt(value: string): boolean {
  const parts = value.split('.')
  if (parts.length !== 3 || parts[1]!.length < 8) return false
  const header = codec('base64')?.decode(parts[0]!) ?? ''
  return header.startsWith('{') && header.includes('"alg"')
}

/** Prefixes and shapes as the issuers document them. */
export const TOKEN_KINDS: readonly TokenKind[] = [
  { kind: 'aws', prefixes: ['AKIA', 'ASIA', 'AROA', 'AIDA'], body: UPPER_DIGIT, least: 16, most: 16 },
  { kind: 'github', prefixes: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'], body: ALNUM, least: 36, most: 255 },
  { kind: 'github', prefixes: ['github_pat_'], body: WORD, least: 60, most: 255 },
  { kind: 'slack', prefixes: ['xoxb-', 'xoxp-', 'xoxa-', 'xoxr-', 'xoxs-', 'xapp-', 'xoxe-'], body: WORD, least: 16, most: 255 },
  { kind: 'anthropic', prefixes: ['sk-ant-'], body: WORD, least: 24, most: 255 },
  { kind: 'openai', prefixes: ['sk-proj-', 'sk-svcacct-', 'sk-admin-'], body: WORD, least: 24, most: 255 },
  {
    kind: 'openai',
    prefixes: ['sk-'],
    body: ALNUM,
    least: 32,
    most: 64,
    verify: (value) => /[0-9]/.test(value) && /[A-Za-z]/.test(value.slice(3)),
  },
  { kind: 'google', prefixes: ['AIza'], body: WORD, least: 35, most: 35 },
  { kind: 'google', prefixes: ['GOCSPX-', 'ya29.'], body: WORD, least: 24, most: 512 },
  { kind: 'stripe', prefixes: ['sk_live_', 'rk_live_', 'sk_test_', 'rk_test_', 'whsec_'], body: ALNUM, least: 16, most: 255 },
  { kind: 'npm', prefixes: ['npm_'], body: ALNUM, least: 36, most: 36 },
  { kind: 'gitlab', prefixes: ['glpat-', 'gldt-', 'glrt-', 'glptt-', 'glsoat-'], body: WORD, least: 20, most: 255 },
  { kind: 'hugging-face', prefixes: ['hf_'], body: ALNUM, least: 30, most: 64 },
  { kind: 'sendgrid', prefixes: ['SG.'], body: JWT_BODY, least: 60, most: 80 },
  { kind: 'jwt', prefixes: ['eyJ'], body: JWT_BODY, least: 30, most: 8192, verify: isJwt },
]
