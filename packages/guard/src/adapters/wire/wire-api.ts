import type { Surface } from '../../surfaces/surface.js'

/** How one vendor's API says no, so that its own client throws its own error. */
export interface WireApi {
  readonly surface: Surface
  /** The body of an error answer. */
  error(message: string, code: string, status: number): unknown
  /** One payload of a stream as the server sends it, with its name where the API names its events. */
  event(payload: string): string
  /** Events that end a stream that was stopped: the client throws on the error among them. */
  lastEvents(message: string): readonly string[]
}

/** A payload as an event; line breaks in it become lines of data, so that no payload can end its event. */
export function dataEvent(payload: string, name?: string): string {
  const data = payload.split(/\r\n|\r|\n/u).join('\ndata: ')
  return name === undefined ? `data: ${data}\n\n` : `event: ${name}\ndata: ${data}\n\n`
}
