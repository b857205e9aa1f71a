import type { ChatCompletion, ChatMessage, ChatRequest } from '../../surfaces/openai-chat/wire.js'
import { defineDetector } from '../../vocabulary/detector.js'
import { createGuard } from '../create-guard.js'
import { loadPolicy } from '../parse-policy.js'

/** Finds the words of its options, letter by letter. */
export const words = defineDetector({
  id: 'words',
  title: 'Words',
  summary: 'Finds the words it is given.',
  reach: 'span',
  kinds: ['word'],
  option: 'words',
  create: (options) => {
    const list = options['words'] as string[]
    return (text) =>
      list.flatMap((word) =>
        [...text.matchAll(new RegExp(word, 'gu'))].map((match) => ({
          detector: 'words',
          kind: 'word',
          score: 1,
          start: match.index,
          end: match.index + word.length,
        })),
      )
  },
})
export const mail = defineDetector({
  id: 'email',
  title: 'Mail addresses',
  summary: 'Finds mail addresses.',
  reach: 'span',
  kinds: ['email'],
  create: () => (text) =>
    [...text.matchAll(/[\w.]+@[\w.]+\w/gu)].map((match) => ({
      detector: 'email',
      kind: 'email',
      score: 1,
      start: match.index,
      end: match.index + match[0].length,
    })),
})
export const broken = defineDetector({
  id: 'broken',
  title: 'Broken',
  summary: 'Fails.',
  reach: 'span',
  kinds: [],
  create: () => () => {
    throw new Error('broken')
  },
})
export const detectors = [words, mail, broken]

export const guardOf = (policy: object) => createGuard(loadPolicy({ version: 1, ...policy }, { detectors }), { detectors })
export const falcon = { detectors: { names: { words: ['Falcon'] } } }
export const request = (...messages: ChatMessage[]): ChatRequest => ({ model: 'm', messages })
export const answer = (message: Partial<ChatMessage>, more: object = {}): ChatCompletion => ({
  id: 'c',
  object: 'chat.completion',
  created: 1,
  model: 'm',
  choices: [{ index: 0, message: { role: 'assistant', ...message } as ChatMessage, finish_reason: 'stop', ...more }],
})
export const toolCall = (name: string, args: unknown, id = 'call_1') => ({
  id,
  type: 'function' as const,
  function: { name, arguments: typeof args === 'string' ? args : JSON.stringify(args) },
})
