import { createHash, randomBytes } from 'node:crypto'
import type { KeyedDigest } from '@pavise/guard'

/**
 * SHA-256 behind a key that lives as long as the process: what was found in a text is remembered by it, and nobody can make a text that passes for another. Nobody
 * sees a digest, so that it need not be an HMAC, which costs twice as much.
 */
export function verdictDigest(): KeyedDigest {
  const key = randomBytes(32).toString('hex')
  return (text) => {
    // In UTF-8 every half of a broken pair is the same character.
    const hash = createHash('sha256').update(key)
    return (text.isWellFormed() ? hash.update(text, 'utf8') : hash.update('utf-16').update(text, 'utf16le')).digest('base64')
  }
}
