import type { FastifyReply, FastifyRequest } from 'fastify'

const SESSION_COOKIE = 'pavise_session'
/** Ties the answer of an identity provider to the browser that began the sign-in. */
export const FLOW_COOKIE = 'pavise_oidc'
const FLOW_PATH = '/api/v1/auth/oidc'

/** Whether the browser speaks TLS: to us, or to a proxy that we were told to believe. */
export const isSecure = (request: FastifyRequest): boolean => request.protocol === 'https'

/** With TLS the name says that no other host or plain connection set it. */
const sessionName = (request: FastifyRequest): string => (isSecure(request) ? `__Host-${SESSION_COOKIE}` : SESSION_COOKIE)

/** The secret of the session that the browser sent, if any. */
export const sessionCookie = (request: FastifyRequest): string | undefined => request.cookies?.[sessionName(request)]

export function setSessionCookie(reply: FastifyReply, session: { secret: string; expires: Date }): void {
  reply.setCookie(sessionName(reply.request), session.secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: isSecure(reply.request),
    expires: session.expires,
  })
}

export function clearSessionCookie(reply: FastifyReply): void {
  reply.clearCookie(sessionName(reply.request), { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure(reply.request) })
}

/** `lax`, because the browser comes back from another site with it. */
export function setFlowCookie(reply: FastifyReply, flow: string): void {
  reply.setCookie(FLOW_COOKIE, flow, { path: FLOW_PATH, httpOnly: true, sameSite: 'lax', secure: isSecure(reply.request), maxAge: 600 })
}

export function clearFlowCookie(reply: FastifyReply): void {
  reply.clearCookie(FLOW_COOKIE, { path: FLOW_PATH, httpOnly: true, sameSite: 'lax', secure: isSecure(reply.request) })
}
