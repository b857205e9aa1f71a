import { PaviseError } from '#core/errors/error'

const codeOf = (error: unknown): string => {
  const code = (error as { code?: unknown } | undefined)?.code
  return typeof code === 'string' ? code : ''
}

/** Serialization failure and deadlock: the same transaction may succeed when tried again. */
export const isRetryable = (error: unknown): boolean => ['40001', '40P01'].includes(codeOf(error))

/** SQLSTATE classes of a server that is going, gone or not there, and what sockets say of it. */
const UNREACHABLE = /^(08|57P0|53300|28|3D000|ECONN|ENOENT|EACCES|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_)/
const GONE = /connection terminated|connection ended|timeout exceeded when trying to connect|Client has encountered a connection error/i

/** A value that its column cannot hold: NUL in a text, no UUID, a number or a day out of range. */
const UNFIT = new Set(['22021', '22P02', '22P05', '22003', '22007', '22008'])

/** An error of the database as a user sees it; what is no fault of the surroundings stays as it is. */
export function storeFault(error: unknown, where = 'the database'): unknown {
  if (error instanceof PaviseError) return error
  const code = codeOf(error)
  const message = error instanceof Error ? error.message : String(error)
  if (code === '53100' || /no space left on device|disk quota exceeded/i.test(message))
    return new PaviseError('PAV_STORE_FULL', 'the database has no room on its disk', { cause: error })
  if (UNFIT.has(code)) return new PaviseError('PAV_INPUT_INVALID', `the database does not take a value: ${message}`, { cause: error })
  if (UNREACHABLE.test(code) || GONE.test(message))
    return new PaviseError('PAV_STORE_UNREACHABLE', `${where} cannot be reached (${code || message})`, { cause: error })
  return error
}
