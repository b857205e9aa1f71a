import type { DocumentedApi } from '#gateway/testing/documented/place'

const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 }
const completion = (...texts: readonly string[]) => ({
  id: 'cmpl-1',
  object: 'text_completion',
  created: 1,
  model: 'm',
  choices: texts.map((text, index) => ({ text, index, logprobs: null, finish_reason: 'stop' })),
  usage,
})
const chunk = (text: string, index: number, finish_reason: string | null) => ({
  id: 'cmpl-1',
  object: 'text_completion',
  created: 1,
  model: 'm',
  choices: [{ text, index, logprobs: null, finish_reason }],
})

/** https://platform.openai.com/docs/api-reference/completions */
export const openaiCompletionsPlaces: DocumentedApi = {
  surface: 'openai-completions',
  places: [
    { name: 'prompt', origin: 'user', request: (t) => ({ model: 'm', prompt: t }) },
    { name: 'one of many prompts', origin: 'user', request: (t) => ({ model: 'm', prompt: ['x', t] }) },
    { name: 'suffix', origin: 'user', request: (t) => ({ model: 'm', prompt: 'x', suffix: t }) },
    { name: 'stop sequence', origin: 'unknown', request: (t) => ({ model: 'm', prompt: 'x', stop: t }) },
    { name: 'text', origin: 'assistant', answer: (t) => completion(t) },
    { name: 'second of n', origin: 'assistant', answer: (t) => completion('x', t) },
    {
      name: 'tokens',
      origin: 'assistant',
      answer: (t) => ({
        ...completion('x'),
        choices: [
          {
            text: 'other',
            index: 0,
            finish_reason: 'stop',
            logprobs: { tokens: [...t], token_logprobs: [-1], top_logprobs: null, text_offset: [0] },
          },
        ],
      }),
    },
    { name: 'text', origin: 'assistant', stream: (parts) => [...parts.map((part) => chunk(part, 0, null)), chunk('', 0, 'stop')] },
    {
      name: 'second of n',
      origin: 'assistant',
      stream: (parts) => [chunk('x', 0, null), ...parts.map((part) => chunk(part, 1, null)), chunk('', 1, 'stop')],
    },
  ],
}

/** https://platform.openai.com/docs/api-reference/embeddings */
export const openaiEmbeddingsPlaces: DocumentedApi = {
  surface: 'openai-embeddings',
  places: [
    { name: 'input', origin: 'user', request: (t) => ({ model: 'm', input: t }) },
    { name: 'one of many inputs', origin: 'user', request: (t) => ({ model: 'm', input: ['x', t] }) },
    { name: 'user', origin: 'unknown', request: (t) => ({ model: 'm', input: 'x', user: t }) },
  ],
}

/** https://platform.openai.com/docs/api-reference/moderations */
export const openaiModerationsPlaces: DocumentedApi = {
  surface: 'openai-moderations',
  places: [
    { name: 'input', origin: 'user', request: (t) => ({ input: t }) },
    { name: 'one of many inputs', origin: 'user', request: (t) => ({ model: 'm', input: ['x', t] }) },
    {
      name: 'text beside an image',
      origin: 'user',
      request: (t) => ({
        input: [
          { type: 'image_url', image_url: { url: 'https://x.test/a.png' } },
          { type: 'text', text: t },
        ],
      }),
    },
  ],
}

const sound = { name: 'file', filename: 'a.wav', type: 'audio/wav', content: Buffer.from([0x52, 0x49, 0x46, 0x46, 0xff, 0xfe]) }

/** https://platform.openai.com/docs/api-reference/audio */
export const openaiAudioPlaces: DocumentedApi = {
  surface: 'openai-audio',
  places: [
    {
      name: 'prompt',
      origin: 'user',
      request: (t) => ({ form: [{ name: 'model', content: 'whisper-1' }, { name: 'prompt', content: t }, sound] }),
    },
    { name: 'file name', origin: 'document', request: (t) => ({ form: [{ ...sound, filename: t }] }) },
    { name: 'known speaker', origin: 'user', request: (t) => ({ form: [sound, { name: 'known_speaker_names[]', content: t }] }) },
    { name: 'transcript', origin: 'assistant', answer: (t) => ({ text: t, usage: { type: 'duration', seconds: 1 } }) },
    {
      name: 'segment',
      origin: 'assistant',
      answer: (t) => ({
        task: 'transcribe',
        language: 'en',
        duration: 1,
        text: 'x',
        segments: [{ id: 0, seek: 0, start: 0, end: 1, text: t, temperature: 0 }],
      }),
    },
    { name: 'word', origin: 'assistant', answer: (t) => ({ text: 'x', words: [{ word: t, start: 0, end: 1 }] }) },
    {
      name: 'transcript',
      origin: 'assistant',
      stream: (parts) => [
        ...parts.map((delta) => ({ type: 'transcript.text.delta', delta })),
        { type: 'transcript.text.done', text: parts.join('') },
      ],
    },
  ],
}

/** https://platform.openai.com/docs/api-reference/files */
export const openaiFilesPlaces: DocumentedApi = {
  surface: 'openai-files',
  places: [
    {
      name: 'purpose',
      origin: 'document',
      request: (t) => ({
        form: [
          { name: 'purpose', content: t },
          { ...sound, filename: 'a' },
        ],
      }),
    },
    {
      name: 'content',
      origin: 'document',
      request: (t) => ({
        form: [
          { name: 'purpose', content: 'assistants' },
          { name: 'file', filename: 'a.md', type: 'text/markdown', content: t },
        ],
      }),
    },
    { name: 'file name', origin: 'document', request: (t) => ({ form: [{ name: 'file', filename: t, content: 'x' }] }) },
    {
      name: 'file name',
      origin: 'unknown',
      answer: (t) => ({ id: 'file-1', object: 'file', bytes: 1, created_at: 1, filename: t, purpose: 'assistants' }),
    },
  ],
}
