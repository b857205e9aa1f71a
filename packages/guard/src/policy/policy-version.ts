import { sha256 } from '../text/sha256.js'
import type { Policy } from './policy.js'

/** Digest over the parsed policy, the same on every machine and for every order of keys: `sha256:` and 64 hex digits. */
export function policyVersion(policy: Policy): string {
  return `sha256:${sha256(canonical(policy))}`
}

/** RFC 8785 over what a parsed policy can hold: no numbers but finite ones; a lone surrogate is written as its escape. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined)
    entries.sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}
