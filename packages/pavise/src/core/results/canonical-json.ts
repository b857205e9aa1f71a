/**
 * Canonical JSON (RFC 8785): keys sorted by UTF-16 code units, ECMAScript numbers, no white space.
 * Throws a TypeError on what JSON cannot say (NaN, Infinity, lone surrogates, bigint).
 * @example canonicalJson({ b: 1, a: [1e21, 'é'] }) // '{"a":[1e+21,"é"],"b":1}'
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('canonical JSON has no NaN or Infinity')
    return JSON.stringify(value)
  }
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError('canonical JSON has no lone surrogates')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item === undefined ? null : item)).join(',')}]`
  if (typeof value === 'object') {
    const object = value as Readonly<Record<string, unknown>>
    let text = ''
    // Array.prototype.sort compares UTF-16 code units, which is the order of RFC 8785 3.2.3.
    for (const key of Object.keys(object).sort()) {
      const item = object[key]
      if (item !== undefined) text += `${text === '' ? '' : ','}${canonicalJson(key)}:${canonicalJson(item)}`
    }
    return `{${text}}`
  }
  throw new TypeError(`canonical JSON cannot hold a ${typeof value}`)
}
