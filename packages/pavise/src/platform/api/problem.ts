import { z } from 'zod'
import { ERRORS, type ErrorCode } from '#core/errors/catalogue'
import { PaviseError } from '#core/errors/error'
import { storeFault } from '#platform/store/faults'

/** One thing wrong with a request: where, what, and what to do. */
export const requestFaultSchema = z.object({
  /** `body.name`, `query.limit`, … */
  path: z.string(),
  message: z.string(),
  hint: z.string().optional(),
})
export type RequestFault = z.infer<typeof requestFaultSchema>

/** Every answer that is no success (RFC 9457, application/problem+json). */
export const problemSchema = z.object({
  code: z.string(),
  message: z.string(),
  hint: z.string(),
  status: z.number().int(),
  faults: z.array(requestFaultSchema).optional(),
  /** Of a fault in Pavise: the line of the log that tells more. */
  incident: z.string().optional(),
})
export type Problem = z.infer<typeof problemSchema>

/** What was sent does not fit its schema: all of it at once. */
export class InvalidInput extends PaviseError {
  constructor(readonly faults: readonly RequestFault[]) {
    super('PAV_INPUT_INVALID', faults.map(({ path, message }) => (path === '' ? message : `${path} ${message}`)).join('; '))
  }
}

/** The problem that an error is for the client. Only a PaviseError speaks for itself; anything else is a fault in Pavise without details. */
export function problemOf(thrown: unknown, incident: () => string): Problem {
  const error = ofFile(thrown) ? thrown : storeFault(thrown)
  if (error instanceof PaviseError) {
    return {
      code: error.code,
      message: error.message,
      hint: error.hint,
      status: error.status,
      ...(error instanceof InvalidInput ? { faults: [...error.faults] } : {}),
    }
  }
  const own = ownFault(error)
  if (own) return own
  return { ...plain('PAV_INTERNAL', 'this request met a fault in Pavise'), incident: incident() }
}

/** A fault of a file or folder, which has codes of its own that look like those of a connection. */
function ofFile(error: unknown): boolean {
  const { syscall } = (error ?? {}) as { syscall?: unknown }
  return typeof syscall === 'string' && syscall !== 'connect'
}

/** Faults that the HTTP server itself finds. */
function ownFault(error: unknown): Problem | undefined {
  const { code, statusCode } = (error ?? {}) as { code?: unknown; statusCode?: unknown }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || statusCode === 413) return plain('PAV_BODY_TOO_LARGE', 'the body is larger than 2 MB')
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' || statusCode === 415) return plain('PAV_MEDIA_TYPE', 'the body is not application/json')
  if (statusCode === 429) return plain('PAV_RATE_LIMITED', 'too many requests from one place')
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) {
    return plain('PAV_INPUT_INVALID', 'the request cannot be read')
  }
  return undefined
}

export function plain(code: ErrorCode, message: string): Problem {
  return { code, message, hint: ERRORS[code].hint, status: ERRORS[code].status }
}
