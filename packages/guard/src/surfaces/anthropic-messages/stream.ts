import type { StreamShape } from '../stream-shape.js'

interface Event {
  type?: unknown
  index?: unknown
}

/** Texts of a block that goes on from event to event. */
const GROWING = new Set(['text', 'thinking'])

const blockOf = (event: unknown): number => {
  const { index } = event as Event
  return typeof index === 'number' ? index : 0
}

/** Each block is a group of its own: it is whole when the event comes that closes it. */
export const anthropicMessagesStream: StreamShape = {
  textPath: ({ path, keys }, event) =>
    !keys && path.length === 2 && (path[0] === 'delta' || path[0] === 'content_block') && GROWING.has(String(path[1]))
      ? ['content', blockOf(event), path[1]!]
      : null,
  callOf: (_call, event) => ({ group: blockOf(event), key: 0 }),
  callPath: (group) => ['content', group, 'input'],
  finished: (event) => ((event as Event).type === 'content_block_stop' ? [blockOf(event)] : []),
  partOf: (event) => JSON.stringify(event),
}
