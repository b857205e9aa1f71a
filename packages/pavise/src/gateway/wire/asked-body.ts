import type { IncomingMessage } from 'node:http'
import type { Edit } from '@pavise/guard'
import { applyEdits, openaiAudio, openaiFiles, type Surface } from '@pavise/guard/surfaces'
import type { Limits } from '#gateway/limits'
import { parseJsonRequest } from '#gateway/wire/json-request'
import { type FormPart, parseForm } from '#gateway/wire/multipart'
import { readBody, readFormBody } from '#gateway/wire/read-body'

/** A request body: as it came, as it is inspected, and as it goes on. */
export interface AskedBody {
  readonly bytes: Buffer
  readonly value: Readonly<Record<string, unknown>>
  /** Content type for the upstream. */
  readonly type: string
  edited(edits: readonly Edit[]): Buffer
}

/** Surfaces whose requests are forms. */
const FORMS: ReadonlySet<Surface> = new Set([openaiAudio, openaiFiles])

export const isForm = (surface: Surface): boolean => FORMS.has(surface)

/** Reads and parses the body of a request along its surface. Throws a `Refusal` for what two readers could read differently. */
export async function readAsked(request: IncomingMessage, surface: Surface, limits: Limits): Promise<AskedBody> {
  if (isForm(surface)) return readForm(request, limits)
  const bytes = await readBody(request, limits.requestBytes)
  const value = parseJsonRequest(bytes, limits.depth, surface)
  return { bytes, value, type: 'application/json', edited: (edits) => Buffer.from(JSON.stringify(applyEdits(value, edits))) }
}

async function readForm(request: IncomingMessage, limits: Limits): Promise<AskedBody> {
  const { bytes, boundary } = await readFormBody(request, limits.requestBytes)
  const form = parseForm(bytes, boundary)
  const value = { parts: form.parts }
  return {
    bytes,
    value,
    // As it came: it was read by a form that takes one spelling only.
    type: request.headers['content-type'] ?? '',
    edited: (edits) => form.rewritten((applyEdits(value, edits) as { parts: readonly FormPart[] }).parts),
  }
}
