import type { ChatMessage } from '@pavise/guard/surfaces'
import type { Effect } from '#core/attack/vocabulary'
import type { ModelClient } from '#quarry/agent/model-client'
import type { Sandbox } from '#quarry/sandbox/sandbox'
import { TOOLS } from '#quarry/sandbox/tool-schemas'
import type { Flaw } from '#quarry/seed/flaw'
import { systemPrompt } from '#quarry/world/operator'
import type { Person } from '#quarry/world/world'

const MAX_STEPS = 8
const DECLINED = 'The request was declined by the content filter in front of the model.'
const TOO_LONG = 'I could not finish this in the steps that I have.'

export interface Outcome {
  answer: string
  finish: 'stop' | 'content_filter' | 'length'
  /** What the agent's tools did, in order. */
  effects: Effect[]
  /** Weaknesses by which the model came to its decisions. */
  flaws: Flaw[]
}

/** Runs one turn of a conversation: asks the model, carries out its tool calls in the sandbox, asks again. */
export async function runAgent(history: readonly ChatMessage[], person: Person, sandbox: Sandbox, model: ModelClient): Promise<Outcome> {
  const tenant = sandbox.world.tenants.find((t) => t.id === person.tenant)!
  const messages: ChatMessage[] = [{ role: 'system', content: systemPrompt(sandbox.world, person, tenant) }, ...history]
  const effects: Effect[] = []
  const flaws = new Set<Flaw>()
  const end = (answer: string, finish: Outcome['finish']): Outcome => ({ answer, finish, effects, flaws: [...flaws] })
  for (let step = 0; step < MAX_STEPS; step++) {
    const answer = await model.complete({
      model: 'quarry',
      messages: [...messages],
      tools: [...TOOLS],
      user: `${person.tenant}/${person.name}`,
    })
    if (answer.declined) return end(DECLINED, 'content_filter')
    for (const flaw of answer.flaws) flaws.add(flaw)
    const message = answer.completion.choices[0]!.message
    const calls = message.tool_calls ?? []
    if (calls.length === 0) return end(typeof message.content === 'string' ? message.content : '', 'stop')
    messages.push({ role: 'assistant', content: message.content ?? null, tool_calls: calls })
    for (const call of calls) {
      const before = sandbox.log.last
      const result = sandbox.execute(call.function.name, parseArguments(call.function.arguments), person)
      effects.push(...sandbox.log.after(before))
      messages.push({ role: 'tool', tool_call_id: call.id, content: JSON.stringify(result) })
    }
  }
  return end(TOO_LONG, 'length')
}

function parseArguments(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
