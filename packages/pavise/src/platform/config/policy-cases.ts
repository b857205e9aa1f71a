import { ACTIONS, type Action, createGuard, type Decision, ORIGINS, type Policy } from '@pavise/guard'
import type { ChatCompletion, ChatMessage, ChatRequest } from '@pavise/guard/surfaces'
import { z } from 'zod'
import { readYaml } from '#core/config/yaml-source'
import { parseWith } from '#core/config/zod-faults'

const messageSchema = z.looseObject({ role: z.enum(['system', 'developer', 'user', 'assistant', 'tool']) })
const callSchema = z.strictObject({ name: z.string(), arguments: z.record(z.string(), z.unknown()).default({}) })

const caseSchema = z
  .strictObject({
    name: z.string().min(1),
    /** One text on its own, and where it stands. */
    text: z.string().optional(),
    from: z.enum(ORIGINS).optional(),
    /** A conversation. One that ends with the assistant is a request and its answer. */
    messages: z.array(messageSchema).min(1).optional(),
    /** A tool call that the model answers with. */
    call: callSchema.optional(),
    expect: z.strictObject({
      action: z.enum(ACTIONS).optional(),
      /** Rules that must fire. */
      rule: z.union([z.string(), z.array(z.string())]).optional(),
      /** What is left of a text. */
      text: z.string().optional(),
    }),
  })
  .refine((one) => (one.text === undefined) !== (one.messages === undefined), { message: 'wants text or messages, one of them' })
  .refine((one) => one.text === undefined || one.call === undefined, { message: 'a call needs messages before it' })
  .refine((one) => Object.keys(one.expect).length > 0, { message: 'expects nothing' })
export type PolicyCase = z.infer<typeof caseSchema>

const fileSchema = z.strictObject({
  /** Path of the policy, from the folder of this file. */
  policy: z.string().optional(),
  tests: z.array(caseSchema).min(1),
})
export type PolicyCases = z.infer<typeof fileSchema>

/** Reads a file of policy tests; every fault with its line in the one error that it throws. */
export const parsePolicyCases = (text: string, name: string): PolicyCases => parseWith(readYaml(text, name), fileSchema)

export interface CaseResult {
  readonly name: string
  readonly passed: boolean
  readonly action: Action
  /** Rules that fired, each once, in their order. */
  readonly rules: readonly string[]
  /** What is other than expected. */
  readonly wrong: readonly string[]
}

/** Tries a policy on cases, as if it were enforced. Each case is a session of its own. */
export function tryPolicy(policy: Policy, cases: readonly PolicyCase[]): CaseResult[] {
  const guard = createGuard({ ...policy, mode: 'enforce' })
  return cases.map((one) => {
    const { decisions, text } = one.text === undefined ? conversation(guard, one) : alone(guard, one.text, one.from ?? 'user')
    const action = ACTIONS[Math.max(...decisions.map((decision) => ACTIONS.indexOf(decision.action)))]!
    const rules = [...new Set(decisions.flatMap((decision) => decision.firings.map((firing) => firing.rule)))]
    const wrong = differences(one.expect, action, rules, text)
    return { name: one.name, passed: wrong.length === 0, action, rules, wrong }
  })
}

type Guard = ReturnType<typeof createGuard>
interface Outcome {
  readonly decisions: readonly Decision[]
  readonly text?: string
}

function alone(guard: Guard, text: string, from: (typeof ORIGINS)[number]): Outcome {
  const seen = guard.inspect({ text, from })
  return { decisions: [seen], text: seen.text }
}

function conversation(guard: Guard, { messages = [], call }: PolicyCase): Outcome {
  const all = messages as unknown as ChatMessage[]
  const answer = answerOf(all, call)
  const asked = answer && !call ? all.slice(0, -1) : all
  const session = guard.session()
  const request = session.request({ model: 'test', messages: asked } as ChatRequest)
  // What is blocked on its way in has no answer.
  return { decisions: answer && request.action !== 'block' ? [request, session.response(answer)] : [request] }
}

function answerOf(messages: readonly ChatMessage[], call: PolicyCase['call']): ChatCompletion | undefined {
  const last = messages.at(-1)
  const said = call
    ? {
        role: 'assistant',
        content: null,
        tool_calls: [{ id: 'call_test', type: 'function', function: { name: call.name, arguments: JSON.stringify(call.arguments) } }],
      }
    : last?.role === 'assistant'
      ? last
      : undefined
  return said && ({ choices: [{ index: 0, message: said, finish_reason: call ? 'tool_calls' : 'stop' }] } as unknown as ChatCompletion)
}

function differences(expect: PolicyCase['expect'], action: Action, rules: readonly string[], text: string | undefined): string[] {
  const missing = [expect.rule ?? []].flat().filter((rule) => !rules.includes(rule))
  return [
    ...(expect.action === undefined || expect.action === action ? [] : [`the action is ${action}, not ${expect.action}`]),
    ...missing.map((rule) => `the rule ${rule} did not fire (fired: ${rules.join(', ') || 'none'})`),
    ...(expect.text === undefined || expect.text === text ? [] : [`the text left is ${JSON.stringify(text ?? '')}`]),
  ]
}
