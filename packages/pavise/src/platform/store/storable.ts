/** PostgreSQL holds no NUL in a text and no half of a surrogate pair in JSON; both come from hostile input. They become U+FFFD. */
export function storableText(text: string): string {
  return text.includes('\0') || !text.isWellFormed() ? text.toWellFormed().replaceAll('\0', '\uFFFD') : text
}

/** JSON that a `jsonb` column takes. */
export function storableJson(value: unknown): string {
  const text = JSON.stringify(value) ?? 'null'
  return /\\u(?:0000|d[89a-f])/i.test(text) ? JSON.stringify(mended(value)) : text
}

function mended(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value)
  if (Array.isArray(value)) return value.map(mended)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [storableText(key), mended(inner)]))
}
