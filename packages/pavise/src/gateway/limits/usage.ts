/** Tokens of an exchange. */
export interface Usage {
  readonly input: number
  readonly output: number
}

type Counts = Readonly<Record<string, unknown>>

/** What an answer, or one event of a streamed one, says of the tokens it took; undefined where it says nothing. All vendors' words for it. */
export function usageOf(body: unknown): Usage | undefined {
  if (!isRecord(body)) return undefined
  // Events of OpenAI's responses and of Anthropic's messages hold the answer so far.
  const inner = isRecord(body['response']) ? body['response'] : isRecord(body['message']) ? body['message'] : undefined
  const counts = record(body['usage']) ?? record(inner?.['usage']) ?? record(body['usageMetadata']) ?? (isOllama(body) ? body : undefined)
  if (!counts) return undefined
  const input =
    sum(counts, ['prompt_tokens']) ||
    sum(counts, ['input_tokens', 'cache_creation_input_tokens', 'cache_read_input_tokens']) ||
    sum(counts, ['promptTokenCount', 'toolUsePromptTokenCount']) ||
    sum(counts, ['prompt_eval_count'])
  const output =
    sum(counts, ['completion_tokens']) ||
    sum(counts, ['output_tokens']) ||
    sum(counts, ['candidatesTokenCount', 'thoughtsTokenCount']) ||
    sum(counts, ['eval_count'])
  return input + output > 0 ? { input, output } : undefined
}

/** Of two reports of one exchange the higher counts: streams tell how much it was so far. */
export const later = (before: Usage | undefined, now: Usage): Usage =>
  before ? { input: Math.max(before.input, now.input), output: Math.max(before.output, now.output) } : now

/** No tokenizer makes more tokens than there are bytes: what a request may take at most, with what it lets the model answer. */
export const boundOf = (bytes: number, output: number): number => bytes + output

/** What an exchange took, where the upstream does not say: about three bytes a token, in most languages rather too many than too few. */
export const estimateOf = (requestBytes: number, responseBytes: number): Usage => ({
  input: Math.ceil(requestBytes / 3),
  output: Math.ceil(responseBytes / 3),
})

/** How many tokens the request lets the model answer at most, all choices together; undefined where it sets no bound. */
export function outputBound(body: unknown): number | undefined {
  if (!isRecord(body)) return undefined
  const options = record(body['generationConfig']) ?? record(body['options']) ?? {}
  const most = [
    body['max_completion_tokens'],
    body['max_tokens'],
    body['max_output_tokens'],
    options['maxOutputTokens'],
    options['num_predict'],
  ].find((value) => typeof value === 'number' && value >= 0)
  if (typeof most !== 'number') return undefined
  const times = [body['n'], body['best_of'], options['candidateCount']].filter((value) => typeof value === 'number' && value > 1)
  return Math.ceil(most * Math.max(1, ...(times as number[])))
}

const isOllama = (body: Counts): boolean => typeof body['eval_count'] === 'number' || typeof body['prompt_eval_count'] === 'number'

function sum(counts: Counts, names: readonly string[]): number {
  let total = 0
  for (const name of names) {
    const value = counts[name]
    if (typeof value === 'number' && Number.isFinite(value) && value > 0) total += Math.ceil(value)
  }
  return total
}

const record = (value: unknown): Counts | undefined => (isRecord(value) ? value : undefined)

function isRecord(value: unknown): value is Counts {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
