/** A response as the reference describes it, and its items. */
export const answered = (...output: object[]) => ({
  id: 'resp_1',
  object: 'response',
  created_at: 1,
  status: 'completed',
  error: null,
  incomplete_details: null,
  instructions: null,
  model: 'gpt-x',
  output,
  parallel_tool_calls: true,
  previous_response_id: null,
  reasoning: { effort: null, summary: null },
  temperature: 1,
  text: { format: { type: 'text' } },
  tool_choice: 'auto',
  tools: [],
  usage: { input_tokens: 1, output_tokens: 1, total_tokens: 2 },
  metadata: {},
})
export const message = (...content: object[]) => ({ type: 'message', id: 'msg_1', status: 'completed', role: 'assistant', content })
export const text = (said: string, more: object = {}) => ({ type: 'output_text', text: said, annotations: [], logprobs: [], ...more })
export const functionCall = (args: string) => ({
  type: 'function_call',
  id: 'fc_1',
  call_id: 'call_1',
  name: 'f',
  arguments: args,
  status: 'completed',
})
