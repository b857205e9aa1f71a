import type { StreamShape } from './stream-shape.js'

/** An answer that does not stream, or of which every event stands for itself. */
export const wholeEvents: StreamShape = {
  textPath: () => null,
  callOf: () => ({ group: 0, key: 0 }),
  callPath: (group) => [group],
  finished: () => [],
  partOf: (event) => JSON.stringify(event),
}
