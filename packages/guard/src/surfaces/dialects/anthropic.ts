import type { Dialect, WireFault } from './dialect.js'

const TYPES: Readonly<Record<number, string>> = {
  401: 'authentication_error',
  403: 'permission_error',
  404: 'not_found_error',
  413: 'request_too_large',
  429: 'rate_limit_error',
  504: 'timeout_error',
  529: 'overloaded_error',
}

const error = ({ status, message }: WireFault) => ({
  type: 'error',
  error: { type: TYPES[status] ?? (status < 500 ? 'invalid_request_error' : 'api_error'), message },
})

/** https://docs.anthropic.com/en/api/errors */
export const anthropicDialect: Dialect = {
  vendor: 'anthropic',
  error,
  lastWords: (fault) => [error(fault)],
  isError: (event) => event['type'] === 'error',
}
