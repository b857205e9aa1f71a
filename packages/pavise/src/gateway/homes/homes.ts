import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'

/** Where the processes of one gateway reach each other: each has a place and listens there on a socket of its own. */
export interface Homes {
  /** A folder that only this user can enter. */
  readonly folder: string
  /** How many processes share the gateway's address. */
  readonly count: number
  /** The place of this process, from 0. */
  readonly place: number
}

/**
 * Hands a request to the process that listens on `socket` and its answer back to the client. Answers false, having read nothing, where nobody listens
 * there.
 */
export type Relay = (socket: string, request: IncomingMessage, response: ServerResponse) => Promise<boolean>

/** Which process gave an answer that requests can go on from. */
export interface AnswerHomes {
  /** This one keeps it. */
  kept(key: string): void
  /** The place of the process that keeps it; undefined where none is known. Never rejects. */
  homeOf(key: string): Promise<number | undefined>
}

export const socketOf = ({ folder }: Homes, place: number): string => join(folder, `${place}.sock`)

/**
 * The place of the process that has the session or the MCP conversation that a request names, undefined where the request may be answered anywhere. What
 * is remembered of a session (labels, risk) is in one process only, so all its requests have to be answered there.
 */
export function homeOf(homes: Homes, { headers, url = '' }: IncomingMessage, sessionHeader: string | undefined): number | undefined {
  const named = sessionHeader === undefined ? undefined : headers[sessionHeader]
  const name = typeof named === 'string' && named !== '' ? named : url.startsWith('/mcp/') ? headers['mcp-session-id'] : undefined
  if (typeof name !== 'string') return undefined
  return createHash('sha256').update(name).digest().readUInt32BE(0) % homes.count
}
