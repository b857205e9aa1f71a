import { list, record, sealed, token, unknown } from '../fields.js'
import { defineSurface } from '../surface.js'
import { wholeEvents } from '../whole-events.js'

/** OpenAI embeddings. What is embedded is often a document, so that it vouches for nothing; rules about users' texts apply to it. */
export const openaiEmbeddings = defineSurface({
  id: 'openai-embeddings',
  title: 'OpenAI embeddings',
  vendor: 'openai',
  paths: ['/embeddings'],
  request: record({ model: token, input: { as: 'ids', origin: 'user' }, encoding_format: token, user: token }),
  response: record({ object: token, model: token, data: list(record({ object: token, index: token, embedding: sealed })), usage: unknown }),
  chunk: unknown,
  stream: wholeEvents,
})
