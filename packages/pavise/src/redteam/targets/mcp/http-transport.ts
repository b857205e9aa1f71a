import type { Egress, EgressResponse } from '#core/ports/egress'
import { EventData } from '#redteam/targets/mcp/event-data'
import { type Incoming, type Outgoing, readMessages, written } from '#redteam/targets/mcp/message'
import { type McpTransport, MESSAGE_LIMIT } from '#redteam/targets/mcp/transport'
import { type Patience, patientExchange, patientRequest } from '#redteam/targets/patient-request'

type Listener = Parameters<McpTransport['listen']>[0]

/** Streamable HTTP: every message is a POST, whose answer is one JSON message or a stream of them. The session id of the server is kept. */
export function httpTransport(
  url: string,
  credentials: Readonly<Record<string, string>>,
  egress: Egress,
  patience: Patience,
): McpTransport {
  let listener: Listener | undefined
  let session: string | undefined
  let version: string | undefined
  const headers = (): Record<string, string> => ({
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    ...credentials,
    ...(session === undefined ? {} : { 'mcp-session-id': session }),
    ...(version === undefined ? {} : { 'mcp-protocol-version': version }),
  })

  const read = async (response: EgressResponse, awaited: unknown): Promise<{ status: number; answered: boolean }> => {
    const given = response.headers['mcp-session-id']
    if (typeof given === 'string' && /^[\x21-\x7e]{1,512}$/.test(given)) session = given
    let answered = false
    const hear = (text: string): void => {
      for (const message of readMessages(text)) {
        answered ||= isAnswer(message, awaited)
        listener?.heard(message)
      }
    }
    if (!String(response.headers['content-type'] ?? '').includes('text/event-stream')) hear(await response.text(MESSAGE_LIMIT))
    else {
      const events = new EventData(MESSAGE_LIMIT)
      for await (const bytes of response.body) {
        for (const data of events.push(bytes)) hear(data)
        if (answered) break
      }
      response.discard()
    }
    return { status: response.status, answered }
  }

  return {
    waits: true,
    listen(given) {
      listener = given
    },
    agreed(agreedOn) {
      version = agreedOn
    },
    async send(message: Outgoing, signal) {
      const awaited = 'method' in message && 'id' in message ? message.id : undefined
      const request = { method: 'POST', headers: headers(), body: written(message) }
      const reply = await patientExchange(egress, url, request, signal, patience, (response) => read(response, awaited))
      if (!reply.ok) return reply.reason
      const { status, answered } = reply.value
      if (status === 404 && session !== undefined) listener?.gone('the server has ended the session')
      if (status >= 300 && !answered) return `the target answered ${status}`
      return awaited !== undefined && !answered ? 'the answer of the server holds no reply' : undefined
    },
    async close() {
      if (session === undefined) return
      // Good manners, not a question: it is sent whatever is left of the budget.
      const { allowance: _, ...patient } = patience
      const once = { ...patient, sends: 1, exchangeTimeout: Math.min(patience.exchangeTimeout, 2_000) }
      await patientRequest(egress, url, { method: 'DELETE', headers: headers() }, AbortSignal.timeout(3_000), once).catch(() => undefined)
    },
  }
}

const isAnswer = (message: Incoming, awaited: unknown): boolean =>
  awaited !== undefined && (message.kind === 'result' || message.kind === 'error') && (message.id === awaited || message.id === undefined)
