import type { Vendor } from '@pavise/guard/surfaces'

type Incoming = Readonly<Record<string, string | string[] | undefined>>

/** Whose API a request means, before its route is known: decides in whose words it is refused. */
export function vendorOf(path: string, headers: Incoming): Vendor {
  if (path.startsWith('/api/')) return 'ollama'
  if (/^\/v1(?:beta|alpha)\d*\//.test(path) || path.includes(':generateContent') || headers['x-goog-api-key'] !== undefined) return 'gemini'
  if (path.startsWith('/v1/messages') || headers['anthropic-version'] !== undefined || headers['x-api-key'] !== undefined)
    return 'anthropic'
  return 'openai'
}
