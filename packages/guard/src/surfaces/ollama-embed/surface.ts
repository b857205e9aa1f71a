import { record, token, unknown } from '../fields.js'
import { defineSurface, type Field } from '../surface.js'
import { wholeEvents } from '../whole-events.js'

const embedded: Field = { as: 'ids', origin: 'user' }

/** Ollama's embeddings, the newer path with `input` and the older one with `prompt`. */
export const ollamaEmbed = defineSurface({
  id: 'ollama-embed',
  title: 'Ollama embeddings',
  vendor: 'ollama',
  paths: ['/api/embed', '/api/embeddings'],
  request: record({ model: token, input: embedded, prompt: embedded, options: unknown, keep_alive: token }),
  response: record({ model: token }),
  chunk: unknown,
  stream: wholeEvents,
})
