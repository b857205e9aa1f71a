import { list, record, token, tokens, turnText, unknown } from '../fields.js'
import { formParts } from '../form-parts.js'
import type { StreamShape } from '../stream-shape.js'
import { defineSurface } from '../surface.js'

const typeOf = (event: unknown): string => String((event as { type?: unknown }).type)

/** One text that grows, and is said once more at its end. */
const stream: StreamShape = {
  textPath: ({ path, keys }, event) =>
    !keys && path.length === 1 && path[0] === 'delta' && typeOf(event) === 'transcript.text.delta' ? ['text'] : null,
  repeats: ({ path, keys }, event) =>
    !keys && path.length === 1 && path[0] === 'text' && typeOf(event) === 'transcript.text.done' ? ['text'] : null,
  callOf: () => ({ group: 0, key: 0 }),
  callPath: (group) => [group],
  finished: () => [],
  partOf: (event) => JSON.stringify(event),
}

const spoken = { id: token, type: token, text: turnText, speaker: token }

/** OpenAI's transcription and translation of sound: a form goes in, what was heard comes out. */
export const openaiAudio = defineSurface({
  id: 'openai-audio',
  title: 'OpenAI transcription',
  vendor: 'openai',
  paths: ['/audio/transcriptions', '/audio/translations'],
  request: formParts('user'),
  response: {
    as: 'turn',
    origin: 'assistant',
    of: record({
      task: token,
      language: token,
      text: turnText,
      words: list(record({ word: turnText })),
      segments: list(record({ ...spoken, tokens: { as: 'ids', origin: 'turn' } })),
      logprobs: tokens,
      usage: unknown,
    }),
  },
  chunk: { as: 'turn', origin: 'assistant', of: record({ ...spoken, delta: turnText, logprobs: tokens, usage: unknown }) },
  stream,
})
