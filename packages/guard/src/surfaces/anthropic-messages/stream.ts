import type { StreamShape } from '../stream-shape.js'

interface Event {
  type?: unknown
  index?: unknown
}

/** Fields of a block or a delta that are words of the protocol. Any other text may go on from event to event, of kinds too that come later. */
const PROTOCOL = new Set([
  'type',
  'id',
  'name',
  'signature',
  'data',
  'stop_reason',
  'stop_sequence',
  'partial_json',
  'tool_use_id',
  'file_id',
])

const blockOf = (event: unknown): number => {
  const { index } = event as Event
  return typeof index === 'number' ? index : 0
}

/** Each block is a group of its own: it is whole when the event comes that closes it. */
export const anthropicMessagesStream: StreamShape = {
  textPath: ({ path, keys }, event) =>
    !keys &&
    path.length === 2 &&
    (path[0] === 'delta' || path[0] === 'content_block') &&
    !PROTOCOL.has(String(path[1])) &&
    !(path[0] === 'delta' && (event as Event).type === 'message_delta')
      ? ['content', blockOf(event), path[1]!]
      : null,
  callOf: (_call, event) => ({ group: blockOf(event), key: 0 }),
  callPath: (group) => ['content', group, 'input'],
  finished: (event) => ((event as Event).type === 'content_block_stop' ? [blockOf(event)] : []),
  partOf: (event) => JSON.stringify(event),
}
