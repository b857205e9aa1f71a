import { applyEdits } from '../surfaces/apply-edits.js'
import { type AdapterOptions, sessionOf, settle } from './adapter-options.js'
import { GuardBlocked } from './guard-blocked.js'
import { type Message, plainMessage, withTexts } from './langchain/plain-message.js'
import { langchainMessages } from './langchain/surface.js'

/** What an agent asks its model, as far as the guard reads it. */
export interface ModelRequest {
  messages: Message[]
  systemMessage?: Message
  tools?: unknown
}

/**
 * Hooks for `createMiddleware` of LangChain.js: every request of an agent to its model, with the answers of tools in it, and every answer is
 * inspected as a whole, before a tool is run. What is blocked throws `GuardBlocked`. Tokens that LangChain streams out while the model still writes
 * do not pass here: give such a model the `fetch` of the vendor's adapter instead.
 * @example
 * const agent = createAgent({ model, tools, middleware: [createMiddleware(langchainGuard({ guard }))] })
 */
export function langchainGuard(options: AdapterOptions) {
  return {
    name: 'PaviseGuard' as const,
    async wrapModelCall<R extends ModelRequest, A extends object>(request: R, handler: (request: R) => A | Promise<A>): Promise<A> {
      const session = sessionOf(options, langchainMessages)
      const { systemMessage } = request
      const plain = {
        ...(systemMessage && { system: systemMessage.content }),
        messages: request.messages.map(plainMessage),
        tools: describedTools(request.tools),
      }
      const decision = session.request(plain)
      if ((await settle(decision, 'request', options)) === 'block') throw new GuardBlocked(decision, 'request')
      const guarded = applyEdits(plain, decision.edits)
      const messages = request.messages.map((message, index) => {
        const texts = guarded.messages[index]!
        return texts === plain.messages[index] ? message : withTexts(message, texts)
      })
      const system =
        systemMessage && guarded.system !== plain.system
          ? { systemMessage: withTexts(systemMessage, { ...plainMessage(systemMessage), content: guarded.system }) }
          : {}
      return inspectAnswer(await handler({ ...request, messages, ...system }))
      async function inspectAnswer(answer: A): Promise<A> {
        if (!('content' in answer)) return answer
        const said = plainMessage(answer as Message)
        const verdict = session.response(said)
        if ((await settle(verdict, 'response', options)) === 'block') throw new GuardBlocked(verdict, 'response')
        return verdict.edits.length === 0 ? answer : (withTexts(answer as Message, applyEdits(said, verdict.edits)) as A)
      }
    },
  }
}

/** Tools are objects with code: what the model reads of them is their name and description. */
function describedTools(tools: unknown): object[] {
  const list = Array.isArray(tools) ? tools : []
  return list.map(({ name, description }: { name?: unknown; description?: unknown }) => ({
    ...(typeof name === 'string' && { name }),
    ...(typeof description === 'string' && { description }),
  }))
}
