import { defineSurface, type Field } from '@pavise/guard/surfaces'

const field: Field = { as: 'turn', origin: 'assistant', of: { as: 'tree', origin: 'turn' } }

/**
 * Errors of an upstream, whatever their shape: they repeat parts of requests, so every text of them is judged like an answer of the
 * assistant.
 */
export const errorSurface = defineSurface({
  id: 'upstream-error',
  title: 'Errors of upstreams',
  paths: [],
  request: field,
  response: field,
  chunk: field,
  stream: {
    textPath: () => null,
    callOf: () => ({ group: 0, key: 0 }),
    callPath: () => [],
    finished: () => [],
    partOf: (event) => JSON.stringify(event),
  },
})
