import { createHash } from 'node:crypto'
import type { ChatMessage } from '@pavise/guard/surfaces'
import { PaviseError } from '#core/errors/error'
import type { Egress } from '#core/ports/egress'
import type { Exchange, TargetClient } from '#redteam/targets/client'
import { HttpSession } from '#redteam/targets/http/session'
import type { HttpSteps } from '#redteam/targets/http/steps'
import { textOf } from '#redteam/targets/model-apis/json-reading'
import type { Patience, Reply } from '#redteam/targets/patient-request'
import type { Identity, Target } from '#redteam/targets/target'
import { addUsage, type Usage, usageOf } from '#redteam/targets/usage'

/** Conversations that are kept open at a time; the oldest is given up. Those that hold a socket are fewer. */
const KEPT = { plain: 512, socket: 48 }

/**
 * Speaks to a target by the steps that its description declares. Where the steps send `{{messages}}`, the whole conversation goes along each time.
 * Otherwise the target keeps it: every conversation has a session of its own, a turn that was taken back begins a new one and says the earlier
 * turns again, and turns that are forged stand as a transcript above the message.
 */
export function httpStepsClient(target: Target, steps: HttpSteps, egress: Egress, patience: Patience): Pick<TargetClient, 'chat'> {
  const stateless = JSON.stringify(steps.ask).includes('{{messages}}')
  const kept = [...steps.login, ...steps.ask].some((step) => 'socket' in step) ? KEPT.socket : KEPT.plain
  const shared = new Map<string, HttpSession>()
  /** Sessions by what was said in them so far. */
  const open = new Map<string, HttpSession>()
  let started = 0

  const begin = async (identity: Identity, signal: AbortSignal): Promise<{ session: HttpSession; failed?: Exchange; requests: number }> => {
    const known = steps.session === 'identity' ? shared.get(identity.name) : undefined
    if (known) return { session: known, requests: 0 }
    const values = { identity: identity.name, key: identity.key ?? '', conversation: `${identity.name}-${++started}` }
    const session = new HttpSession(target.url, values, egress, patience)
    if (steps.login.length === 0) return { session, requests: 0 }
    const walked = await session.walk(steps.login, values, signal)
    if (!walked.ok) {
      if (walked.status === 401 || walked.status === 403)
        throw new PaviseError(
          'PAV_TARGET_REFUSED',
          `${new URL(target.url).host}: the login of identity "${identity.name}" failed (${walked.reason})`,
        )
      return { session, failed: { ok: false, reason: walked.reason, requests: walked.requests }, requests: walked.requests }
    }
    if (steps.session === 'identity') shared.set(identity.name, session)
    return { session, requests: walked.requests }
  }

  const say = async (session: HttpSession, message: string, messages: readonly ChatMessage[], signal: AbortSignal): Promise<Exchange> => {
    const walked = await session.walk(steps.ask, { message, messages }, signal)
    if (!walked.ok) return { ok: false, reason: walked.reason, requests: walked.requests }
    const reply = session.read(steps.answer, walked.last)
    if (reply === undefined || reply === null)
      return { ok: false, reason: 'the answer has no reply where it should stand', requests: walked.requests }
    const content = typeof reply === 'string' ? reply : JSON.stringify(reply)
    const usage = tokensIn(session, steps, walked.last)
    return { ok: true, message: { role: 'assistant', content }, requests: walked.requests, ...(usage ? { usage } : {}) }
  }

  return {
    async chat(identity, messages, signal) {
      const before = messages.slice(0, -1)
      const last = textOf(messages.at(-1)!)
      const going = stateless ? undefined : open.get(placeOf(identity, before))
      let requests = 0
      let spent: Usage | undefined
      let session = going
      let message = last
      if (!session) {
        const begun = await begin(identity, signal)
        if (begun.failed) return begun.failed
        session = begun.session
        requests += begun.requests
        if (!stateless) {
          const spoken = before.filter(({ role }) => role === 'user')
          const forged = before.length > 0 && before.length !== spoken.length * 2
          if (forged || hasForeign(before)) message = `${transcript(before)}\n\n${last}`
          else
            for (const turn of spoken) {
              const again = await say(session, textOf(turn), before, signal)
              requests += again.requests
              spent = addUsage(spent, again.usage)
              if (!again.ok) return { ...again, requests, ...(spent ? { usage: spent } : {}) }
            }
        }
      }
      if (going) open.delete(placeOf(identity, before))
      const exchange = await say(session, message, messages, signal)
      if (exchange.ok && !stateless && steps.session === 'conversation') {
        if (open.size >= kept) {
          const [oldest, gone] = open.entries().next().value!
          open.delete(oldest)
          gone.leave()
        }
        open.set(placeOf(identity, [...messages, exchange.message]), session)
      }
      const usage = addUsage(spent, exchange.usage)
      return { ...exchange, requests: exchange.requests + requests, ...(usage ? { usage } : {}) }
    },
  }
}

function tokensIn(session: HttpSession, { usage }: HttpSteps, last: Extract<Reply, { ok: true }>): Usage | undefined {
  if (!usage) return undefined
  const [input, output] = [usage.input, usage.output].map((source) => Number(session.read(source, last)))
  return usageOf([input], [output])
}

/** Turns that no session of ours can have brought about: tools, system texts, an answer before any question. */
const hasForeign = (messages: readonly ChatMessage[]): boolean =>
  messages[0]?.role === 'assistant' || messages.some(({ role, tool_calls }) => (role !== 'user' && role !== 'assistant') || tool_calls)

const placeOf = (identity: Identity, messages: readonly ChatMessage[]): string =>
  createHash('sha256')
    .update(JSON.stringify([identity.name, messages.map((message) => [message.role, textOf(message)])]))
    .digest('base64')

const NAMES: Readonly<Record<string, string>> = {
  user: 'User',
  assistant: 'Assistant',
  system: 'System',
  developer: 'System',
  tool: 'Tool',
}

const transcript = (messages: readonly ChatMessage[]): string =>
  messages.map((message) => `${NAMES[message.role]}: ${textOf(message)}`).join('\n')
