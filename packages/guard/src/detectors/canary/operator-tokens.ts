/** Letters and digits that a token must have to be taken for a secret: shorter ones are names, ids and amounts that answers repeat. */
const LEAST = 10
const TOKEN = /[^\s"'`<>()[\]{},;|]{10,200}/g

/**
 * Strings in the operator's text that look like secrets: unbroken, of letters and digits together, no address, URL, date or version.
 * A reference tag, a passphrase with a number or a key is one; "gpt-4", "order 1234" and "help@shop.example" are none. Linear.
 */
export function operatorTokens(operatorText: string): string[] {
  const found = new Set<string>()
  for (const [match] of operatorText.matchAll(TOKEN)) {
    const token = match.replace(/^[.:!?*_-]+|[.:!?*_-]+$/g, '')
    if (isSecretLike(token)) found.add(token)
  }
  return [...found]
}

function isSecretLike(token: string): boolean {
  if (/[@/\\]/.test(token) || /^\+?[\d\s().:-]+$/.test(token)) return false
  if (/^v?\d+(?:\.\d+)+/.test(token) || /\d{4}-\d{2}-\d{2}/.test(token) || /\.[a-z]{2,}$/i.test(token)) return false
  const marks = token.replace(/[^\p{L}\p{N}]/gu, '')
  return marks.length >= LEAST && /\p{L}/u.test(marks) && /\d/.test(marks)
}
