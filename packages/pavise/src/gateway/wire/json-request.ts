import { openaiChat, type Surface } from '@pavise/guard/surfaces'
import { Refusal } from '#gateway/refusal'
import { textOf } from '#gateway/text-of'
import { refuseLookalikes } from '#gateway/wire/lookalikes'
import { JsonFault, parseStrictJson } from '#gateway/wire/strict-json'

type Body = Record<string, unknown>

/** Parses a JSON request that every parser reads alike. Throws a `Refusal` that says what is wrong and repeats nothing. */
export function parseJsonRequest(bytes: Buffer, depth: number, surface: Surface): Body {
  let value: unknown
  try {
    value = parseStrictJson(textOf(bytes), depth)
  } catch (fault) {
    if (fault instanceof JsonFault) throw new Refusal(400, 'invalid_json', `The body ${fault.message}`)
    throw fault
  }
  if (!isRecord(value)) throw new Refusal(400, 'invalid_body', 'The body is not a JSON object')
  refuseLookalikes(surface.request, value)
  if (surface === openaiChat) checkChat(value)
  for (const name of ['stream', 'user', 'n'] as const) refuseType(value, name)
  return value
}

function checkChat({ model, messages }: Body): void {
  if (typeof model !== 'string') throw new Refusal(400, 'invalid_body', '"model" is missing or no text', { param: 'model' })
  if (!Array.isArray(messages)) throw new Refusal(400, 'invalid_body', '"messages" is missing or no list', { param: 'messages' })
  messages.forEach((message: unknown, index) => {
    const param = `messages.[${index}]`
    if (!isRecord(message)) throw new Refusal(400, 'invalid_body', `${param} is not an object`, { param })
    if (typeof message['role'] !== 'string') throw new Refusal(400, 'invalid_body', `${param}.role is missing or no text`, { param })
  })
}

const TYPES = { stream: 'boolean', user: 'string', n: 'number' } as const

function refuseType(body: Body, name: keyof typeof TYPES): void {
  const value = body[name]
  if (value !== undefined && value !== null && typeof value !== TYPES[name])
    throw new Refusal(400, 'invalid_body', `"${name}" must be a ${TYPES[name]}`, { param: name })
}

function isRecord(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
