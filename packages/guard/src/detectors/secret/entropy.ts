/** Shannon entropy of a string in bits per unit. */
export function entropy(text: string): number {
  const counts = new Map<number, number>()
  for (let i = 0; i < text.length; i++) counts.set(text.charCodeAt(i), (counts.get(text.charCodeAt(i)) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length)
  return bits
}

/** Stand-ins of documentation: `xxxx`, `your-key-here`, `<TOKEN>`, `${VAR}`, `changeme`, one letter over and over, a counted-up alphabet. */
export function isPlaceholder(value: string): boolean {
  const lower = value.toLowerCase()
  if (/x{4,}|\*{3,}|\.{3,}|_{4,}|(?:0{8,})/.test(lower)) return true
  if (/^(?:[<[{$%].*|.*[>\]}])$/.test(lower) && /^[<[{$%]+/.test(lower)) return true
  if (
    /\b(?:your|my|example|sample|placeholder|redacted|dummy|fake|changeme|change-me|insert|replace|todo|none|null|undefined|true|false)\b/.test(
      lower.replaceAll('_', '-'),
    )
  )
    return true
  if (/example|abcdefghij|0123456789|1234567890|process\.env|os\.environ|getenv/.test(lower)) return true
  return new Set(lower).size <= 3
}
