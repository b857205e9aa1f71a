import { type ChatMessage, readSurface } from '@pavise/guard/surfaces'
import { z } from 'zod'
import { PaviseError } from '#core/errors/error'
import type { Exchange } from '#hardening/exchange'
import { recordedSurface } from '#hardening/recorded-surface'

/** One line of recorded traffic. Bodies are those of the model API; only what is read here is checked. */
const lineSchema = z.object({
  /** Groups the model calls of one piece of work; the line's own number where absent. */
  task: z.string().optional(),
  principal: z.object({ id: z.string().optional(), tenant: z.string().optional(), key: z.string().optional() }).optional(),
  /** The model API; OpenAI chat completions where none is named. */
  surface: z.string().optional(),
  request: z.looseObject({}),
  response: z.looseObject({}).optional(),
})
const chatSchema = z.object({
  request: z.looseObject({ messages: z.array(z.looseObject({ role: z.string() })) }),
  response: z.looseObject({ choices: z.array(z.looseObject({ message: z.looseObject({}) })) }).optional(),
})

/** What is wrong with a line: for chat completions as exactly as they are read, for others whether the API can read them. */
function faultIn(value: unknown): string | undefined {
  const line = lineSchema.safeParse(value)
  const chat = line.success && line.data.surface === undefined ? chatSchema.safeParse(value) : line
  if (!line.success || !chat.success)
    return (chat.error ?? line.error)!.issues.map(({ path, message }) => `${path.join('.') || 'the whole'}: ${message}`).join('; ')
  const { surface: id, request, response } = line.data
  const surface = recordedSurface(id)
  if (!surface) return `surface: no model API is called ${JSON.stringify(id!.slice(0, 40))}`
  try {
    readSurface(surface.request, request)
    if (response) readSurface(surface.response, response)
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

/**
 * Reads traffic that `pavise gateway --record FILE` wrote: one exchange a line, grouped by task. Every bad line is named in one error.
 */
export function parseTraffic(text: string, name: string): { task: string; exchanges: Exchange[] }[] {
  const tasks = new Map<string, Exchange[]>()
  const faults: string[] = []
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') return
    const value = parseJson(line)
    const fault = faultIn(value)
    if (fault !== undefined) {
      faults.push(`  line ${index + 1}: ${fault}`)
      return
    }
    const { task = `line ${index + 1}`, principal, surface, request, response } = lineSchema.parse(value)
    const exchange: Exchange = { ...(surface !== undefined && { surface }), request }
    if (principal) exchange.principal = Object.fromEntries(Object.entries(principal).filter(([, value]) => value !== undefined))
    if (response) exchange.response = response
    tasks.set(task, [...(tasks.get(task) ?? []), exchange])
  })
  if (faults.length > 0)
    throw new PaviseError('PAV_FILE_UNREADABLE', [`${name} has ${faults.length} bad lines`, ...faults.slice(0, 20)].join('\n'), {
      hint: 'Each line is {"task","principal","surface","request","response"} as the gateway records them.',
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
