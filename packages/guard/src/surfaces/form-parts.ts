import type { Origin } from '../vocabulary/origin.js'
import { list, record, token } from './fields.js'
import type { Field } from './surface.js'

/**
 * A multipart form (RFC 7578) as a parsed body: `{ parts: [{ name, filename?, type?, text } or { …, bytes }] }`. Fields are of the given
 * origin; files are documents; `bytes` (base64) is what is no UTF-8.
 */
export function formParts(origin: Origin): Field {
  return record({
    parts: list({
      as: 'variant',
      on: 'filename',
      cases: {},
      absent: record({ name: token, type: token, text: { as: 'text', origin } }),
      otherwise: record({
        name: token,
        filename: { as: 'text', origin: 'document' },
        type: token,
        text: { as: 'text', origin: 'document' },
        bytes: { as: 'media', origin: 'document' },
      }),
    }),
  })
}
