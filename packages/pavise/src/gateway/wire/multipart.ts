import { isUtf8 } from 'node:buffer'
import { Refusal } from '#gateway/refusal'

/** One part of a form: `text` where it is UTF-8, else `bytes` in base64. */
export interface FormPart {
  readonly name: string
  readonly filename?: string
  readonly type?: string
  readonly text?: string
  readonly bytes?: string
}

export interface Form {
  readonly parts: readonly FormPart[]
  /** The same form with other texts in its parts. */
  rewritten(parts: readonly FormPart[]): Buffer
}

const MOST_PARTS = 256
const CRLF = '\r\n'

const broken = (why: string) => new Refusal(400, 'invalid_form', `The form ${why}`)

/**
 * Parses `multipart/form-data` (RFC 7578) strictly: what two parsers could read differently (a name twice, folded or unknown headers, text
 * beside the parts) is refused.
 */
export function parseForm(body: Buffer, boundary: string): Form {
  const mark = Buffer.from(`--${boundary}`)
  const heads: string[] = []
  const parts: FormPart[] = []
  let at = 0
  if (!body.subarray(0, mark.length).equals(mark)) throw broken('does not begin with its boundary')
  for (;;) {
    at += mark.length
    const next = body.subarray(at, at + 2).toString('latin1')
    if (next === '--') break
    if (next !== CRLF) throw broken('has a boundary that no line ends')
    const headEnd = body.indexOf('\r\n\r\n', at)
    const end = headEnd < 0 ? -1 : body.indexOf(`${CRLF}--${boundary}`, headEnd + 2)
    if (end < 0) throw broken('has a part that does not end')
    const head = body.subarray(at + 2, headEnd).toString('utf8')
    parts.push(partOf(head, body.subarray(Math.min(headEnd + 4, end), end)))
    heads.push(head)
    if (parts.length > MOST_PARTS) throw broken(`has more than ${MOST_PARTS} parts`)
    at = end + 2
  }
  if (
    body
      .subarray(at + 2)
      .toString('latin1')
      .trim() !== ''
  )
    throw broken('goes on after its end')
  return {
    parts,
    rewritten: (changed) => {
      const pieces = changed.flatMap((part, i) => [
        Buffer.from(`--${boundary}${CRLF}${sameHead(part, parts[i]!) ? heads[i] : headOf(part)}${CRLF}${CRLF}`),
        part.text === undefined ? Buffer.from(part.bytes ?? '', 'base64') : Buffer.from(part.text),
        Buffer.from(CRLF),
      ])
      return Buffer.concat([...pieces, Buffer.from(`--${boundary}--${CRLF}`)])
    },
  }
}

const sameHead = (a: FormPart, b: FormPart): boolean => a.name === b.name && a.filename === b.filename && a.type === b.type

/** What cannot stand in a quoted name becomes a blank. */
function headOf({ name, filename, type }: FormPart): string {
  const quoted = (text: string) => `"${text.replace(/["\r\n]/g, ' ')}"`
  const disposition = `Content-Disposition: form-data; name=${quoted(name)}${filename === undefined ? '' : `; filename=${quoted(filename)}`}`
  return type === undefined ? disposition : `${disposition}${CRLF}Content-Type: ${type.replace(/[\r\n]/g, ' ')}`
}

function partOf(head: string, content: Buffer): FormPart {
  let disposition: string | undefined
  let type: string | undefined
  for (const line of head.split(CRLF)) {
    const colon = line.indexOf(':')
    const name = line.slice(0, Math.max(colon, 0)).toLowerCase()
    const value = line.slice(colon + 1).trim()
    if (name === 'content-disposition' && disposition === undefined) disposition = value
    else if (name === 'content-type' && type === undefined) type = value
    else throw broken('has a part with a header that a form does not have')
  }
  const names = disposition === undefined ? undefined : namesOf(disposition)
  if (!names) throw broken('has a part without a plain name')
  const inner = isUtf8(content) ? { text: content.toString('utf8') } : { bytes: content.toString('base64') }
  return { ...names, ...(type !== undefined && { type }), ...inner }
}

/** RFC 7578 4.2: quoted names; `filename*` is not allowed there, and is a way to say two names. */
function namesOf(disposition: string): { name: string; filename?: string } | undefined {
  const found = /^form-data; name="([^"\r\n]{1,256})"(?:; filename="([^"\r\n]{0,4096})")?$/i.exec(disposition)
  if (!found) return undefined
  return found[2] === undefined ? { name: found[1]! } : { name: found[1]!, filename: found[2] }
}
