import { record, token, unknown } from '../fields.js'
import { formParts } from '../form-parts.js'
import { defineSurface } from '../surface.js'
import { wholeEvents } from '../whole-events.js'

/** OpenAI's upload of files: what is text in it is read as a document. */
export const openaiFiles = defineSurface({
  id: 'openai-files',
  title: 'OpenAI file upload',
  vendor: 'openai',
  paths: ['/files'],
  request: formParts('document'),
  response: record({ id: token, object: token, filename: token, purpose: token, status: token, status_details: unknown }),
  chunk: unknown,
  stream: wholeEvents,
})
