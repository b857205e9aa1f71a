import { list, media, record, token, unknown } from '../fields.js'
import { defineSurface, type Field } from '../surface.js'
import { wholeEvents } from '../whole-events.js'

const userText: Field = { as: 'text', origin: 'user' }
const part: Field = {
  as: 'variant',
  on: 'type',
  cases: {
    text: record({ type: token, text: userText }),
    image_url: record({ type: token, image_url: record({ url: media }) }),
  },
  otherwise: { as: 'tree', origin: 'document' },
}

/** OpenAI moderations. The answer is words of the protocol and numbers. */
export const openaiModerations = defineSurface({
  id: 'openai-moderations',
  title: 'OpenAI moderations',
  vendor: 'openai',
  paths: ['/moderations'],
  request: record({ model: token, input: { as: 'either', text: userText, list: list({ as: 'either', text: userText, list: part }) } }),
  response: record({ id: token, model: token, results: list(unknown) }),
  chunk: unknown,
  stream: wholeEvents,
})
