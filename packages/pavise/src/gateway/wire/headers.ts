type Incoming = Readonly<Record<string, string | string[] | undefined>>

/** What a client's headers may tell the upstream. Everything else stays here: keys, cookies, addresses, settings of other gateways. */
const TO_UPSTREAM =
  /^(?:accept-language|user-agent|idempotency-key|x-request-id|traceparent|tracestate|x-server-timeout|x-goog-(?:api-client|user-project)|(?:openai|anthropic|x-stainless)-[a-z-]+)$/

/** RFC 9110 7.6.1, and what is no longer true of a body that was read, or would change how the client treats this host. */
const NOT_TO_CLIENT = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'content-length',
  'content-encoding',
  'content-md5',
  'digest',
  'repr-digest',
  'etag',
  'set-cookie',
  'alt-svc',
  'strict-transport-security',
  'access-control-allow-origin',
  'access-control-allow-credentials',
])

/** Types of answers that are read; under any other name a client could read them otherwise. */
const KNOWN_TYPE = /^(?:application\/json|application\/x-ndjson|text\/event-stream|text\/plain)\s*(?:;\s*charset\s*=\s*"?utf-?8"?\s*)?$/i

/** Headers of the request upstream: the client's harmless ones and `credentials`. `type` is that of the body, where there is one. */
export function upstreamHeaders(
  client: Incoming,
  credentials: Readonly<Record<string, string>>,
  type: string | undefined,
): Record<string, string> {
  const headers: Record<string, string> = { 'accept-encoding': 'identity' }
  if (type !== undefined) headers['content-type'] = type
  for (const name in client) {
    const value = client[name]
    if (typeof value === 'string' && TO_UPSTREAM.test(name)) headers[name] = value
  }
  return Object.assign(headers, credentials)
}

/** Headers of the answer to the client, without what names a hop, a length or Pavise itself. */
export function clientHeaders(upstream: Incoming): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {}
  const listed = typeof upstream.connection === 'string' ? upstream.connection.toLowerCase() : ''
  for (const name in upstream) {
    const value = upstream[name]
    if (value === undefined || NOT_TO_CLIENT.has(name) || name.startsWith('x-pavise-')) continue
    if (name === 'content-type' && !(typeof value === 'string' && KNOWN_TYPE.test(value))) continue
    if (listed !== '' && listed.split(',').some((item) => item.trim() === name)) continue
    headers[name] = value
  }
  return headers
}
