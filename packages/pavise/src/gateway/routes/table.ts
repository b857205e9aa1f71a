import {
  anthropicCountTokens,
  anthropicMessages,
  geminiCountTokens,
  geminiEmbed,
  geminiGenerate,
  ollamaChat,
  ollamaEmbed,
  ollamaGenerate,
  openaiAudio,
  openaiChat,
  openaiCompletions,
  openaiEmbeddings,
  openaiFiles,
  openaiModerations,
  openaiResponses,
  type Surface,
  type Vendor,
} from '@pavise/guard/surfaces'

export interface TableEntry {
  readonly vendor: Vendor
  readonly method: 'GET' | 'POST'
  /** As it is shown to people. */
  readonly shown: string
  /** Its groups are words that a client chose. */
  readonly path: RegExp
  /** Absent where nothing in it is text of a model. */
  readonly surface?: Surface
  /** Parameters of the query that may go upstream. */
  readonly query?: readonly string[]
}

const PAGES = ['limit', 'after', 'after_id', 'before_id', 'order', 'pageSize', 'pageToken', 'page_size', 'page_token']
const MODEL = '([\\w.@-][\\w.:@-]*(?:/[\\w:@-][\\w.:@-]*)*)'

const post = (vendor: Vendor, shown: string, surface: Surface, query?: readonly string[]): TableEntry => ({
  vendor,
  method: 'POST',
  shown,
  path: new RegExp(`^${shown}$`),
  surface,
  ...(query && { query }),
})
const gemini = (verbs: string, surface: Surface): TableEntry => ({
  vendor: 'gemini',
  method: 'POST',
  shown: `/v1beta/models/{model}:${verbs}`,
  path: new RegExp(`^/v1(?:beta|alpha)?\\d*/(?:models|tunedModels)/([\\w.-]{1,128}):(?:${verbs})$`),
  surface,
  query: ['alt', '$alt'],
})
const get = (vendor: Vendor, shown: string, path: string): TableEntry => ({
  vendor,
  method: 'GET',
  shown,
  path: new RegExp(`^${path}$`),
  query: PAGES,
})

/** Every path that the gateway knows without being told. What is not here is an unknown surface. */
export const TABLE: readonly TableEntry[] = [
  post('openai', '/v1/chat/completions', openaiChat),
  post('openai', '/v1/responses', openaiResponses),
  post('openai', '/v1/completions', openaiCompletions),
  post('openai', '/v1/embeddings', openaiEmbeddings),
  post('openai', '/v1/moderations', openaiModerations),
  post('openai', '/v1/audio/transcriptions', openaiAudio),
  post('openai', '/v1/audio/translations', openaiAudio),
  post('openai', '/v1/files', openaiFiles),
  post('anthropic', '/v1/messages', anthropicMessages, ['beta']),
  post('anthropic', '/v1/messages/count_tokens', anthropicCountTokens, ['beta']),
  gemini('generateContent|streamGenerateContent', geminiGenerate),
  gemini('countTokens', geminiCountTokens),
  gemini('embedContent|batchEmbedContents', geminiEmbed),
  post('ollama', '/api/chat', ollamaChat),
  post('ollama', '/api/generate', ollamaGenerate),
  post('ollama', '/api/embed', ollamaEmbed),
  post('ollama', '/api/embeddings', ollamaEmbed),
  // What the API keeps is read when it is fetched, as it was when it was given.
  {
    ...get('openai', '/v1/responses/{id}', '/v1/responses/([\\w-]{1,128})'),
    surface: openaiResponses,
    query: ['stream', 'starting_after'],
  },
  get('openai', '/v1/models', '/v1/models'),
  get('openai', '/v1/models/{model}', `/v1/models/${MODEL}`),
  get('anthropic', '/v1/models', '/v1/models'),
  get('anthropic', '/v1/models/{model}', `/v1/models/${MODEL}`),
  get('gemini', '/v1beta/models', '/v1(?:beta|alpha)?\\d*/models'),
  get('gemini', '/v1beta/models/{model}', '/v1(?:beta|alpha)?\\d*/models/([\\w.-]{1,128})'),
  get('ollama', '/api/tags', '/api/tags'),
  get('ollama', '/api/version', '/api/version'),
  get('ollama', '/api/ps', '/api/ps'),
]
