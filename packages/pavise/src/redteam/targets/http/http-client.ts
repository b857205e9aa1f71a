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
  /** Logins under way or done, by identity, where all conversations of one share a session. */
  const shared = new Map<string, Promise<Begun>>()
  /** Conversations by what was said in them so far. */
  const open = new Map<string, Talk>()
  let started = 0

  const login = async (identity: Identity, signal: AbortSignal): Promise<Begun> => {
    const values = { identity: identity.name, key: identity.key ?? '' }
    const session = new HttpSession(target.url, values, egress, patience)
    if (steps.login.length === 0) return { session, requests: 0 }
    const walked = await session.walk(steps.login, { conversation: `${identity.name}-${++started}` }, signal, true)
    if (walked.ok) return { session, requests: walked.requests }
    if (walked.status === 401 || walked.status === 403)
      throw new PaviseError(
        'PAV_TARGET_REFUSED',
        `${new URL(target.url).host}: the login of identity "${identity.name}" failed (${walked.reason})`,
      )
    return { session, requests: walked.requests, failed: walked.reason }
  }

  const begin = async (identity: Identity, signal: AbortSignal): Promise<Begun> => {
    if (steps.session !== 'identity') return login(identity, signal)
    const known = shared.get(identity.name)
    if (known) return { ...(await known), requests: 0 }
    const fresh = login(identity, signal)
    shared.set(identity.name, fresh)
    const begun = await fresh.catch((error: unknown) => {
      shared.delete(identity.name)
      throw error
    })
    if (begun.failed !== undefined) shared.delete(identity.name)
    return begun
  }

  const say = async (
    { session, conversation }: Talk,
    message: string,
    messages: readonly ChatMessage[],
    signal: AbortSignal,
  ): Promise<Exchange & { status?: number }> => {
    const walked = await session.walk(steps.ask, { message, messages, conversation }, signal, steps.session === 'conversation')
    if (!walked.ok) return walked
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
      if (going) open.delete(placeOf(identity, before))
      let spent: Spent = { requests: 0 }
      for (let login = 0; ; login++) {
        const talk = going && login === 0 ? going : undefined
        const begun = talk ? undefined : await begin(identity, signal)
        spent = plus(spent, begun ?? { requests: 0 })
        if (begun?.failed !== undefined) return { ok: false, reason: begun.failed, ...spent }
        const now = talk ?? { session: begun!.session, conversation: `${identity.name}-${++started}` }
        const said = talk || stateless ? { message: last, spent } : await again(now, before, last, spent, signal)
        if ('reason' in said) return { ok: false, reason: said.reason, ...said.spent }
        const { status, ...exchange } = await say(now, said.message, messages, signal)
        spent = plus(said.spent, exchange)
        if (status === 401 && steps.login.length > 0 && login === 0) {
          // The login has run out: once more from the beginning.
          shared.delete(identity.name)
          continue
        }
        if (exchange.ok && !stateless && steps.session === 'conversation') keep(placeOf(identity, [...messages, exchange.message]), now)
        return { ...exchange, ...spent }
      }
    },
  }

  /** Says the earlier turns in a session that does not know them; those that no session of ours can have brought about stand above the message. */
  async function again(talk: Talk, before: readonly ChatMessage[], last: string, spent: Spent, signal: AbortSignal): Promise<Said> {
    const spoken = before.filter(({ role }) => role === 'user')
    const forged = before.length > 0 && before.length !== spoken.length * 2
    if (forged || hasForeign(before)) return { message: `${transcript(before)}\n\n${last}`, spent }
    let sum = spent
    for (const turn of spoken) {
      const { status: _, ...answer } = await say(talk, textOf(turn), before, signal)
      sum = plus(sum, answer)
      if (!answer.ok) return { reason: answer.reason, spent: sum }
    }
    return { message: last, spent: sum }
  }

  function keep(place: string, talk: Talk): void {
    if (open.size >= kept) {
      const [oldest, gone] = open.entries().next().value!
      open.delete(oldest)
      gone.session.leave()
    }
    open.set(place, talk)
  }
}

/** A session after its login, or why there is none. */
interface Begun {
  readonly session: HttpSession
  readonly requests: number
  readonly failed?: string
}

/** A conversation: the session that carries it, and what `{{conversation}}` is in it. */
interface Talk {
  readonly session: HttpSession
  readonly conversation: string
}

type Said = { spent: Spent } & ({ message: string } | { reason: string })
type Spent = Pick<Exchange, 'requests' | 'usage'>

function plus(a: Spent, b: Spent): Spent {
  const usage = addUsage(a.usage, b.usage)
  return { requests: a.requests + b.requests, ...(usage ? { usage } : {}) }
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
