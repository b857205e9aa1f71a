import type { z } from 'zod'
import { PaviseError } from '#core/errors/error'
import type { Egress, EgressResponse } from '#core/ports/egress'

/** A service of Sigstore, and how it is reached. */
export interface Service {
  readonly egress: Egress
  /** Base URL, as the user named it. */
  readonly url: string
  readonly signal?: AbortSignal
}

const MOST = 4 * 1024 * 1024
const PATIENCE = 30_000

export interface Answer {
  readonly status: number
  readonly text: string
  readonly location?: string
}

/** Sends JSON, or asks for it where there is no body. Throws PAV_EGRESS_… where the service cannot be reached. */
export async function ask({ egress, url, signal }: Service, path: string, body?: unknown): Promise<Answer> {
  const response = await egress.request(`${url.replace(/\/+$/, '')}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    idleTimeout: PATIENCE,
    ...(signal ? { signal } : {}),
  })
  const location = header(response, 'location')
  return { status: response.status, text: await response.text(MOST), ...(location === undefined ? {} : { location }) }
}

const header = (response: EgressResponse, name: string): string | undefined => {
  const value = response.headers[name]
  return Array.isArray(value) ? value[0] : value
}

/** The answer in the shape that the service promises. Throws PAV_SIGN_SERVICE. */
export function shapedAnswer<Shape>(name: string, { text }: Answer, schema: z.ZodType<Shape>): Shape {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new PaviseError('PAV_SIGN_SERVICE', `${name} answered what is not JSON`, { cause })
  }
  const read = schema.safeParse(json)
  if (read.success) return read.data
  const [first] = read.error.issues
  throw new PaviseError('PAV_SIGN_SERVICE', `${name} answered what it should not: ${first?.path.join('.') ?? ''}: ${first?.message ?? ''}`)
}

/** What a service said when it refused, in one line. */
export function refusal(name: string, { status, text }: Answer): PaviseError {
  let said = ''
  try {
    const { message } = JSON.parse(text) as { message?: unknown }
    if (typeof message === 'string') said = message
  } catch {
    // Below: the status is all that is known.
  }
  const line = said.replace(/\p{C}+/gu, ' ').slice(0, 300)
  return new PaviseError('PAV_SIGN_SERVICE', `${name} refused (${status})${line ? `: ${line}` : ''}`)
}
