import type { StreamShape } from '../stream-shape.js'
import { defineSurface } from '../surface.js'

/** What is not known may grow from event to event: the texts at one place are read as one. */
const stream: StreamShape = {
  textPath: ({ path, keys }) => (keys ? null : path),
  callOf: () => ({ group: 0, key: 0 }),
  callPath: (group) => [group],
  finished: () => [],
  partOf: (event) => JSON.stringify(event),
}

/** Any JSON API: every string of it is read, and every rule applies, because nobody knows whose text it is. */
export const anyJson = defineSurface({
  id: 'any-json',
  title: 'Any JSON API',
  paths: [],
  request: { as: 'tree', origin: 'unknown' },
  response: { as: 'tree', origin: 'unknown' },
  chunk: { as: 'tree', origin: 'unknown' },
  stream,
})
