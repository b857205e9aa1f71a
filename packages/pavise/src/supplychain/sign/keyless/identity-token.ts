import { z } from 'zod'
import { PaviseError } from '#core/errors/error'

/** An OpenID Connect token as far as its holder has to know it. Its signature is for the certificate authority to judge. */
export interface IdentityToken {
  readonly text: string
  /** What the certificate will be about, and what proves possession of the key: the mail address, else the subject. */
  readonly subject: string
  readonly issuer: string
}

const claims = z.looseObject({
  iss: z.string().min(1),
  sub: z.string().min(1).optional(),
  email: z.string().min(1).optional(),
  email_verified: z.union([z.boolean(), z.enum(['true', 'false'])]).optional(),
  exp: z.number(),
  nbf: z.number().optional(),
})

const LONGEST = 64 * 1024

/** Reads a token. Throws PAV_SIGN_TOKEN where it is none, has ended, or bears a mail address that its issuer has not verified. */
export function readIdentityToken(given: string, now: Date): IdentityToken {
  const text = given.trim()
  if (text.length > LONGEST || !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(text)) throw refused('it is no JSON Web Token')
  let json: unknown
  try {
    json = JSON.parse(Buffer.from(text.split('.')[1]!, 'base64url').toString('utf8'))
  } catch (cause) {
    throw refused('its claims are not JSON', cause)
  }
  const read = claims.safeParse(json)
  if (!read.success) throw refused(`its claim ${read.error.issues[0]?.path.join('.') || 'set'} is missing or wrong`)
  const { iss, sub, email, email_verified, exp, nbf } = read.data
  const seconds = now.getTime() / 1000
  if (exp <= seconds) throw refused(`it ended at ${moment(exp)}`)
  if (nbf !== undefined && nbf > seconds + 60) throw refused(`it begins at ${moment(nbf)}`)
  if (email !== undefined && String(email_verified) !== 'true') throw refused('its issuer has not verified the mail address in it')
  const subject = email ?? sub
  if (subject === undefined) throw refused('it names nobody')
  return { text, subject, issuer: iss }
}

const moment = (seconds: number): string => {
  const date = new Date(seconds * 1000)
  return Number.isNaN(date.getTime()) ? 'a time that is none' : date.toISOString()
}

const refused = (what: string, cause?: unknown): PaviseError =>
  new PaviseError('PAV_SIGN_TOKEN', `the identity token cannot be used: ${what}`, { cause })
