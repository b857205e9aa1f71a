import { definition, list, media, record, token, turnText, unknown } from '../fields.js'
import type { StreamShape } from '../stream-shape.js'
import { defineSurface, type Field } from '../surface.js'

const typed: Field = { as: 'turn', origin: 'user', of: turnText }
const operator: Field = { as: 'turn', origin: 'system', of: turnText }

const stream: StreamShape = {
  textPath: ({ path, keys }) => (!keys && path.length === 1 && (path[0] === 'response' || path[0] === 'thinking') ? path : null),
  callOf: () => ({ group: 0, key: 0 }),
  callPath: (group) => [group],
  finished: () => [],
  partOf: (event) => JSON.stringify(event),
}

const answer: Field = {
  as: 'turn',
  origin: 'assistant',
  of: record({
    model: token,
    created_at: token,
    done_reason: token,
    response: turnText,
    thinking: { as: 'text', origin: 'reasoning' },
    logprobs: { as: 'tokens' },
    context: { as: 'ids', origin: 'turn' },
    image: media,
  }),
}

/** Ollama's own generation from a prompt. `context` is the conversation so far as numbers of the tokenizer. */
export const ollamaGenerate = defineSurface({
  id: 'ollama-generate',
  title: 'Ollama generate',
  vendor: 'ollama',
  paths: ['/api/generate'],
  request: record({
    model: token,
    system: operator,
    template: operator,
    prompt: typed,
    suffix: typed,
    images: list(media),
    format: definition,
    context: { as: 'ids', origin: 'user' },
    options: unknown,
    keep_alive: token,
  }),
  response: answer,
  chunk: answer,
  stream,
})
