import type { Dialect, WireFault } from './dialect.js'

const error = ({ message }: WireFault) => ({ error: message })

/** https://docs.ollama.com/api/errors */
export const ollamaDialect: Dialect = {
  vendor: 'ollama',
  error,
  lastWords: (fault) => [error(fault)],
  isError: (event) => 'error' in event && event['error'] !== null,
}
