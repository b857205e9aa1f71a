import { list, record, token, unknown } from '../fields.js'
import { parts } from '../gemini-generate/parts.js'
import { defineSurface } from '../surface.js'
import { wholeEvents } from '../whole-events.js'

const one = {
  model: token,
  content: { as: 'turn', origin: 'user', of: record({ role: token, parts }) },
  title: { as: 'text', origin: 'document' },
  taskType: token,
  task_type: token,
} as const

/** Gemini's embeddings, one at a time or many. */
export const geminiEmbed = defineSurface({
  id: 'gemini-embed',
  title: 'Gemini embeddings',
  vendor: 'gemini',
  paths: [':embedContent', ':batchEmbedContents'],
  request: record({ ...one, requests: list(record(one)) }),
  response: record({ usageMetadata: unknown }),
  chunk: unknown,
  stream: wholeEvents,
})
