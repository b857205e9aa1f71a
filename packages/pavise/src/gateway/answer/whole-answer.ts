import { isUtf8 } from 'node:buffer'
import type { GuardSession } from '@pavise/guard'
import { applyEdits, type ChatCompletion } from '@pavise/guard/surfaces'
import { decide, malformedAnswer } from '#gateway/decide'
import type { Exchange } from '#gateway/exchange'
import { parseStrictJson } from '#gateway/wire/strict-json'

/** Inspects an answer that came as one JSON body. Returns the bytes for the client: the original ones where nothing changed. */
export async function wholeAnswer(exchange: Exchange, session: GuardSession, bytes: Buffer): Promise<Buffer> {
  const { record, room } = exchange
  const body = parseCompletion(bytes, room.limits.depth)
  record.notes.whole(body)
  if (room.recorder) record.answer = body
  const decision = decide(record.guard, 'response', () => session.response(body))
  record.response = decision
  await exchange.enforce(decision, 'response')
  return decision.edits.length === 0 ? bytes : Buffer.from(JSON.stringify(applyEdits(body, decision.edits)))
}

function parseCompletion(bytes: Buffer, depth: number): ChatCompletion {
  if (!isUtf8(bytes)) throw malformedAnswer()
  let value: unknown
  try {
    value = parseStrictJson(bytes.toString('utf8'), depth)
  } catch {
    throw malformedAnswer()
  }
  const choices = typeof value === 'object' && value !== null && 'choices' in value ? value.choices : undefined
  if (!Array.isArray(choices) || !choices.every((choice: unknown) => typeof choice === 'object' && choice !== null)) throw malformedAnswer()
  return value as ChatCompletion
}
