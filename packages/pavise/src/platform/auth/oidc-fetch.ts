import type { CustomFetch } from 'openid-client'
import type { Egress } from '#core/ports/egress'

const LARGEST = 1024 * 1024

/** Lets the OIDC client speak through the one way out. */
export function egressFetch(egress: Egress): CustomFetch {
  return async (url, { method, headers, body, signal }) => {
    const answer = await egress.request(url, {
      method,
      headers,
      ...(body === undefined || body === null ? {} : { body: bodyText(body) }),
      ...(signal ? { signal } : {}),
      idleTimeout: 15_000,
    })
    const text = await answer.text(LARGEST)
    const kept = new Headers()
    for (const [name, value] of Object.entries(answer.headers)) for (const one of [value ?? []].flat()) kept.append(name, one)
    // Statuses without a body must be given none.
    return new Response([204, 205, 304].includes(answer.status) ? null : text, { status: answer.status, headers: kept })
  }
}

function bodyText(body: unknown): string {
  if (typeof body === 'string') return body
  if (body instanceof URLSearchParams) return body.toString()
  throw new TypeError('the OIDC client sends forms only')
}
