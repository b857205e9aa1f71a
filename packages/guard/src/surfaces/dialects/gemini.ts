import type { Dialect, WireFault } from './dialect.js'

const STATUSES: Readonly<Record<number, string>> = {
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  409: 'ABORTED',
  429: 'RESOURCE_EXHAUSTED',
  499: 'CANCELLED',
  501: 'UNIMPLEMENTED',
  503: 'UNAVAILABLE',
  504: 'DEADLINE_EXCEEDED',
}

const error = ({ status, code, message }: WireFault) => ({
  error: {
    code: status,
    message,
    status: STATUSES[status] ?? (status < 500 ? 'INVALID_ARGUMENT' : 'INTERNAL'),
    details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: code, domain: 'pavise' }],
  },
})

/** https://cloud.google.com/apis/design/errors */
export const geminiDialect: Dialect = {
  vendor: 'gemini',
  error,
  lastWords: (fault) => [error(fault)],
  isError: (event) => 'error' in event && event['error'] !== null,
}
