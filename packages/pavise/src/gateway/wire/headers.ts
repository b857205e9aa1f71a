type Incoming = Readonly<Record<string, string | string[] | undefined>>

/** What a client's headers may tell the upstream. Everything else stays here: keys, cookies, addresses, settings of other gateways. */
const TO_UPSTREAM =
  /^(?:accept-language|user-agent|idempotency-key|x-request-id|traceparent|tracestate|openai-[a-z-]+|x-stainless-[a-z-]+)$/

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
  'content-type',
  'digest',
  'repr-digest',
  'etag',
  'set-cookie',
  'alt-svc',
  'strict-transport-security',
  'access-control-allow-origin',
  'access-control-allow-credentials',
])

/** Headers of the request upstream: the client's harmless ones, the upstream's own key or the authorization that is meant for it. */
export function upstreamHeaders(client: Incoming, authorization: string | undefined, json: boolean): Record<string, string> {
  const headers: Record<string, string> = { 'accept-encoding': 'identity' }
  if (json) headers['content-type'] = 'application/json'
  for (const name in client) {
    const value = client[name]
    if (typeof value === 'string' && TO_UPSTREAM.test(name)) headers[name] = value
  }
  if (authorization !== undefined) headers.authorization = authorization
  return headers
}

/** Headers of the answer to the client, without what names a hop, a length or Pavise itself. */
export function clientHeaders(upstream: Incoming): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {}
  const listed = typeof upstream.connection === 'string' ? upstream.connection.toLowerCase() : ''
  for (const name in upstream) {
    const value = upstream[name]
    if (value === undefined || NOT_TO_CLIENT.has(name) || name.startsWith('x-pavise-')) continue
    if (listed !== '' && listed.split(',').some((item) => item.trim() === name)) continue
    headers[name] = value
  }
  return headers
}
