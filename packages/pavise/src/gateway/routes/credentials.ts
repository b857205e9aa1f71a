import type { Vendor } from '@pavise/guard/surfaces'
import type { Admission } from '#gateway/door/door'
import type { Upstream } from '#gateway/upstream'

type Incoming = Readonly<Record<string, string | string[] | undefined>>

/** Headers in which the clients of each vendor send keys. What is another vendor's never goes to this one. */
const OWN: Readonly<Record<Vendor, readonly string[]>> = {
  openai: ['authorization'],
  anthropic: ['authorization', 'x-api-key'],
  gemini: ['authorization', 'x-goog-api-key'],
  ollama: ['authorization'],
}

/** The header that says who asks at the upstream: its own key, else the client's where that is meant for it. */
export function credentials({ vendor, key }: Upstream, client: Incoming, admission: Admission): Record<string, string> {
  if (key !== undefined) {
    // Versions of Anthropic's API differ in the header: the client knows which one its version takes.
    if (vendor === 'anthropic' && client['authorization'] === undefined) return { 'x-api-key': key }
    return vendor === 'gemini' ? { 'x-goog-api-key': key } : { authorization: `Bearer ${key}` }
  }
  const headers: Record<string, string> = {}
  if (!admission.authorizationIsForUpstream) return headers
  for (const name of OWN[vendor]) {
    const value = client[name]
    if (typeof value === 'string') headers[name] = value
  }
  if (vendor === 'gemini' && admission.queryKey !== undefined) headers['x-goog-api-key'] ??= admission.queryKey
  return headers
}
