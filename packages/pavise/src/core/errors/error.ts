import { ERRORS, type ErrorCode } from './catalogue.js'

/** The one error that a user sees: a code of the catalogue, one line that names the thing, and what to do. */
export class PaviseError extends Error {
  override readonly name = 'PaviseError'
  readonly hint: string
  constructor(
    readonly code: ErrorCode,
    message: string,
    options: { hint?: string; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.hint = options.hint ?? ERRORS[code].hint
  }
  get exit(): number {
    return ERRORS[this.code].exit
  }
  get status(): number {
    return ERRORS[this.code].status
  }
}
