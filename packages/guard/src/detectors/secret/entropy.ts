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

/** What a key looks like and a word does not: digits or both cases, and many different signs. */
export function looksRandom(value: string): boolean {
  const mixed = /[0-9]/.test(value) || (/[a-z]/.test(value) && /[A-Z]/.test(value.slice(1)))
  return mixed && entropy(value) >= (value.length < 20 ? 2.6 : 3)
}

/** Keys that documentation of their issuers prints for everybody. */
const SAMPLES: readonly string[] = [
  'AKIAIOSFODNN7EXAMPLE',
  'AKIAI44QH8DHBEXAMPLE',
  'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY',
  'sk_test_4eC39HqLyjWDarjtT1zdp7dc',
  'sk_test_26PHem9AhJZvU623DfE1x4sd',
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c',
]

export function isSample(value: string): boolean {
  return SAMPLES.includes(value)
}
