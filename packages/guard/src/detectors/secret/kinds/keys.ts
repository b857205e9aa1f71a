import { codec } from '../../../text/codecs/index.js'
import type { TokenKind } from '../token-kind.js'

/** Three parts, of which the first decodes to a JSON object that names an algorithm (RFC 7515, 7519). */
function isJwt(value: string): boolean {
  const parts = value.split('.')
  if (parts.length !== 3 || parts[1]!.length < 8) return false
  const header = codec('base64')?.decode(parts[0]!) ?? ''
  return header.startsWith('{') && header.includes('"alg"')
}

/** Keys and tokens of standards, whoever issued them. */
export const KEYS_OF_STANDARDS: readonly TokenKind[] = [
  { kind: 'jwt', prefixes: 'eyJ', body: 'dotted', length: [30, 8192], verify: isJwt },
  { kind: 'age_key', prefixes: 'AGE-SECRET-KEY-1', body: 'upper', length: [58, 58] },
  { kind: 'age_key', prefixes: 'AGE-PLUGIN-', body: 'word', length: [50, 200], verify: (value) => value === value.toUpperCase() },
  { kind: 'extended_private_key', prefixes: 'xprv9 yprv zprv tprv', body: 'alnum', length: [104, 108] },
  { kind: 'nostr_key', prefixes: 'nsec1', body: 'alnum', length: [58, 58] },
  { kind: 'minisign_key', prefixes: 'RWRTY0Iy', body: 'base64', length: [140, 220] },
  { kind: 'paseto', prefixes: 'v1.local. v2.local. v3.local. v4.local.', body: 'dotted', length: [40, 2000] },
  { kind: 'macaroon', prefixes: 'MDAxY2xvY2F0aW9u', body: 'base64', length: [60, 1000] },
]
