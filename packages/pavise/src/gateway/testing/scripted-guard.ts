import type { Action, ChatStreamInspector, Decision, Guard, GuardSession, Policy, StreamStep } from '@pavise/guard'
import type { ChatChunk, ChatCompletion, ChatRequest } from '@pavise/guard/surfaces'

/** Words and what the guard does when a message or an answer holds one. */
export type Script = Readonly<Record<string, Action>>

const POLICY: Policy = {
  version: 1,
  mode: 'enforce',
  trust: { system: 'operator', developer: 'operator' },
  documents: { tools: ['search'], markers: [], parts: ['file'] },
  tools: {},
  session: { header: 'x-session' },
  allow: [],
  canaries: [],
  detectors: {},
  rules: [],
}

/**
 * A guard that does what a test says, to test what the gateway makes of decisions. It counts messages per session, so that a test sees
 * which session was used: the word `count:N` fires in the Nth request of a session.
 */
export function scriptedGuard(script: Script, options: { version?: string; timeout?: number; otherwise?: 'allow' | 'block' } = {}): Guard {
  const decide = (texts: readonly string[]): Decision => {
    const firings = texts.flatMap((text, index) =>
      Object.entries(script)
        .filter(([word]) => text.includes(word))
        .map(([word, action]) => ({
          rule: `rule-${word}`,
          action,
          origin: 'user' as const,
          path: ['messages', index, 'content'],
          detections: [{ detector: 'scripted', kind: 'word', score: 1, start: text.indexOf(word), end: text.indexOf(word) + word.length }],
          timeout: options.timeout ?? 50,
          otherwise: options.otherwise ?? 'block',
        })),
    )
    const order: Action[] = ['allow', 'flag', 'mask', 'redact', 'hold', 'block']
    const action = order[Math.max(0, ...firings.map((firing) => order.indexOf(firing.action)))]!
    const length = texts.reduce((sum, text) => sum + text.length, 0)
    return {
      action,
      mode: 'enforce',
      firings,
      edits: [],
      coverage: { user: { seen: length, scanned: length, skipped: 0 } },
      degraded: false,
    }
  }
  const masked = (text: string) =>
    Object.keys(script).reduce((all, word) => (script[word] === 'redact' ? all.replaceAll(word, '[X]') : all), text)
  /** A body of another kind, such as an error: read as one text, and masked in its message. */
  const whole = (body: object): Decision => {
    const { error } = body as { error?: { message?: string } }
    const message = error?.message ?? ''
    const edits = masked(message) === message ? [] : [{ path: ['error', 'message'], text: masked(message) }]
    return { ...decide([JSON.stringify(body)]), edits }
  }
  const session = (): GuardSession => {
    let count = 0
    return {
      request: (body: ChatRequest) => {
        const texts = body.messages.map((message) => String(message.content))
        const decision = decide([...texts, `count:${++count}`])
        const edits = texts.flatMap((text, i) => (masked(text) === text ? [] : [{ path: ['messages', i, 'content'], text: masked(text) }]))
        return { ...decision, edits }
      },
      response: (body: ChatCompletion) => {
        if (!Array.isArray(body.choices)) return whole(body)
        const texts = body.choices.map(({ message }) => String(message.content) + JSON.stringify(message.tool_calls ?? ''))
        const edits = body.choices.flatMap(({ message }, i) => {
          const text = String(message.content)
          return masked(text) === text ? [] : [{ path: ['choices', i, 'message', 'content'], text: masked(text) }]
        })
        return { ...decide(texts), edits }
      },
      stream: () => scriptedStream(script, decide),
    }
  }
  return {
    policy: POLICY,
    version: options.version ?? 'v1',
    inspect: ({ text }) => ({ ...decide([text]), text: masked(text), score: 0 }),
    session,
  }
}

/** Holds payloads back while the text so far ends in the beginning of a word of the script. */
function scriptedStream(script: Script, decide: (texts: readonly string[]) => Decision): ChatStreamInspector {
  let text = ''
  let waiting: string[] = []
  const release = (): StreamStep => {
    const step = { release: waiting }
    waiting = []
    return step
  }
  const step = (): StreamStep => {
    const decision = decide([text])
    if (decision.action === 'block') return { release: [], stop: decision }
    if (decision.action === 'hold') return { release: [], hold: decision }
    const live = Object.keys(script).some((word) => [...word].some((_, i) => i > 0 && text.endsWith(word.slice(0, i))))
    return live ? { release: [] } : release()
  }
  return {
    push: (payload) => {
      waiting.push(payload)
      if (payload === '[DONE]') return release()
      const { choices } = JSON.parse(payload) as ChatChunk
      for (const { delta } of choices)
        text += (delta.content ?? '') + (delta.tool_calls ?? []).map((call) => call.function?.arguments ?? '').join('')
      return step()
    },
    resume: (answer) => {
      const decision = decide([text])
      text = ''
      return answer === 'allow' ? release() : { release: [], stop: decision }
    },
    end: () => ({ ...release(), decision: decide([text]) }),
  }
}
