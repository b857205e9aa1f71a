import { dialectOf, type WireFault } from '../../surfaces/dialects/index.js'
import type { Surface } from '../../surfaces/surface.js'
import { dataEvent, type WireApi } from './wire-api.js'

/** A surface on the wire, in the words of its vendor. Events of some APIs have names: the type that the payload says. */
export function surfaceApi(surface: Surface): WireApi {
  const dialect = dialectOf(surface)
  const fault = (message: string, code: string, status: number): WireFault => ({ status, code, type: code, message, param: null })
  const event = (payload: string) => dataEvent(payload, NAMED.has(surface.id) ? nameOf(payload) : undefined)
  return {
    surface,
    error: (message, code, status) => dialect.error(fault(message, code, status)),
    event,
    lastEvents: (message) =>
      dialect
        .lastWords(fault(message, 'content_filter', 400), surface.id, { choices: [], events: 0 })
        .map((payload) => event(typeof payload === 'string' ? payload : JSON.stringify(payload))),
  }
}

/** Surfaces whose events have names. */
const NAMED: ReadonlySet<string> = new Set(['anthropic-messages', 'openai-responses'])

function nameOf(payload: string): string | undefined {
  try {
    const { type } = JSON.parse(payload)
    return typeof type === 'string' && /^[\w.]+$/u.test(type) ? type : undefined
  } catch {
    return undefined
  }
}
