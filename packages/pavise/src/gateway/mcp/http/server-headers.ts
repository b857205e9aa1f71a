import type { IncomingHttpHeaders } from 'node:http'

/** What a client's headers may tell an MCP server. Everything else stays here: keys, cookies, addresses. */
const TO_SERVER =
  /^(?:accept|accept-language|user-agent|x-request-id|traceparent|tracestate|last-event-id|mcp-session-id|mcp-protocol-version)$/

/** Headers of a request to an MCP server. */
export function serverHeaders(client: IncomingHttpHeaders, authorization: string | undefined, json: boolean): Record<string, string> {
  const headers: Record<string, string> = { 'accept-encoding': 'identity', ...(json && { 'content-type': 'application/json' }) }
  for (const name in client) {
    const value = client[name]
    if (typeof value === 'string' && TO_SERVER.test(name)) headers[name] = value
  }
  if (authorization !== undefined) headers['authorization'] = authorization
  return headers
}
