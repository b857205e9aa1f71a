import { createHash, hash, randomBytes } from 'node:crypto'
import type { KeyedDigest } from '@pavise/guard'

/**
 * SHA-256 behind a key that lives as long as the process: what was found in a text is remembered by it, and nobody can make a text that passes for another. Nobody
 * sees a digest, so that it need not be an HMAC, which costs twice as much.
 */
export function verdictDigest(): KeyedDigest {
  const [key, other] = [randomBytes(32).toString('hex'), randomBytes(32).toString('hex')]
  return (text) => {
    // Looking into what was put together makes it one piece, which costs a copy: once for both.
    const keyed = key + text
    // In UTF-8 every half of a broken pair is the same character.
    if (keyed.isWellFormed()) return hash('sha256', keyed, 'base64')
    return createHash('sha256').update(other).update(text, 'utf16le').digest('base64')
  }
}
