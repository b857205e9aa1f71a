import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import type { Desk } from '#quarry/desk'
import { DoorError, readJson } from '#quarry/doors/http'
import { kindsOf } from '#quarry/target'
import type { OutsideKind } from '#quarry/world/world'

const LONGEST = 50_000

const handedIn = z.object({
  from: z.string().max(200).default('anonymous'),
  to: z.string().max(200).optional(),
  subject: z.string().max(500).default(''),
  body: z.string().max(LONGEST),
  /** Of an upload or a tool. */
  name: z.string().max(LONGEST).optional(),
  /** Of a tool. */
  description: z.string().max(LONGEST).optional(),
})

/** A name or a description is a text too. */
const named = handedIn.extend({ body: handedIn.shape.body.default('') })

const ALIASES: Readonly<Record<string, OutsideKind>> = {
  upload: 'file',
  tracking: 'tool_result',
  article: 'document',
  page: 'web',
  note: 'memory',
}

/** `POST /intake/<kind>`, open to everybody: takes in a text and answers with its id. */
export async function intakeDoor(name: string, request: IncomingMessage, desk: Desk): Promise<{ id: string }> {
  const kinds = kindsOf(desk.sandbox.world)
  const kind = kinds.find((k) => k === name || k === ALIASES[name])
  if (!kind) throw new DoorError(404, `There is no intake ${name.slice(0, 60)}; there are ${kinds.join(', ')}`, 'not_found')
  const schema = kind === 'file_name' || kind === 'tool_description' ? named : handedIn
  const parsed = schema.safeParse(await readJson(request))
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`)
    throw new DoorError(400, faults.join('; '), 'invalid_body')
  }
  const { to, from, name: title, description } = parsed.data
  const rest = { from, subject: title ?? parsed.data.subject, body: description ?? parsed.data.body }
  return { id: desk.takeIn(kind, to === undefined ? rest : { ...rest, to }) }
}
