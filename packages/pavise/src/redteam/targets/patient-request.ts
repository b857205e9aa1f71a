import { setTimeout as sleep } from 'node:timers/promises'
import { PaviseError } from '#core/errors/error'
import type { Egress, EgressRequest, EgressResponse } from '#core/ports/egress'

export type Reply =
  | { ok: true; status: number; contentType: string; headers: EgressResponse['headers']; body: string; sends: number }
  | { ok: false; reason: string; sends: number }

export interface Patience {
  /** Sends at most, the first included. */
  readonly sends: number
  /** Longest wait between two sends, in milliseconds, whatever Retry-After says. */
  readonly longestWait: number
  /** Longest time for one exchange, in milliseconds: ends a body that never does. */
  readonly exchangeTimeout: number
  /** Longest body read, in bytes. */
  readonly bodyLimit: number
  /** Sends that are left to the whole run: counted down here, and never sent beyond. */
  readonly allowance?: Allowance
}

export const BUDGET_ENDED = 'the budget of requests was used up'

export interface Allowance {
  left: number
}

export const PATIENCE: Patience = { sends: 4, longestWait: 30_000, exchangeTimeout: 120_000, bodyLimit: 2_000_000 }

/** As `Reply`, for whatever was read of the answer. */
export type Patiently<T> = ({ ok: true; value: T } | { ok: false; reason: string }) & { sends: number }

/** One request and its whole answer; see `patientExchange`. */
export async function patientRequest(
  egress: Egress,
  url: string,
  request: EgressRequest,
  signal: AbortSignal,
  patience: Patience = PATIENCE,
): Promise<Reply> {
  const read = async (response: EgressResponse) => {
    const body = await response.text(patience.bodyLimit)
    const { status, headers } = response
    return { status, contentType: String(headers['content-type'] ?? ''), headers, body }
  }
  const reply = await patientExchange(egress, url, request, signal, patience, read)
  return reply.ok ? { ok: true, ...reply.value, sends: reply.sends } : reply
}

/**
 * One request, sent again on 429, 5xx and broken connections, within bounds. What cannot be had is a reason, not an exception;
 * only the caller's signal and faults meant for the user (a host that was not named) are thrown. `read` has to end: it is cut off
 * when the exchange takes too long.
 */
export async function patientExchange<T>(
  egress: Egress,
  url: string,
  request: EgressRequest,
  signal: AbortSignal,
  patience: Patience,
  read: (response: EgressResponse) => Promise<T>,
): Promise<Patiently<T>> {
  let reason = ''
  for (let sends = 1; sends <= patience.sends; sends++) {
    signal.throwIfAborted()
    if (patience.allowance && patience.allowance.left-- <= 0) return { ok: false, reason: reason || BUDGET_ENDED, sends: sends - 1 }
    let wait = Math.min(patience.longestWait, 100 * 2 ** sends)
    let overdue = false
    try {
      const response = await egress.request(url, { ...request, signal, idleTimeout: patience.exchangeTimeout })
      if (response.status === 429 || response.status >= 500) {
        response.discard()
        reason = `the target answered ${response.status}`
        wait = retryAfter(response.headers['retry-after'], wait, patience.longestWait)
      } else {
        const deadline = setTimeout(() => {
          overdue = true
          response.discard()
        }, patience.exchangeTimeout)
        try {
          return { ok: true, value: await read(response), sends }
        } finally {
          clearTimeout(deadline)
        }
      }
    } catch (error) {
      signal.throwIfAborted()
      if (overdue) return { ok: false, reason: `the answer did not end within ${patience.exchangeTimeout / 1000} s`, sends }
      reason = failureReason(error)
      if (!isBrokenConnection(error)) return { ok: false, reason, sends }
    }
    if (sends === patience.sends) return { ok: false, reason: `${reason}, ${sends} times`, sends }
    await sleep(wait, undefined, { signal })
  }
  return { ok: false, reason, sends: patience.sends }
}

function isBrokenConnection(error: unknown): boolean {
  return error instanceof PaviseError && error.code === 'PAV_EGRESS_FAILED'
}

export function failureReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof PaviseError && (error.code === 'PAV_EGRESS_REFUSED' || error.code === 'PAV_EGRESS_ADDRESS')) throw error
  return error.message.split('\n')[0]!
}

/** Seconds or an HTTP date (RFC 9110 10.2.3), in milliseconds, bounded. */
function retryAfter(header: string | string[] | undefined, otherwise: number, longest: number): number {
  const text = Array.isArray(header) ? header[0] : header
  if (text === undefined) return otherwise
  const seconds = Number(text)
  const milliseconds = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(text) - Date.now()
  return Number.isFinite(milliseconds) ? Math.min(longest, Math.max(0, milliseconds)) : otherwise
}
