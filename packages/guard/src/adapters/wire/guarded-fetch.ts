import type { GuardSession } from '../../policy/guard.js'
import { applyEdits } from '../../surfaces/apply-edits.js'
import { GuardError } from '../../vocabulary/error.js'
import { type AdapterOptions, sessionOf, settle } from '../adapter-options.js'
import { blockedMessage, type Phase } from '../guard-blocked.js'
import { guardedStream } from './guarded-stream.js'
import type { WireApi } from './wire-api.js'

/** The platform's `fetch`, or what an application puts in its place. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>

export interface FetchOptions extends AdapterOptions {
  /**
   * What happens to a request with a body to a path that no surface describes (images, files): `refuse` (the default) or `pass`
   * unseen. Requests without a body always pass.
   */
  other?: 'refuse' | 'pass'
}

/**
 * A `fetch` for a vendor's client: requests and answers, streamed ones too, are inspected on the wire, and what is blocked comes back in the
 * vendor's own error shape, so that the client throws its own error class and does not retry.
 */
export function guardedFetch(send: Fetch, apis: readonly WireApi[], options: FetchOptions): Fetch {
  return async (input, init) => {
    const api = apiOf(input, apis)
    const text = await bodyText(input, init)
    if (text === undefined || (!api && options.other === 'pass')) return send(input, init)
    if (!api)
      return refusal(apis[0]!, 404, 'The guard has no surface for this path; pass `other: "pass"` to send it unseen', 'unknown_surface')
    return exchange(send, api, { input, init, text }, api === apis[0] ? options : { ...options, ...speaking(api, options) })
  }
}

/** A session that was given speaks the first API; for another one it goes on in that one's words. */
function speaking({ surface }: WireApi, { guard, session, principal }: AdapterOptions): { session?: GuardSession } {
  return session ? { session: guard.session({ ...(principal && { principal }), surface, continues: session }) } : {}
}

interface Outgoing {
  input: string | URL | Request
  init: RequestInit | undefined
  text: string
}

async function exchange(send: Fetch, api: WireApi, { input, init, text }: Outgoing, options: FetchOptions): Promise<Response> {
  const session = sessionOf(options, api.surface)
  let guarded: string | Response
  try {
    guarded = await inspected(api, text, 'request', session, options)
  } catch (fault) {
    if (!(fault instanceof GuardError || fault instanceof SyntaxError)) throw fault
    return refusal(api, 400, `The guard cannot read the request: ${fault.message}`, 'invalid_request')
  }
  if (typeof guarded !== 'string') return guarded
  const answer = await send(input, {
    ...init,
    ...(input instanceof Request && { method: input.method }),
    ...withBody(input, init, guarded),
  })
  return inspectAnswer(api, answer, session, options)
}

/** The body as it may go on, or the refusal. */
async function inspected(
  api: WireApi,
  text: string,
  phase: Phase,
  session: GuardSession,
  options: FetchOptions,
): Promise<string | Response> {
  const body = JSON.parse(text)
  const decision = phase === 'request' ? session.request(body) : session.response(body)
  if ((await settle(decision, phase, options)) === 'block') return refusal(api, 400, blockedMessage(decision, phase), 'content_filter')
  // What was parsed is what goes on: a second reading of the same bytes could differ.
  return JSON.stringify(applyEdits(body, decision.edits))
}

async function inspectAnswer(api: WireApi, answer: Response, session: GuardSession, options: FetchOptions): Promise<Response> {
  if (!answer.ok) return inspectFailure(api, answer, options)
  const type = answer.headers.get('content-type') ?? ''
  if (/^text\/event-stream\b/iu.test(type) && answer.body)
    return new Response(guardedStream(api, answer.body, session, options), { status: answer.status, headers: kept(answer.headers) })
  try {
    const guarded = await inspected(api, await answer.text(), 'response', session, options)
    return typeof guarded === 'string' ? new Response(guarded, { status: answer.status, headers: kept(answer.headers) }) : guarded
  } catch (fault) {
    if (!(fault instanceof GuardError || fault instanceof SyntaxError)) throw fault
    return refusal(api, 502, 'The guard cannot read the answer: it is not what this API sends', 'upstream_malformed')
  }
}

/** An error of the server may repeat what was sent or what its prompt says: it is read as one text of unknown origin. */
async function inspectFailure(api: WireApi, answer: Response, options: FetchOptions): Promise<Response> {
  const text = await answer.text()
  const decision = options.guard.inspect({ text, from: 'unknown', ...(options.principal && { principal: options.principal }) })
  if ((await settle(decision, 'response', options)) === 'block')
    return refusal(api, answer.status, blockedMessage(decision, 'response'), 'content_filter')
  return new Response(decision.text, { status: answer.status, headers: kept(answer.headers) })
}

function refusal(api: WireApi, status: number, message: string, code: string): Response {
  // Both vendors' clients ask this header before they try again.
  const headers = { 'content-type': 'application/json', 'x-should-retry': 'false' }
  return new Response(JSON.stringify(api.error(message, code, status)), { status, headers })
}

/** Headers that still hold after the body was read and written anew. */
function kept(headers: Headers): Headers {
  const copy = new Headers(headers)
  for (const name of ['content-length', 'content-encoding', 'transfer-encoding']) copy.delete(name)
  return copy
}

function withBody(input: string | URL | Request, init: RequestInit | undefined, body: string): RequestInit {
  const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined))
  headers.delete('content-length')
  return { body, headers }
}

async function bodyText(input: string | URL | Request, init: RequestInit | undefined): Promise<string | undefined> {
  const body = init?.body
  if (body !== undefined && body !== null) return typeof body === 'string' ? body : new Response(body).text()
  return input instanceof Request && input.body !== null ? input.clone().text() : undefined
}

function apiOf(input: string | URL | Request, apis: readonly WireApi[]): WireApi | undefined {
  const path = new URL(input instanceof Request ? input.url : input).pathname.replace(/\/+$/u, '')
  return apis.find(({ surface }) => surface.paths.some((end) => path.endsWith(end)))
}
