import type { IncomingHttpHeaders } from 'node:http'
import type { Guard, GuardSession, Principal } from '@pavise/guard'
import { mcpSurface } from '#gateway/mcp/surface'
import type { Speaker } from '#gateway/mcp/talk'
import type { Sessions } from '#gateway/sessions'
import { SessionRisk } from '#gateway/signals/session-risk'

const LONGEST = 256

/** Who acts, as the application says with `x-pavise-tenant` and `x-pavise-principal`. */
export function principalOf(headers: IncomingHttpHeaders, key: string | undefined): Principal {
  const tenant = one(headers['x-pavise-tenant'])
  const id = one(headers['x-pavise-principal'])
  return { ...(key !== undefined && { key }), ...(tenant !== undefined && { tenant }), ...(id !== undefined && { id }) }
}

/**
 * The session of a conversation. Where the client names one with the policy's header, it is that of the model API too: what the user typed
 * there vouches here, and what a tool answered here taints there. Otherwise it is the conversation's own.
 */
export function speakerOf(sessions: Sessions, principal: Principal, headers: IncomingHttpHeaders): Speaker {
  const risk = new SessionRisk()
  let own: { guard: Guard; session: GuardSession } | undefined
  return {
    principal,
    session: (guard, surface) => {
      const { header } = guard.policy.session
      const named = header === undefined ? undefined : one(headers[header])
      if (named !== undefined) {
        const { session, risk: shared, name } = sessions.join(guard, principal, named)
        return { session: guard.session({ principal, surface: surface ?? mcpSurface, continues: session }), risk: shared, name }
      }
      if (own?.guard !== guard)
        own = { guard, session: guard.session({ principal, surface: mcpSurface, ...(own && { continues: own.session }) }) }
      return { risk, session: surface ? guard.session({ principal, surface, continues: own.session }) : own.session }
    },
  }
}

function one(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' && header !== '' ? header.slice(0, LONGEST) : undefined
}
