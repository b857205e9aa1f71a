import type { FastifyReply } from 'fastify'

export const SESSION_COOKIE = 'pavise_session'
/** Ties the answer of an identity provider to the browser that began the sign-in. */
export const FLOW_COOKIE = 'pavise_oidc'
const FLOW_PATH = '/api/v1/auth/oidc'

/** With TLS the name says that no other host or plain connection set it. */
export const sessionCookieName = (tls: boolean): string => (tls ? `__Host-${SESSION_COOKIE}` : SESSION_COOKIE)

export function setSessionCookie(reply: FastifyReply, tls: boolean, session: { secret: string; expires: Date }): void {
  reply.setCookie(sessionCookieName(tls), session.secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: tls,
    expires: session.expires,
  })
}

export function clearSessionCookie(reply: FastifyReply, tls: boolean): void {
  reply.clearCookie(sessionCookieName(tls), { path: '/', httpOnly: true, sameSite: 'strict', secure: tls })
}

/** `lax`, because the browser comes back from another site with it. */
export function setFlowCookie(reply: FastifyReply, tls: boolean, flow: string): void {
  reply.setCookie(FLOW_COOKIE, flow, { path: FLOW_PATH, httpOnly: true, sameSite: 'lax', secure: tls, maxAge: 600 })
}

export function clearFlowCookie(reply: FastifyReply, tls: boolean): void {
  reply.clearCookie(FLOW_COOKIE, { path: FLOW_PATH, httpOnly: true, sameSite: 'lax', secure: tls })
}
