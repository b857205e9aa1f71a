import type { Policy } from '@pavise/guard'
import { readSurface, type Surface } from '@pavise/guard/surfaces'
import { digestOf } from '#gateway/record/digest'

type Body = Readonly<Record<string, unknown>>

/** Digests of the operator's prompt and of the documents that the policy names: results of its tools, parts of its types. */
export function requestDigests(surface: Surface, body: Body, documents: Policy['documents']): { system?: string; documents: string[] } {
  let reading: ReturnType<typeof readSurface>
  try {
    reading = readSurface(surface.request, body)
  } catch {
    return { documents: [] }
  }
  const toolOf = new Map(reading.calls.map(({ id, name }) => [id, name]))
  const operator: string[] = []
  const found = new Map<string | number, string[]>()
  for (const [index, piece] of reading.pieces.entries()) {
    const turn = reading.turns[piece.turn]
    if (piece.origin === 'system' || piece.origin === 'developer') operator.push(piece.text)
    const tool = turn?.tool ?? (turn?.answers === undefined ? undefined : toolOf.get(turn.answers))
    if (piece.part !== undefined && piece.origin !== 'unknown' && documents.parts.includes(piece.part))
      found.set(`part ${index}`, [piece.text])
    else if (piece.origin === 'tool' && tool !== undefined && documents.tools.includes(tool))
      found.set(piece.turn, [...(found.get(piece.turn) ?? []), piece.text])
  }
  const digests = [...found.values()].map((texts) => digestOf(texts.join('\n')))
  return operator.length > 0 ? { system: digestOf(operator.join('\n')), documents: digests } : { documents: digests }
}

/** Parameters of the request that change an answer, scalars only: never a text of the exchange. */
export function parametersOf(body: Body): Record<string, string | number | boolean | null> {
  const parameters: Record<string, string | number | boolean | null> = {}
  for (const source of [body, body['generationConfig'], body['options']]) {
    if (typeof source !== 'object' || source === null) continue
    for (const name of Object.keys(source)) {
      if (!NAMES.has(name)) continue
      const value = (source as Body)[name]
      if (value === null || typeof value === 'number' || typeof value === 'boolean') parameters[name] = value
      else if (typeof value === 'string' && /^[\w.-]{1,40}$/.test(value)) parameters[name] = value
    }
  }
  return parameters
}

const NAMES = new Set([
  'stream',
  'n',
  'temperature',
  'top_p',
  'topP',
  'top_k',
  'topK',
  'max_tokens',
  'max_completion_tokens',
  'max_output_tokens',
  'maxOutputTokens',
  'num_predict',
  'candidateCount',
  'seed',
  'frequency_penalty',
  'presence_penalty',
  'logprobs',
  'top_logprobs',
  'parallel_tool_calls',
  'tool_choice',
  'reasoning_effort',
  'service_tier',
  'store',
  'background',
])
