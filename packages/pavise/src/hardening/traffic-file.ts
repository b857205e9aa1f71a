import type { ChatCompletion, ChatMessage, ChatRequest } from '@pavise/guard/surfaces'
import { z } from 'zod'
import { PaviseError } from '#core/errors/error'
import type { Exchange } from '#hardening/exchange'

/** One line of recorded traffic. Bodies are those of the model API; only what is read here is checked. */
const lineSchema = z.object({
  /** Groups the model calls of one piece of work; the line's own number where absent. */
  task: z.string().optional(),
  principal: z.object({ id: z.string().optional(), tenant: z.string().optional(), key: z.string().optional() }).optional(),
  request: z.looseObject({ messages: z.array(z.looseObject({ role: z.string() })) }),
  response: z.looseObject({ choices: z.array(z.looseObject({ message: z.looseObject({}) })) }).optional(),
})

/**
 * Reads traffic that `pavise gateway --record FILE` wrote: one exchange a line, grouped by task. Every bad line is named in one error.
 */
export function parseTraffic(text: string, name: string): { task: string; exchanges: Exchange[] }[] {
  const tasks = new Map<string, Exchange[]>()
  const faults: string[] = []
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') return
    const parsed = lineSchema.safeParse(parseJson(line))
    if (!parsed.success) {
      faults.push(
        `  line ${index + 1}: ${parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the whole'}: ${message}`).join('; ')}`,
      )
      return
    }
    const { task = `line ${index + 1}`, principal, request, response } = parsed.data
    const exchange: Exchange = { request: request as unknown as ChatRequest }
    if (principal) exchange.principal = Object.fromEntries(Object.entries(principal).filter(([, value]) => value !== undefined))
    if (response) exchange.response = response as unknown as ChatCompletion
    tasks.set(task, [...(tasks.get(task) ?? []), exchange])
  })
  if (faults.length > 0)
    throw new PaviseError('PAV_FILE_UNREADABLE', [`${name} has ${faults.length} bad lines`, ...faults.slice(0, 20)].join('\n'), {
      hint: 'Each line is {"task","principal","request","response"} as the gateway records them.',
    })
  return [...tasks].map(([task, exchanges]) => ({ task, exchanges }))
}

/**
 * The model calls that a conversation stands for, for targets whose own API is the model's: everything before an answer is its request.
 */
export function exchangesOf(model: string, transcript: readonly ChatMessage[]): Exchange[] {
  return transcript.flatMap((message, index): Exchange[] => {
    if (message.role !== 'assistant') return []
    const finish = (message.tool_calls?.length ?? 0) > 0 ? 'tool_calls' : 'stop'
    return [
      {
        request: { model, messages: transcript.slice(0, index) },
        response: {
          id: `turn-${index}`,
          object: 'chat.completion',
          created: 0,
          model,
          choices: [{ index: 0, message, finish_reason: finish }],
        },
      },
    ]
  })
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
