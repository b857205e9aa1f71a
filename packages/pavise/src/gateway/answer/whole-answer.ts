import { isUtf8 } from 'node:buffer'
import type { Decision, GuardSession } from '@pavise/guard'
import { applyEdits, openaiChat, type Surface } from '@pavise/guard/surfaces'
import { decide, malformedAnswer } from '#gateway/decide'
import type { Exchange } from '#gateway/exchange'
import { settled } from '#gateway/second/settled'
import { textOf } from '#gateway/text-of'
import { parseStrictJson } from '#gateway/wire/strict-json'

type Body = Record<string, unknown>

/** Inspects an answer that came as one body. Returns the bytes for the client: the original ones where nothing changed. */
export function wholeAnswer(exchange: Exchange, session: GuardSession, bytes: Buffer, kind: 'json' | 'text'): Buffer | Promise<Buffer> {
  const { record, room } = exchange
  const { body, text } = readAnswer(record.surface, bytes, kind, room.limits.depth)
  record.notes.whole(body, text)
  if (room.recorder || record.guard.policy.risk) record.answer = body
  const look = () => decide(record.guard, 'response', () => session.response(body))
  const stand = (decision: Decision) => standing(exchange, decision, () => editedAnswer(body, decision, kind) ?? bytes)
  return record.guard.doubts ? settled(record.guard, room.stats, look).then(stand) : stand(look())
}

/** Lets a decision about an answer stand, and answers what may be shown of it. */
export function standing(exchange: Exchange, decision: Decision, shown: () => Buffer): Buffer | Promise<Buffer> {
  exchange.record.response = decision
  const asked = exchange.enforce(decision, 'response')
  return asked ? asked.then(shown) : shown()
}

/** Reads an answer that came as one body; throws a `Refusal` where it is none. A transcript may be plain text; it is read as the body that has it in a field. */
export function readAnswer(surface: Surface, bytes: Buffer, kind: 'json' | 'text', depth: number): { body: Body; text: string } {
  if (!isUtf8(bytes)) throw malformedAnswer()
  const text = textOf(bytes)
  const body = kind === 'text' ? { text } : parse(text, depth)
  if (surface === openaiChat) checkCompletion(body)
  return { body, text }
}

/** An answer as it was decided; undefined where nothing changed. */
export function editedAnswer(body: Body, { edits }: Decision, kind: 'json' | 'text'): Buffer | undefined {
  if (edits.length === 0) return undefined
  const edited = applyEdits(body, edits)
  return Buffer.from(kind === 'text' ? String(edited['text']) : JSON.stringify(edited))
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
