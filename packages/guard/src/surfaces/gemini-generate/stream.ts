import type { Piece } from '../reading.js'
import type { StreamShape } from '../stream-shape.js'

interface Chunk {
  usageMetadata?: unknown
  candidates?: { index?: unknown; finishReason?: unknown; content?: { parts?: { thought?: unknown }[] } }[]
}

/** Candidates go by their index, which a lone one may leave out. */
function candidateOf(position: number, event: unknown): number {
  const index = (event as Chunk).candidates?.[position]?.index
  return typeof index === 'number' ? index : position
}

function isThought({ path }: Piece, event: unknown): boolean {
  return (event as Chunk).candidates?.[path[1] as number]?.content?.parts?.[path[4] as number]?.thought === true
}

/** Words of the protocol: any other text of a part may go on from event to event. */
const PROTOCOL = new Set(['thoughtSignature', 'thought_signature'])

/** Text and thoughts of a candidate grow from event to event, whatever part they stand in; calls come whole. */
export const geminiStream: StreamShape = {
  textPath: (piece, event) => {
    const { path, keys } = piece
    const isText = !keys && path.length === 6 && path[0] === 'candidates' && path[3] === 'parts' && !PROTOCOL.has(String(path[5]))
    return isText ? ['candidates', candidateOf(path[1] as number, event), 'content', isThought(piece, event) ? 'thought' : path[5]!] : null
  },
  callOf: () => ({ group: 0, key: 0 }),
  callPath: (group) => ['candidates', group],
  finished: () => [],
  partOf: (event, path) => {
    const { usageMetadata: _, ...body } = event as Chunk
    const at = Number(path[1])
    return JSON.stringify({ ...body, candidates: body.candidates?.map((one, i) => (i === at ? { ...one, finishReason: undefined } : one)) })
  },
}
