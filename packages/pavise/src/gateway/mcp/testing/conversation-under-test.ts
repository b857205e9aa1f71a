import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createGuard, type Guard, loadPolicy } from '@pavise/guard'
import type { Surface } from '@pavise/guard/surfaces'
import type { ExchangeEvent } from '#core/event'
import type { Approver } from '#core/ports/approver'
import { Conversation } from '#gateway/mcp/conversation'
import { type RpcId, toRpc } from '#gateway/mcp/message'
import { Pins } from '#gateway/mcp/pins'
import { mcpStarterPolicy } from '#gateway/mcp/starter-policy'
import { mcpSurface } from '#gateway/mcp/surface'
import type { Passage, Sent } from '#gateway/mcp/talk'
import { SessionRisk } from '#gateway/signals/session-risk'
import { memoryJournal } from '#gateway/testing/memory-journal'

export interface TestTalk {
  readonly talk: Conversation
  readonly pins: Pins
  readonly told: Sent[]
  events(): ExchangeEvent[]
  client(message: object): Promise<Passage>
  server(message: object): Promise<Passage>
  /** Asks as a client and answers as a server; what the client gets. */
  ask(method: string, params: object, result: unknown): Promise<Sent | undefined>
  list(tools: readonly object[]): Promise<string[]>
}

/** A conversation with a real guard and pins in a folder of their own. */
export function testTalk(
  options: { policy?: Record<string, unknown>; pins?: Pins; server?: string; approver?: Approver | 'none'; breaks?: boolean } = {},
): TestTalk {
  const guard = createGuard(loadPolicy({ ...mcpStarterPolicy(), ...options.policy }), { clock: Date.now })
  const pins = options.pins ?? new Pins(join(mkdtempSync(join(tmpdir(), 'pavise-mcp-')), 'pins.json'))
  const journal = memoryJournal()
  journal.broken = options.breaks ?? false
  const session = guard.session({ surface: mcpSurface })
  const told: Sent[] = []
  const risk = new SessionRisk()
  const around = { guard: () => guard, pins, journal, onJournalFull: 'block' as const, approver: options.approver ?? ('none' as const) }
  const speaker = {
    principal: {},
    session: (_guard: Guard, surface?: Surface) => ({ risk, session: surface ? guard.session({ surface, continues: session }) : session }),
  }
  const talk = new Conversation(around, options.server ?? 'files', speaker, (message) => told.push(message))
  const client = (message: object): Promise<Passage> => talk.pass(toRpc({ jsonrpc: '2.0', ...message }), 'client')
  const server = (message: object): Promise<Passage> => talk.pass(toRpc({ jsonrpc: '2.0', ...message }), 'server')
  let id: RpcId = 0
  const ask: TestTalk['ask'] = async (method, params, result) => {
    id = Number(id) + 1
    const { onward, back } = await client({ id, method, params })
    if (!onward) return back
    return (await server({ id, result })).onward
  }
  return {
    talk,
    pins,
    told,
    events: () => journal.events.flatMap(({ event }) => (event.kind === 'exchange' ? [event] : [])),
    client,
    server,
    ask,
    list: async (tools) => {
      const shown = (await ask('tools/list', {}, { tools })) as { result: { tools: { name: string }[] } }
      return shown.result.tools.map(({ name }) => name)
    },
  }
}

export const tool = (name: string, description: string): object => ({
  name,
  description,
  inputSchema: { type: 'object', properties: { text: { type: 'string' } } },
})

/** The error of an answer. */
export const errorOf = (message: Sent | undefined): { code: number; message: string } | undefined =>
  message && 'error' in message ? (message.error as { code: number; message: string }) : undefined
