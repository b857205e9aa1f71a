import { record, token, tokens, turnText, unknown } from '../fields.js'
import type { StreamShape } from '../stream-shape.js'
import { defineSurface, type Field } from '../surface.js'

interface Chunk {
  usage?: unknown
  choices?: { index?: unknown; finish_reason?: unknown }[]
}

/** Each choice is one text. */
const stream: StreamShape = {
  textPath: ({ path, turn, keys }, event) => {
    if (keys || path[0] !== 'choices' || path[2] !== 'text' || path.length !== 3) return null
    const index = (event as Chunk).choices?.[turn]?.index
    return ['choices', typeof index === 'number' ? index : turn, 'text']
  },
  callOf: () => ({ group: 0, key: 0 }),
  callPath: (group) => ['choices', group],
  finished: () => [],
  partOf: (event, path) => {
    const body = event as Chunk
    const at = Number(path[1])
    const choices = body.choices?.map((choice, i) => (i === at ? { ...choice, finish_reason: null } : choice))
    return JSON.stringify({ ...body, choices, ...(body.usage !== undefined && { usage: null }) })
  },
}

const answer: Field = record({
  id: token,
  object: token,
  created: token,
  model: token,
  system_fingerprint: token,
  choices: { as: 'turns', of: record({ index: token, text: turnText, finish_reason: token, logprobs: tokens }) },
  usage: unknown,
})

/** OpenAI completions, the older form with a prompt instead of messages. */
export const openaiCompletions = defineSurface({
  id: 'openai-completions',
  title: 'OpenAI completions',
  vendor: 'openai',
  paths: ['/completions'],
  request: record({
    model: token,
    prompt: { as: 'turn', origin: 'user', of: { as: 'ids', origin: 'turn' } },
    suffix: { as: 'turn', origin: 'user', of: turnText },
  }),
  response: answer,
  chunk: answer,
  stream,
})
