import { createHash } from 'node:crypto'
import { canonicalJson } from './canonical-json.js'

/**
 * The identity of a finding across runs, machines and orders: SHA-256 over rule id, asset name and the location key that the
 * check defines. Never prompt wording, offsets, URLs, absolute paths or time.
 */
export function fingerprint(rule: string, asset: string, locationKey: Readonly<Record<string, string>>): string {
  return createHash('sha256')
    .update(canonicalJson(['pavise.finding/1', rule, asset, locationKey]))
    .digest('hex')
}
