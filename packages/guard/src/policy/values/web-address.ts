const LONGEST = 8192
/** The end of a URL in running text: white space, quotes, and what no URL holds unencoded. */
const END = /[\s<>"'`\\{}|^]/u
const SCHEME = /[a-z][a-z0-9+.-]{0,20}$/iu

/**
 * A URL in the one spelling in which two of them are compared: scheme and host in lower case, no default port, percent-encoding only
 * where needed, no fragment, no slash at the very end. Null for what is no URL. User info stays: it changes where the request goes.
 */
export function canonicalUrl(text: string): string | null {
  const written = text.trim()
  try {
    const url = new URL(/^www\./iu.test(written) ? `https://${written}` : written)
    if (url.host === '') return null
    const user = url.username || url.password ? `${url.username}:${url.password}@` : ''
    const path = respell(url.pathname).replace(/\/+$/u, '')
    return `${url.protocol}//${user}${url.host}${path}${respell(url.search)}`
  } catch {
    return null
  }
}

/** Decodes what needs no encoding and writes the remaining escapes in upper case (RFC 3986, 6.2.2). */
function respell(part: string): string {
  return part.replace(/%[0-9a-f]{2}/giu, (encoded) => {
    const char = String.fromCharCode(Number.parseInt(encoded.slice(1), 16))
    return /[A-Za-z0-9._~-]/u.test(char) ? char : encoded.toUpperCase()
  })
}

/** The URLs in a text, canonical. A sentence's punctuation at the end is none of the URL's. */
export function webAddresses(text: string): string[] {
  const found: string[] = []
  let after = 0
  for (const start of starts(text)) {
    if (start < after) continue
    const length = text.slice(start, start + LONGEST).search(END)
    const written = text.slice(start, length < 0 ? start + LONGEST : start + length)
    after = start + written.length
    for (const form of new Set([written, written.replace(/[.,;:!?)\]]+$/u, '')])) {
      const url = canonicalUrl(form)
      if (url !== null) found.push(url)
    }
  }
  return found
}

/** Where URLs begin: the scheme before `://`, or `www.` at the start of a word. */
function starts(text: string): number[] {
  const found: number[] = []
  for (let i = text.indexOf('://'); i >= 0; i = text.indexOf('://', i + 3)) {
    const scheme = SCHEME.exec(text.slice(Math.max(0, i - 21), i))
    if (scheme) found.push(i - scheme[0].length)
  }
  for (const match of text.matchAll(/(?<![\p{L}\p{N}/@.])www\./giu)) found.push(match.index)
  return found.sort((a, b) => a - b)
}

/** The canonical form of a value that is a URL as a whole. */
export function asWebAddress(value: string): string | null {
  return /^(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.)\S+$/iu.test(value.trim()) ? canonicalUrl(value) : null
}

/** Host of a canonical URL, without port. */
export function hostOf(url: string): string | null {
  try {
    return new URL(url).hostname
  } catch {
    return null
  }
}
