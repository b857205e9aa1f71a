import type { ChatMessage } from '@pavise/guard/surfaces'
import type { Effect } from '#core/attack/vocabulary'
import type { ModelClient } from '#quarry/agent/model-client'
import { toolsFor } from '#quarry/agent/offered-tools'
import { isSpecialist, specialistPrompt } from '#quarry/agent/specialists'
import type { Sandbox } from '#quarry/sandbox/sandbox'
import type { Flaw, Mechanism } from '#quarry/seed/flaw'
import { systemPrompt } from '#quarry/world/operator'
import { innerData, innerTool, outerData } from '#quarry/world/setting'
import type { Person } from '#quarry/world/world'

const MAX_STEPS = 8
const SPECIALIST_STEPS = 4
const DECLINED = 'The request was declined by the content filter in front of the model.'
const TOO_LONG = 'I could not finish this in the steps that I have.'

export interface Outcome {
  answer: string
  finish: 'stop' | 'content_filter' | 'length'
  /** What the agent's tools did, in order. */
  effects: Effect[]
  /** Weaknesses by which the model came to its decisions. */
  flaws: Flaw[]
  /** Weaknesses of tools that were used on the way. */
  mechanisms: Mechanism[]
}

/** One agent at work: whom it serves, with what, and as whom. */
interface Shift {
  person: Person
  sandbox: Sandbox
  model: ModelClient
  /** Name of the specialist; absent for the front desk. */
  specialist?: string
}

/** Runs one turn of a conversation: asks the model, carries out its tool calls in the sandbox, asks again. */
export async function runAgent(history: readonly ChatMessage[], person: Person, sandbox: Sandbox, model: ModelClient): Promise<Outcome> {
  return work(history, { person, sandbox, model })
}

async function work(history: readonly ChatMessage[], shift: Shift): Promise<Outcome> {
  const { person, sandbox, model, specialist } = shift
  const { world } = sandbox
  const tenant = world.tenants.find((t) => t.id === person.tenant)!
  const prompt = specialist === undefined ? systemPrompt(world, person, tenant) : specialistPrompt(specialist, world, person, tenant)
  const messages: ChatMessage[] = [{ role: 'system', content: prompt }, ...history]
  const tools = toolsFor(history, person, sandbox, specialist !== undefined)
  const effects: Effect[] = []
  const flaws = new Set<Flaw>()
  const mechanisms = new Set<Mechanism>()
  const end = (answer: string, finish: Outcome['finish']): Outcome => ({
    answer,
    finish,
    effects,
    flaws: [...flaws],
    mechanisms: [...mechanisms],
  })
  for (let step = 0; step < (specialist === undefined ? MAX_STEPS : SPECIALIST_STEPS); step++) {
    const answer = await model.complete({
      model: 'quarry',
      messages: [...messages],
      tools: [...tools],
      user: `${person.tenant}/${person.name}`,
    })
    if (answer.declined) return end(DECLINED, 'content_filter')
    for (const flaw of answer.flaws) flaws.add(flaw)
    const message = answer.completion.choices[0]!.message
    const calls = message.tool_calls ?? []
    if (calls.length === 0) return end(typeof message.content === 'string' ? message.content : '', 'stop')
    messages.push({ role: 'assistant', content: message.content ?? null, tool_calls: calls })
    for (const call of calls) {
      const args = innerData(world.setting, parseArguments(call.function.arguments))
      const done = await carryOut(innerTool(world.setting, call.function.name), args, shift)
      effects.push(...done.effects)
      for (const flaw of done.flaws) flaws.add(flaw)
      for (const mechanism of done.mechanisms) mechanisms.add(mechanism)
      messages.push({ role: 'tool', tool_call_id: call.id, content: JSON.stringify(outerData(world.setting, done.result)) })
    }
  }
  return end(TOO_LONG, 'length')
}

interface CarriedOut extends Pick<Outcome, 'effects' | 'flaws' | 'mechanisms'> {
  result: Record<string, unknown>
}

async function carryOut(tool: string, args: Record<string, unknown>, shift: Shift): Promise<CarriedOut> {
  const { sandbox, person } = shift
  if (tool === 'ask_specialist') return consult(args, shift)
  const before = sandbox.log.last
  const result = sandbox.execute(tool, args, person)
  return { result, effects: sandbox.log.after(before), flaws: [], mechanisms: sandbox.takeFired() }
}

/** Has a specialist agent work on what the front desk wants of it. A specialist asks nobody else. */
async function consult(args: Record<string, unknown>, shift: Shift): Promise<CarriedOut> {
  const name = String(args['specialist'] ?? '').toLowerCase()
  const request = typeof args['request'] === 'string' ? args['request'].slice(0, 4_000) : ''
  if (shift.specialist !== undefined || !isSpecialist(name) || request === '')
    return { result: { error: 'no such specialist' }, effects: [], flaws: [], mechanisms: [] }
  const { answer, effects, flaws, mechanisms } = await work([{ role: 'user', content: request }], { ...shift, specialist: name })
  return { result: { specialist: name, answer }, effects, flaws, mechanisms }
}

function parseArguments(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
