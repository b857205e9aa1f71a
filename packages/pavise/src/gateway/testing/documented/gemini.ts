import type { DocumentedApi, Place } from '#gateway/testing/documented/place'

/** https://ai.google.dev/api/generate-content */
const user = { role: 'user', parts: [{ text: 'Hello' }] }
const ask = (...contents: object[]) => ({ contents })
const said = (...parts: object[]) => ({ role: 'user', parts })
const model = (...parts: object[]) => ({ role: 'model', parts })
const data = (text: string) => Buffer.from(text).toString('base64')

const requests: Place[] = [
  { name: 'system instruction', origin: 'system', request: (t) => ({ ...ask(user), systemInstruction: { parts: [{ text: t }] } }) },
  {
    name: 'system instruction as the reference spells it',
    origin: 'system',
    request: (t) => ({ ...ask(user), system_instruction: { role: 'user', parts: [{ text: t }] } }),
  },
  { name: 'last turn', origin: 'user', request: (t) => ask(said({ text: t })) },
  { name: 'turn without a role', origin: 'user', request: (t) => ask({ parts: [{ text: t }] }) },
  { name: 'earlier turn', origin: 'user', request: (t) => ask(said({ text: t }), model({ text: 'x' }), user) },
  { name: 'earlier answer', origin: 'assistant', request: (t) => ask(user, model({ text: t }), user) },
  { name: 'earlier thought', origin: 'reasoning', request: (t) => ask(user, model({ text: t, thought: true }), user) },
  {
    name: 'text beside an image',
    origin: 'user',
    request: (t) => ask(said({ inlineData: { mimeType: 'image/png', data: 'iVBORw0KGgo=' } }, { text: t })),
  },
  { name: 'text as inline data', origin: 'document', request: (t) => ask(said({ inlineData: { mimeType: 'text/plain', data: data(t) } })) },
  {
    name: 'text as inline_data',
    origin: 'document',
    request: (t) => ask(said({ inline_data: { mime_type: 'text/plain', data: data(t) } })),
  },
  {
    name: 'file address',
    origin: 'unknown',
    request: (t) => ask(said({ fileData: { mimeType: 'text/plain', fileUri: `https://x.test/${t}` } })),
  },
  {
    name: 'function call',
    origin: 'tool_arguments',
    request: (t) =>
      ask(user, model({ functionCall: { name: 'f', args: { a: [t] } } }), said({ functionResponse: { name: 'f', response: {} } })),
  },
  {
    name: 'function response',
    origin: 'tool',
    request: (t) => ask(user, model({ functionCall: { name: 'f' } }), said({ functionResponse: { name: 'f', response: { result: t } } })),
  },
  {
    name: 'function response as the reference spells it',
    origin: 'tool',
    request: (t) => ask(user, said({ function_response: { name: 'f', response: { result: t } } })),
  },
  {
    name: 'executable code',
    origin: 'tool_arguments',
    request: (t) => ask(user, model({ executableCode: { language: 'PYTHON', code: t } })),
  },
  {
    name: 'result of code',
    origin: 'tool',
    request: (t) => ask(user, model({ codeExecutionResult: { outcome: 'OUTCOME_OK', output: t } })),
  },
  { name: 'tool name', origin: 'tool_definition', request: (t) => ({ ...ask(user), tools: [{ functionDeclarations: [{ name: t }] }] }) },
  {
    name: 'tool description',
    origin: 'tool_definition',
    request: (t) => ({ ...ask(user), tools: [{ functionDeclarations: [{ name: 'f', description: t }] }] }),
  },
  {
    name: 'tool schema',
    origin: 'tool_definition',
    request: (t) => ({
      ...ask(user),
      tools: [
        { functionDeclarations: [{ name: 'f', parameters: { type: 'OBJECT', properties: { a: { type: 'STRING', description: t } } } }] },
      ],
    }),
  },
  {
    name: 'response schema',
    origin: 'tool_definition',
    request: (t) => ({ ...ask(user), generationConfig: { responseMimeType: 'application/json', responseSchema: { description: t } } }),
  },
  { name: 'stop sequence', origin: 'tool_definition', request: (t) => ({ ...ask(user), generationConfig: { stopSequences: [t] } }) },
  { name: 'cached content', origin: 'unknown', request: (t) => ({ ...ask(user), cachedContent: `cachedContents/${t}` }) },
  { name: 'part of a new kind', origin: 'unknown', request: (t) => ask(said({ novel: { text: t } })) },
]

const head = {
  usageMetadata: { promptTokenCount: 1, candidatesTokenCount: 1, totalTokenCount: 2 },
  modelVersion: 'gemini-x',
  responseId: 'r1',
}
const candidate = (parts: readonly object[], index = 0, more: object = {}) => ({
  content: { parts, role: 'model' },
  finishReason: 'STOP',
  index,
  ...more,
})
const answered = (...candidates: object[]) => ({ candidates, ...head })

const answers: Place[] = [
  { name: 'text', origin: 'assistant', answer: (t) => answered(candidate([{ text: t }])) },
  { name: 'second part', origin: 'assistant', answer: (t) => answered(candidate([{ text: 'x' }, { text: t }])) },
  { name: 'second candidate', origin: 'assistant', answer: (t) => answered(candidate([{ text: 'x' }]), candidate([{ text: t }], 1)) },
  { name: 'thought', origin: 'reasoning', answer: (t) => answered(candidate([{ text: t, thought: true }])) },
  {
    name: 'function call',
    origin: 'tool_arguments',
    answer: (t) => answered(candidate([{ functionCall: { id: 'c1', name: 'f', args: { a: t } } }])),
  },
  {
    name: 'executable code',
    origin: 'tool_arguments',
    answer: (t) => answered(candidate([{ executableCode: { language: 'PYTHON', code: t } }])),
  },
  {
    name: 'result of code',
    origin: 'tool',
    answer: (t) => answered(candidate([{ codeExecutionResult: { outcome: 'OUTCOME_OK', output: t } }])),
  },
  {
    name: 'text as inline data',
    origin: 'document',
    answer: (t) => answered(candidate([{ inlineData: { mimeType: 'text/csv', data: data(t) } }])),
  },
  {
    name: 'grounding',
    origin: 'assistant',
    answer: (t) =>
      answered(
        candidate([{ text: 'x' }], 0, { groundingMetadata: { webSearchQueries: [t], searchEntryPoint: { renderedContent: '<b>' } } }),
      ),
  },
  {
    name: 'citation',
    origin: 'assistant',
    answer: (t) => answered(candidate([{ text: 'x' }], 0, { citationMetadata: { citationSources: [{ uri: t }] } })),
  },
  {
    name: 'log probabilities',
    origin: 'assistant',
    answer: (t) =>
      answered(
        candidate([{ text: 'other' }], 0, {
          logprobsResult: { chosenCandidates: [...t].map((token) => ({ token, tokenId: 1, logProbability: -1 })) },
        }),
      ),
  },
  {
    name: 'alternatives in log probabilities',
    origin: 'assistant',
    answer: (t) =>
      answered(
        candidate([{ text: 'a' }], 0, {
          logprobsResult: { chosenCandidates: [{ token: 'a' }], topCandidates: [{ candidates: [{ token: t }] }] },
        }),
      ),
  },
  { name: 'finish message', origin: 'assistant', answer: (t) => answered(candidate([], 0, { finishMessage: t })) },
]

const chunk = (parts: readonly object[], index = 0, more: object = {}) => ({
  candidates: [{ content: { parts, role: 'model' }, index, ...more }],
  ...head,
})
const last = chunk([{ text: '' }], 0, { finishReason: 'STOP' })

const streams: Place[] = [
  { name: 'text', origin: 'assistant', stream: (parts) => [...parts.map((text) => chunk([{ text }])), last] },
  { name: 'two parts of one event', origin: 'assistant', stream: (parts) => [chunk(parts.map((text) => ({ text }))), last] },
  {
    name: 'second candidate',
    origin: 'assistant',
    stream: (parts) => [chunk([{ text: 'x' }]), ...parts.map((text) => chunk([{ text }], 1)), last],
  },
  {
    name: 'thought',
    origin: 'reasoning',
    stream: (parts) => [...parts.map((text) => chunk([{ text, thought: true }])), chunk([{ text: 'x' }]), last],
  },
  {
    name: 'text with its finish',
    origin: 'assistant',
    stream: (parts) => parts.map((text, i) => chunk([{ text }], 0, i === parts.length - 1 ? { finishReason: 'STOP' } : {})),
  },
  {
    name: 'function call',
    origin: 'tool_arguments',
    stream: (parts) => [chunk([{ functionCall: { name: 'f', args: { a: parts.join('') } } }]), last],
  },
]

export const geminiPlaces: DocumentedApi = { surface: 'gemini-generate', places: [...requests, ...answers, ...streams] }

/** https://ai.google.dev/api/tokens */
export const geminiCountPlaces: DocumentedApi = {
  surface: 'gemini-count-tokens',
  places: [
    { name: 'contents', origin: 'user', request: (t) => ask(said({ text: t })) },
    ...requests.map((place) => ({
      ...place,
      request: (t: string) => ({ generateContentRequest: { model: 'models/m', ...place.request!(t) } }),
    })),
  ],
}

/** https://ai.google.dev/api/embeddings */
export const geminiEmbedPlaces: DocumentedApi = {
  surface: 'gemini-embed',
  places: [
    { name: 'content', origin: 'user', request: (t) => ({ content: { parts: [{ text: t }] } }) },
    {
      name: 'one of many',
      origin: 'user',
      request: (t) => ({ requests: [{ model: 'models/m', content: { parts: [{ text: t }] }, taskType: 'RETRIEVAL_QUERY' }] }),
    },
    { name: 'title', origin: 'document', request: (t) => ({ content: { parts: [{ text: 'x' }] }, title: t }) },
  ],
}
