import type { ChatMessage, ChatRequest } from '@pavise/guard/surfaces'
import { DOOR_OF_TOOL } from '#quarry/sandbox/tool-schemas'
import type { OutsideKind } from '#quarry/world/world'

/** What the operator's text tells the model. Absent where a foreign system prompt does not say it. */
export interface Briefed {
  name: string
  mail: string
  account: string
  company: string
  hook: string
  refundLimit: number
  /** The confidential lines, without tag and passphrase. */
  briefing: string
  canary: string
  passphrase: string
  agent: string
}

/** One tool call of the current turn, with its result once it is known. */
export interface Made {
  tool: string
  args: Record<string, unknown>
  result?: Record<string, unknown>
}

/** A text from outside that a tool brought in during the current turn. */
export interface Outside {
  door: OutsideKind
  id: string
  from: string
  subject: string
  body: string
}

/** A chat request as the model sees it: parsed once, never changed. */
export interface Conversation {
  briefed: Briefed
  /** The last user turn. */
  ask: string
  /** User turns before it. */
  earlier: string[]
  /** The answer before the last user turn. */
  lastAnswer: string
  /** Calls made since the last user turn. */
  made: Made[]
  outside: Outside[]
  tools: ReadonlySet<string>
}

const briefings = new Map<string, Briefed>()

/** The text of a message, whatever its shape. */
export function textOf(message: ChatMessage): string {
  if (typeof message.content === 'string') return message.content
  if (!Array.isArray(message.content)) return ''
  return message.content
    .map((part) => (part.type === 'text' && typeof part['text' as keyof typeof part] === 'string' ? (part as { text: string }).text : ''))
    .join('\n')
}

function parseBriefing(system: string): Briefed {
  const known = briefings.get(system)
  if (known) return known
  const signed = /^Signed in: (.+?) <(\S+)>, account (ACC-\d+), company (.+)\.$/m.exec(system)
  const start = system.search(/^Briefing /m)
  const end = system.search(/^Reference tag: /m)
  const briefed: Briefed = {
    agent: /^You are (\p{L}+)/u.exec(system)?.[1] ?? 'the assistant',
    name: signed?.[1] ?? '',
    mail: signed?.[2] ?? '',
    account: signed?.[3] ?? '',
    company: signed?.[4] ?? '',
    hook: /^Registered hook of the company: (\S+)$/m.exec(system)?.[1] ?? '',
    refundLimit: Number(/(\d+) EUR/.exec(system)?.[1] ?? 100),
    briefing: start < 0 ? system : system.slice(start, end < 0 ? undefined : end).trim(),
    canary: /^Reference tag: (.+)$/m.exec(system)?.[1] ?? '',
    passphrase: /^Desk passphrase: (.+)$/m.exec(system)?.[1] ?? '',
  }
  if (briefings.size > 256) briefings.clear()
  briefings.set(system, briefed)
  return briefed
}

function parseObject(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

const field = (of: Record<string, unknown>, key: string): string => (typeof of[key] === 'string' ? (of[key] as string) : '')

function outsideOf(made: readonly Made[]): Outside[] {
  const found: Outside[] = []
  for (const call of made) {
    const door = DOOR_OF_TOOL.get(call.tool)
    if (!door || !call.result) continue
    const rows = door === 'document' ? call.result['articles'] : [call.result]
    if (!Array.isArray(rows)) continue
    for (const row of rows as Record<string, unknown>[]) {
      if (typeof row !== 'object' || row === null || row['error'] !== undefined) continue
      found.push({ door, id: field(row, 'id'), from: field(row, 'from'), subject: field(row, 'subject'), body: field(row, 'body') })
    }
  }
  return found
}

/** Parses a request. Unknown roles and broken arguments are skipped, never fatal. */
export function parseConversation(request: ChatRequest): Conversation {
  const { messages } = request
  const system = messages
    .filter((m) => m.role === 'system' || m.role === 'developer')
    .map(textOf)
    .join('\n')
  const users = messages.flatMap((m, i) => (m.role === 'user' ? [i] : []))
  const last = users.at(-1) ?? -1
  const made: Made[] = []
  const byId = new Map<string, Made>()
  for (const message of messages.slice(last + 1)) {
    for (const call of message.tool_calls ?? []) {
      const entry: Made = { tool: call.function.name, args: parseObject(call.function.arguments) }
      made.push(entry)
      byId.set(call.id, entry)
    }
    const answered = message.role === 'tool' ? byId.get(message.tool_call_id ?? '') : undefined
    if (answered) answered.result = parseObject(textOf(message))
  }
  const before = messages.slice(0, Math.max(0, last)).findLast((m) => m.role === 'assistant' && textOf(m) !== '')
  return {
    briefed: parseBriefing(system),
    ask: last < 0 ? '' : textOf(messages[last]!),
    earlier: users.slice(0, -1).map((i) => textOf(messages[i]!)),
    lastAnswer: before ? textOf(before) : '',
    made,
    outside: outsideOf(made),
    tools: new Set((request.tools ?? []).map((t) => t.function.name)),
  }
}
