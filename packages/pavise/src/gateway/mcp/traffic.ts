import { type Decision, type Firing, type GuardSession, routePolicy } from '@pavise/guard'
import { joined, judgeToModel, judgeToServer, type Part, type Verdict } from '#gateway/mcp/judge'
import { isRecord, type Rpc } from '#gateway/mcp/message'
import { isKnownMethod, saysToModel, saysToServer } from '#gateway/mcp/method'
import { type Desk, type Remark, reviewInstructions, reviewTools } from '#gateway/mcp/offers'
import { digestOfDefinition, toolKey } from '#gateway/mcp/pins'
import { mcpToPerson } from '#gateway/mcp/surface'
import type { Open, Sent, Talk } from '#gateway/mcp/talk'
import type { ToolRules } from '#gateway/mcp/tool-rules'

/** A message that was judged, with what had to go replaced, and what there is to know about the request that it opens. */
export interface Judged {
  readonly decision: Decision
  readonly message: Sent
  readonly open?: Partial<Pick<Open, 'tool' | 'first'>>
}

/** Judges what a client sends: requests, its answers to what the server asked, notifications. */
export async function judgeFromClient(talk: Talk, rpc: Rpc, open: Open, session: GuardSession, rules: ToolRules): Promise<Judged> {
  const { uninspectable, unknownSurface } = routePolicy(open.record.guard.policy, `/mcp/${talk.server}`, 'mcp')
  const { guard } = open.record
  const judge = (part: Part): Promise<Verdict> => judgeToServer({ guard, session, uninspectable }, part)
  if (rpc.kind === 'result' || rpc.kind === 'failure') {
    const key = rpc.kind === 'result' ? 'result' : 'error'
    const value = rpc.kind === 'result' ? rpc.message.result : rpc.message.error
    return replaced(
      rpc.message,
      key,
      await judge({ says: 'call', name: open.method || 'answer', call: open.call, value, beside: beside(rpc) }),
    )
  }
  const { method, params } = rpc.message
  if (unknownSurface === 'deny' && !isKnownMethod(method)) return denied(rpc.message, open)
  if (method === 'tools/call') return judgeToolCall(talk, rpc.message, open, rules, judge)
  const first = method === 'tools/list' ? await talk.isFirstListing(isRecord(params) && params['cursor'] !== undefined) : undefined
  const judged = replaced(
    rpc.message,
    'params',
    await judge({ says: saysToServer(method), name: method, call: open.call, value: params ?? {}, beside: beside(rpc) }),
  )
  return first === undefined ? judged : { ...judged, open: { first } }
}

async function judgeToolCall(talk: Talk, message: Sent, open: Open, rules: ToolRules, judge: JudgePart): Promise<Judged> {
  const params = message['params']
  const { name, arguments: args, ...rest } = isRecord(params) ? params : {}
  const tool = typeof name === 'string' ? name : ''
  const called = rules.nameOf(tool)
  open.record.called(called, args ?? {})
  const value = isRecord(args) ? args : args === undefined || args === null ? {} : { value: args }
  const { decision, value: shown } = await judge({
    says: 'call',
    name: called,
    call: open.call,
    value,
    beside: { ...rest, ...extras(message) },
  })
  const refused = await whyNot(talk, tool, rules)
  const whole = refused === undefined ? decision : withFiring(decision, refused)
  const edited = shown === value ? message : { ...message, params: { ...(params as object), arguments: shown } }
  return { decision: whole, message: edited as Sent, open: { tool: called } }
}

async function whyNot(talk: Talk, tool: string, rules: ToolRules): Promise<Remark | undefined> {
  if (!rules.allows(tool)) return { key: tool, rule: 'mcp-tools', action: 'block', reason: 'the policy does not allow this tool' }
  if (await talk.around.pins.mayCall(talk.server, tool)) return undefined
  return { key: tool, rule: 'mcp-pin', action: 'block', reason: 'its definition waits for approval' }
}

/** Judges what a server sends: answers, its own requests, notifications. */
export async function judgeFromServer(talk: Talk, rpc: Rpc, open: Open, session: GuardSession, rules: ToolRules): Promise<Judged> {
  const { uninspectable, unknownSurface } = routePolicy(open.record.guard.policy, `/mcp/${talk.server}`, 'mcp')
  const { guard } = open.record
  const judge = (part: Part): Promise<Verdict> => judgeToModel({ guard, session, uninspectable }, part)
  if (rpc.kind === 'request' || rpc.kind === 'notification') {
    if (unknownSurface === 'deny' && !isKnownMethod(rpc.message.method)) return denied(rpc.message, open)
    const value = { method: rpc.message.method, params: rpc.message.params ?? {} }
    const part = { says: 'word' as const, value, beside: beside(rpc) }
    const person = talk.speaker.session(open.record.guard, mcpToPerson)
    const verdict = await (rpc.message.method === 'elicitation/create'
      ? judgeToServer({ guard, session: person.session, uninspectable }, part)
      : judge(part))
    if (verdict.value === value) return { decision: verdict.decision, message: rpc.message }
    return { decision: verdict.decision, message: { ...rpc.message, ...(verdict.value as object) } as Sent }
  }
  if (rpc.kind === 'failure')
    return replaced(rpc.message, 'error', await judge({ says: 'word', value: rpc.message.error, beside: beside(rpc) }))
  const { result } = rpc.message
  // A list of tools is one by its shape, also where nobody knows any more who asked for it (a replay after a reconnect).
  if (isRecord(result) && Array.isArray(result['tools']) && open.method !== 'tools/call')
    return judgeTools(talk, rpc.message, { ...result, tools: result['tools'] }, open, judge, rules)
  if (open.method === 'initialize' && isRecord(result) && typeof result['instructions'] === 'string')
    return judgeInstructions(talk, rpc.message, { ...result, instructions: result['instructions'] }, judge, rules)
  const says = saysToModel(open.method)
  if (says === 'document') open.record.retrieved(result)
  return replaced(rpc.message, 'result', await judge({ says, call: open.call, value: result, beside: beside(rpc) }))
}

type JudgePart = (part: Part) => Promise<Verdict>

async function judgeTools(
  talk: Talk,
  message: Sent,
  result: Record<string, unknown> & { tools: unknown[] },
  open: Open,
  judge: JudgePart,
  rules: ToolRules,
): Promise<Judged> {
  const { tools, ...rest } = result
  const head = await judge({ says: 'word', value: rest, beside: extras(message) })
  const decisions = [head.decision]
  const listing = await reviewTools(deskOf(talk, judge, rules, decisions), tools, open.first ?? false)
  const passed = [...decisions.slice(0, 1), ...decisions.slice(1).map(softened)]
  if (listing.held.length > 0) void askForApproval(talk, open, listing.held)
  const decision = withRemarks(joined(passed), listing.remarks)
  const same = head.value === rest && listing.tools.length === tools.length && listing.tools.every((tool, at) => tool === tools[at])
  if (same) return { decision, message }
  return { decision, message: { ...message, result: { ...(head.value as object), tools: listing.tools } } as Sent }
}

async function judgeInstructions(
  talk: Talk,
  message: Sent,
  result: Record<string, unknown> & { instructions: string },
  judge: JudgePart,
  rules: ToolRules,
): Promise<Judged> {
  const { instructions, ...rest } = result
  const head = await judge({ says: 'definition', value: rest, beside: extras(message) })
  const decisions = [head.decision]
  const desk = deskOf(talk, judge, rules, decisions)
  const first = !(await talk.around.pins.knows(talk.server))
  const { text, remark } = await reviewInstructions(desk, instructions, first)
  const decision = withRemarks(joined([head.decision, ...decisions.slice(1).map(softened)]), remark ? [remark] : [])
  if (text === instructions && head.value === rest) return { decision, message }
  const shown = { ...(head.value as object), ...(text === undefined ? {} : { instructions: text }) }
  return { decision, message: { ...message, result: shown } as Sent }
}

function deskOf(talk: Talk, judge: JudgePart, rules: ToolRules, decisions: Decision[]): Desk {
  return {
    server: talk.server,
    pins: talk.around.pins,
    rules,
    enforce: talk.around.guard().policy.mode === 'enforce',
    judge: async (definition) => {
      const { decision, value } = await judge({ says: 'definition', value: isRecord(definition) ? definition : { text: definition } })
      decisions.push(decision)
      const stopped = decision.action === 'block' || decision.action === 'hold'
      return { decision, value: isRecord(definition) || !isRecord(value) ? value : value['text'], stopped }
    },
  }
}

/** A definition that is left out stops itself, not the list in which it stood: what it fired stands in the event, the list passes. */
function softened(decision: Decision): Decision {
  const stopped = decision.action === 'block' || decision.action === 'hold'
  return stopped ? { ...decision, action: 'flag' } : decision
}

function withRemarks(decision: Decision, remarks: readonly Remark[]): Decision {
  if (remarks.length === 0) return decision
  const firings = remarks.map(firingOf)
  const action = decision.action === 'allow' ? 'flag' : decision.action
  return { ...decision, action, firings: [...decision.firings, ...firings] }
}

function withFiring(decision: Decision, remark: Remark): Decision {
  const action = decision.mode === 'observe' ? 'flag' : 'block'
  return { ...decision, action, firings: [...decision.firings, firingOf(remark)] }
}

function firingOf({ key, rule, action, reason }: Remark): Firing {
  return { rule, action, origin: 'tool_definition', path: [], detections: [], tool: key.replace(/^tools\//, '').slice(0, 128), reason }
}

/** Puts held tools before the people of a workbench. The list does not wait; what they allow is pinned, and the client told to look again. */
async function askForApproval(
  talk: Talk,
  open: Open,
  held: readonly { name: string; definition: unknown; reason: string }[],
): Promise<void> {
  const { approver, pins } = talk.around
  const what = JSON.stringify([talk.server, held.map(({ definition }) => digestOfDefinition(definition))])
  if (typeof approver !== 'function' || pins.asked.has(what)) return
  pins.asked.add(what)
  const remarks = held.map(({ name, reason }) => firingOf({ key: name, rule: 'mcp-pin', action: 'block', reason }))
  const firings = remarks.map((firing): Firing => ({ ...firing, action: 'hold', reason: `${firing.tool}: ${firing.reason}` }))
  const timeout = APPROVAL
  const signal = AbortSignal.timeout(timeout)
  const hold = {
    event: open.record.id,
    phase: 'response' as const,
    principal: talk.speaker.principal,
    firings,
    timeout,
    otherwise: 'block' as const,
  }
  const answer = await approver({ ...hold, signal })
    .catch(() => 'block' as const)
    .finally(() => pins.asked.delete(what))
  if (answer !== 'allow') return
  for (const { name, definition } of held) await pins.approve(talk.server, [toolKey(name)], digestOfDefinition(definition)).catch(() => [])
  talk.tell({ jsonrpc: '2.0', method: 'notifications/tools/list_changed' })
}

/** How long a person has to look at a changed tool. It stays held afterwards. Milliseconds. */
const APPROVAL = 3_600_000

/** What no revision of MCP that is known here speaks of is not inspected as what it is: by default it does not pass. */
function denied(message: Sent, { record }: Open): Judged {
  const { mode } = record.guard.policy
  const reason = 'Pavise does not know this method; the policy may set unknownSurface: scan for the route mcp'
  const firing: Firing = { rule: 'unknown-surface', action: 'block', origin: 'unknown', path: ['method'], detections: [], reason }
  const decision: Decision = { action: 'allow', mode, firings: [], edits: [], coverage: {}, degraded: false }
  return { decision: { ...decision, action: mode === 'observe' ? 'flag' : 'block', firings: [firing] }, message }
}

/** The message with one of its parts as it was decided. */
function replaced(message: Sent, key: 'params' | 'result' | 'error', { decision, value }: Verdict): Judged {
  const same = value === message[key] || (message[key] === undefined && isRecord(value) && Object.keys(value).length === 0)
  return { decision, message: same ? message : ({ ...message, [key]: value } as Sent) }
}

const beside = (rpc: Rpc): Record<string, unknown> => extras(rpc.message)

/** What a message holds that JSON-RPC does not know, and its id: ids are texts that travel as well. */
function extras(message: Sent): Record<string, unknown> {
  const { jsonrpc: _, params: _params, result: _result, error: _error, ...rest } = message as Record<string, unknown>
  return rest
}
