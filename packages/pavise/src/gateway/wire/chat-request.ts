import type { ChatRequest } from '@pavise/guard/surfaces'
import { Refusal } from '#gateway/refusal'
import { JsonFault, parseStrictJson } from '#gateway/wire/strict-json'

/** Names that carry text or decide what is read. An upstream that ignores case would take a look-alike for the real one. */
const BODY_NAMES = new Set(['model', 'messages', 'tools', 'tool_choice', 'functions', 'function_call', 'stream', 'n', 'user', 'prediction'])
const MESSAGE_NAMES = new Set(['role', 'content', 'name', 'refusal', 'tool_calls', 'tool_call_id', 'function_call', 'reasoning_content'])

/** Parses a chat request that every parser reads alike. Throws a `Refusal` that says what is wrong and repeats nothing. */
export function parseChatRequest(body: Buffer, depth: number): ChatRequest {
  let value: unknown
  try {
    value = parseStrictJson(body.toString('utf8'), depth)
  } catch (fault) {
    if (fault instanceof JsonFault) throw new Refusal(400, 'invalid_json', `The body ${fault.message}`)
    throw fault
  }
  if (!isRecord(value)) throw new Refusal(400, 'invalid_body', 'The body is not a JSON object')
  refuseLookalikes(value, BODY_NAMES)
  const { model, messages } = value
  if (typeof model !== 'string') throw new Refusal(400, 'invalid_body', '"model" is missing or no text', { param: 'model' })
  if (!Array.isArray(messages)) throw new Refusal(400, 'invalid_body', '"messages" is missing or no list', { param: 'messages' })
  messages.forEach((message: unknown, index) => {
    const param = `messages.[${index}]`
    if (!isRecord(message)) throw new Refusal(400, 'invalid_body', `${param} is not an object`, { param })
    if (typeof message.role !== 'string') throw new Refusal(400, 'invalid_body', `${param}.role is missing or no text`, { param })
    refuseLookalikes(message, MESSAGE_NAMES)
  })
  for (const name of ['stream', 'user', 'n'] as const) refuseType(value, name)
  return value as unknown as ChatRequest
}

const TYPES = { stream: 'boolean', user: 'string', n: 'number' } as const

function refuseType(body: Record<string, unknown>, name: keyof typeof TYPES): void {
  const value = body[name]
  if (value !== undefined && value !== null && typeof value !== TYPES[name])
    throw new Refusal(400, 'invalid_body', `"${name}" must be a ${TYPES[name]}`, { param: name })
}

function refuseLookalikes(record: Record<string, unknown>, names: ReadonlySet<string>): void {
  for (const key of Object.keys(record)) {
    if (names.has(key) || key.length > 64) continue
    const folded = key.normalize('NFKC').toLowerCase()
    if (folded !== key && names.has(folded))
      throw new Refusal(400, 'ambiguous_name', `A field is spelled almost like "${folded}"; upstreams may take it for that`, {
        param: folded,
      })
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
