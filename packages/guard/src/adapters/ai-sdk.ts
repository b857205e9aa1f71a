import type { GuardSession } from '../policy/guard.js'
import { applyEdits } from '../surfaces/apply-edits.js'
import { type AdapterOptions, sessionOf, settle } from './adapter-options.js'
import { PartRelay, type StreamPart } from './ai-sdk/part-stream.js'
import { promptCopy } from './ai-sdk/prompt-copy.js'
import { aiSdkModel } from './ai-sdk/surface.js'
import { GuardBlocked } from './guard-blocked.js'

/** What the SDK hands to a model, as far as the guard reads it. */
export interface ModelParams {
  prompt: unknown
  tools?: unknown
  responseFormat?: unknown
}

/**
 * Middleware for `wrapLanguageModel` of the Vercel AI SDK (`ai`): every prompt and every answer of the model is inspected. What is blocked
 * throws `GuardBlocked`; a stream that is stopped ends with an `error` part that holds one.
 * @example
 * const model = wrapLanguageModel({ model: openai('gpt'), middleware: aiSdkGuard({ guard }) })
 */
export function aiSdkGuard(options: AdapterOptions) {
  const sessions = new WeakMap<object, GuardSession>()
  const sessionFor = (params: object) => sessions.get(params) ?? sessionOf(options, aiSdkModel)
  return {
    specificationVersion: 'v3' as const,

    async transformParams<P extends ModelParams>({ params }: { params: P }): Promise<P> {
      const session = sessionOf(options, aiSdkModel)
      const copy = { prompt: promptCopy(params.prompt), tools: params.tools, responseFormat: params.responseFormat }
      const decision = session.request(copy)
      if ((await settle(decision, 'request', options)) === 'block') throw new GuardBlocked(decision, 'request')
      // A file that came as bytes cannot be written anew in part.
      if (decision.edits.some(({ path }) => path.at(-1) === 'data' && path[0] === 'prompt')) throw new GuardBlocked(decision, 'request')
      const guarded = applyEdits(params, decision.edits)
      const own = guarded === params ? { ...params } : guarded
      sessions.set(own, session)
      return own
    },

    async wrapGenerate<R extends object>({ doGenerate, params }: { doGenerate: () => PromiseLike<R>; params: object }): Promise<R> {
      const session = sessionFor(params)
      const result = (await doGenerate()) as R & { content: unknown }
      const decision = session.response({ content: result.content })
      if ((await settle(decision, 'response', options)) === 'block') throw new GuardBlocked(decision, 'response')
      return applyEdits(result, decision.edits)
    },

    async wrapStream<R extends { stream: ReadableStream }>({
      doStream,
      params,
    }: {
      doStream: () => PromiseLike<R>
      params: object
    }): Promise<R> {
      const session = sessionFor(params)
      const result = await doStream()
      return { ...result, stream: guardedParts(result.stream, new PartRelay(session, options)) }
    },
  }
}

function guardedParts(parts: ReadableStream<StreamPart>, relay: PartRelay): ReadableStream {
  const reader = parts.getReader()
  return new ReadableStream({
    async pull(controller) {
      while (true) {
        const { done, value } = await reader.read()
        const released = done ? await relay.end() : await relay.push(value)
        for (const part of released) controller.enqueue(part)
        if (done || relay.over) {
          if (!done) reader.cancel().catch(() => undefined)
          controller.close()
          return
        }
        if (released.length > 0) return
      }
    },
    cancel: (reason) => reader.cancel(reason),
  })
}
