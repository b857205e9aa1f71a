import { createHmac, randomBytes } from 'node:crypto'
import type { KeyedDigest } from '@pavise/guard'

/** HMAC-SHA-256 under a key that lives as long as the process: what was found clean is remembered by it, and nobody can make a text that passes for another. */
export function verdictDigest(): KeyedDigest {
  const key = randomBytes(32)
  return (text) => createHmac('sha256', key).update(text).digest('base64')
}
