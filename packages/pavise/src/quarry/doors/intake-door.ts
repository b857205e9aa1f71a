import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import type { Desk } from '#quarry/desk'
import { DoorError, readJson } from '#quarry/doors/http'
import { OUTSIDE_KINDS, type OutsideKind } from '#quarry/world/world'

const LONGEST = 50_000

const handedIn = z.object({
  from: z.string().max(200).default('anonymous'),
  to: z.string().max(200).optional(),
  subject: z.string().max(500).default(''),
  body: z.string().max(LONGEST),
})

const ALIASES: Readonly<Record<string, OutsideKind>> = { upload: 'file', tracking: 'tool_result', article: 'document' }

/** `POST /intake/<kind>`, open to everybody: takes in a text and answers with its id. */
export async function intakeDoor(name: string, request: IncomingMessage, desk: Desk): Promise<{ id: string }> {
  const kind = OUTSIDE_KINDS.find((k) => k === name) ?? ALIASES[name]
  if (!kind) throw new DoorError(404, `There is no intake ${name}; there are ${OUTSIDE_KINDS.join(', ')}`, 'not_found')
  const parsed = handedIn.safeParse(await readJson(request))
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`)
    throw new DoorError(400, faults.join('; '), 'invalid_body')
  }
  const { to, ...rest } = parsed.data
  return { id: desk.takeIn(kind, to === undefined ? rest : { ...rest, to }) }
}
