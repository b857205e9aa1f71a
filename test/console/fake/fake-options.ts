import type { Role } from '../../../packages/pavise/src/core/access/permissions.js'

/** What a test asks of the fake: states that a real server reaches only by luck. */
export interface FakeOptions {
  readonly role?: Role
  readonly findings?: number
  /** Nothing is there yet. */
  readonly empty?: boolean
  readonly signedOut?: boolean
  /** Paths that answer with a problem, by how they start. */
  readonly fail?: Readonly<Record<string, { status: number; code: string; message: string; hint?: string }>>
  /** Paths that never answer. */
  readonly hang?: readonly string[]
}

/** A request as its route's schemas read it. */
export interface Ask {
  readonly params: Readonly<Record<string, string | number>>
  readonly query: Readonly<Record<string, string | number | undefined>>
  readonly body: unknown
  readonly version: number | undefined
}

/** Answers of one part of the API, by method and path of the route. */
export type Handlers = Readonly<Record<string, (ask: Ask) => unknown>>

export class FakeProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly hint = '',
  ) {
    super(message)
  }
}

export function found<Row>(row: Row | undefined): Row {
  if (row === undefined)
    throw new FakeProblem(404, 'PAV_NOT_FOUND', 'There is no such thing.', 'It may have been removed. Go back to the list.')
  return row
}
