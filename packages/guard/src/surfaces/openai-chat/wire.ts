/** The shapes of OpenAI chat completions, as far as Pavise reads them. Unknown fields pass through untouched. */

export interface ChatToolCall {
  id: string
  type: 'function'
  function: { name: string; arguments: string }
}

export type ChatContentPart =
  | { type: 'text'; text: string }
  | { type: 'refusal'; refusal: string }
  | { type: string; [key: string]: unknown }

export interface ChatMessage {
  role: 'system' | 'developer' | 'user' | 'assistant' | 'tool'
  content?: string | ChatContentPart[] | null
  name?: string
  refusal?: string | null
  tool_calls?: ChatToolCall[]
  tool_call_id?: string
  reasoning_content?: string
}

export interface ChatTool {
  type: 'function'
  function: { name: string; description?: string; parameters?: Record<string, unknown>; strict?: boolean }
}

export interface ChatRequest {
  model: string
  messages: ChatMessage[]
  tools?: ChatTool[]
  tool_choice?: 'none' | 'auto' | 'required' | { type: 'function'; function: { name: string } }
  stream?: boolean
  stream_options?: { include_usage?: boolean }
  n?: number
  temperature?: number
  max_tokens?: number
  seed?: number
  user?: string
}

export interface ChatUsage {
  prompt_tokens: number
  completion_tokens: number
  total_tokens: number
}

export type FinishReason = 'stop' | 'length' | 'tool_calls' | 'content_filter' | 'function_call'

export interface ChatCompletion {
  id: string
  object: 'chat.completion'
  created: number
  model: string
  choices: { index: number; message: ChatMessage; finish_reason: FinishReason | null; logprobs?: unknown }[]
  usage?: ChatUsage
}

export interface ChatChunk {
  id: string
  object: 'chat.completion.chunk'
  created: number
  model: string
  choices: {
    index: number
    delta: {
      role?: 'assistant'
      content?: string | null
      refusal?: string | null
      reasoning_content?: string | null
      tool_calls?: { index: number; id?: string; type?: 'function'; function?: { name?: string; arguments?: string } }[]
    }
    finish_reason: FinishReason | null
  }[]
  usage?: ChatUsage | null
}

/** OpenAI's error body: every refusal of the gateway has this shape. */
export interface ChatError {
  error: { message: string; type: string; param: string | null; code: string | null }
}
