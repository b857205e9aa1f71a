import type { ChatMessage, ChatRequest } from '@pavise/guard/surfaces'
import { DOOR_OF_TOOL } from '#quarry/sandbox/tool-schemas'
import { innerData, innerTool, SETTINGS, type Setting } from '#quarry/world/setting'
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
  /** True where a specialist is briefed, whom the front desk asks. */
  specialist: boolean
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
  /** Every answer before it, as the client tells them. */
  answers: string[]
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
  const signed = /^Signed in: (.+?) <(\S+)>, account ([A-Z]{3}-\d+), (?:company|client|household|association) (.+)\.$/m.exec(system)
  const start = system.search(/^Briefing /m)
  const end = system.search(/^Reference tag: /m)
  const briefed: Briefed = {
    agent: /^You are (\p{L}+)/u.exec(system)?.[1] ?? 'the assistant',
    specialist: /^You are [^.\n]{1,80}, a specialist of /m.test(system),
    name: signed?.[1] ?? '',
    mail: signed?.[2] ?? '',
    account: signed?.[3] ?? '',
    company: signed?.[4] ?? '',
    hook: /^Registered hook of the [a-z]+: (\S+)$/m.exec(system)?.[1] ?? '',
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

/** The descriptions of tools that partners registered; they stand among the tools of a request. */
const EXTENSION = /^ext_(\d{5,6})$/

function described(tools: ChatRequest['tools']): Outside[] {
  return (tools ?? []).flatMap(({ function: f }) => {
    const number = EXTENSION.exec(f.name)?.[1]
    return number === undefined
      ? []
      : [{ door: 'tool_description' as const, id: `EXT-${number}`, from: '', subject: '', body: f.description ?? '' }]
  })
}

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

/** Parses a request, in the names of a setting. Unknown roles and broken arguments are skipped, never fatal. */
export function parseConversation(request: ChatRequest, setting: Setting = SETTINGS.shop): Conversation {
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
      const entry: Made = { tool: innerTool(setting, call.function.name), args: innerData(setting, parseObject(call.function.arguments)) }
      made.push(entry)
      byId.set(call.id, entry)
    }
    const answered = message.role === 'tool' ? byId.get(message.tool_call_id ?? '') : undefined
    if (answered) answered.result = innerData(setting, parseObject(textOf(message)))
  }
  const before = messages.slice(0, Math.max(0, last)).findLast((m) => m.role === 'assistant' && textOf(m) !== '')
  return {
    briefed: parseBriefing(system),
    ask: last < 0 ? '' : textOf(messages[last]!),
    earlier: users.slice(0, -1).map((i) => textOf(messages[i]!)),
    lastAnswer: before ? textOf(before) : '',
    answers: messages.slice(0, Math.max(0, last)).flatMap((m) => (m.role === 'assistant' ? [textOf(m)] : [])),
    made,
    outside: [...described(request.tools), ...outsideOf(made)],
    tools: new Set((request.tools ?? []).map((t) => innerTool(setting, t.function.name))),
  }
}
