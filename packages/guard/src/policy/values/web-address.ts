const ADDRESS = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s<>"'`\\{}|^\u0000-\u0020]+|\bwww\.[^\s<>"'`\\{}|^]+/giu

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
  if (!text.includes('://') && !/www\./iu.test(text)) return []
  return [...text.matchAll(ADDRESS)].flatMap(([found]) => {
    const trimmed = found.replace(/[.,;:!?)\]]+$/u, '')
    const forms = [found, trimmed].map(canonicalUrl)
    return forms.filter((url): url is string => url !== null)
  })
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
