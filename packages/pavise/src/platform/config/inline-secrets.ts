import type { Fault, FaultPath } from '#core/config/yaml-source'

const SECRET_KEY = /(^|[_-])(auth|authorization|credentials?|keys?|passwd|password|secrets?|tokens?|api-?key|bearer)$/i
/** Prefixes and shapes of credentials that no configuration has a use for, whatever key they stand under. */
const SECRET_VALUE =
  /\b(sk-[\w-]{16,}|gh[pousr]_\w{20,}|github_pat_\w{20,}|xox[abprs]-[\w-]{10,}|AKIA[0-9A-Z]{16}|Bearer\s+\S{8,})|-----BEGIN [A-Z ]*PRIVATE KEY-----/
const MESSAGE = 'a secret stands in the file'
const HINT = 'put it into a variable and name that: { env: NAME }, and change the secret, since it was written down'

/** Secrets that were written into a configuration instead of being named. The value itself is never in the fault. */
export function inlineSecrets(value: unknown, path: FaultPath = []): Fault[] {
  if (typeof value === 'string') return looksInline(value, path) ? [{ path, message: MESSAGE, hint: HINT }] : []
  if (typeof value !== 'object' || value === null) return []
  const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  return entries.flatMap(([key, inner]) => inlineSecrets(inner, [...path, key]))
}

function looksInline(text: string, path: FaultPath): boolean {
  if (SECRET_VALUE.test(text)) return true
  if (URL.canParse(text) && new URL(text).password !== '') return true
  const [last, ...above] = path.map(String).reverse()
  if (last === undefined || last === 'env' || last === 'file') return false
  return SECRET_KEY.test(last) || (above[0] !== undefined && SECRET_KEY.test(above[0]) && /^(value|token|key|password|secret)$/i.test(last))
}
