import type { AnswerHead } from '#gateway/answer/upstream-call'
import { ArrayFraming } from '#gateway/wire/framing/array-framing'
import type { Framing } from '#gateway/wire/framing/framing'
import { LineFraming } from '#gateway/wire/framing/line-framing'
import { SseFraming } from '#gateway/wire/framing/sse-framing'

/** How an answer is cut into events; or that it is one JSON body, one text, or nothing that can be read. */
export function framingOf({ headers }: AnswerHead, path: string, limit: number): Framing | 'json' | 'text' | 'neither' {
  const named = headers['content-type']
  const type = named === 'application/json' ? named : plainType(String(named ?? ''))
  if (type === 'text/event-stream') return new SseFraming(limit)
  if (type === 'application/x-ndjson' || type === 'application/jsonl') return new LineFraming(limit)
  if (type === 'application/json') return path.endsWith(':streamGenerateContent') ? new ArrayFraming(limit) : 'json'
  return type === 'text/plain' && path.includes('/audio/') ? 'text' : 'neither'
}

const plainType = (type: string): string => type.toLowerCase().split(';')[0]!.trim()
