import { isUtf8 } from 'node:buffer'
import type { Decision, GuardSession } from '@pavise/guard'
import { applyEdits, openaiChat } from '@pavise/guard/surfaces'
import { decide, malformedAnswer } from '#gateway/decide'
import type { Exchange } from '#gateway/exchange'
import { settled } from '#gateway/second/settled'
import { textOf } from '#gateway/text-of'
import { parseStrictJson } from '#gateway/wire/strict-json'

type Body = Record<string, unknown>

/** Inspects an answer that came as one body. Returns the bytes for the client: the original ones where nothing changed. */
export function wholeAnswer(exchange: Exchange, session: GuardSession, bytes: Buffer, kind: 'json' | 'text'): Buffer | Promise<Buffer> {
  const { record, room } = exchange
  if (!isUtf8(bytes)) throw malformedAnswer()
  const text = textOf(bytes)
  // A transcript may be plain text; it is read as the body that has it in a field.
  const body = kind === 'text' ? { text } : parse(text, room.limits.depth)
  if (record.surface === openaiChat) checkCompletion(body)
  record.notes.whole(body, text)
  if (room.recorder || record.guard.policy.risk) record.answer = body
  const look = () => decide(record.guard, 'response', () => session.response(body))
  const shown = (decision: Decision) => {
    if (decision.edits.length === 0) return bytes
    const edited = applyEdits(body, decision.edits)
    return Buffer.from(kind === 'text' ? String(edited['text']) : JSON.stringify(edited))
  }
  const stand = (decision: Decision) => {
    record.response = decision
    const asked = exchange.enforce(decision, 'response')
    return asked ? asked.then(() => shown(decision)) : shown(decision)
  }
  return record.guard.doubts ? settled(record.guard, room.stats, look).then(stand) : stand(look())
}

function parse(text: string, depth: number): Body {
  let value: unknown
  try {
    value = parseStrictJson(text, depth)
  } catch {
    throw malformedAnswer()
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformedAnswer()
  return value as Body
}

function checkCompletion({ choices }: Body): void {
  if (!Array.isArray(choices) || !choices.every((choice: unknown) => typeof choice === 'object' && choice !== null)) throw malformedAnswer()
}
