import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 random bits as text that fits into a URL and a header. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What is stored of a secret of 256 random bits: nobody can guess their way back, so no slow hash is needed. */
export const digestOf = (secret: string): string => `sha256:${createHash('sha256').update(secret).digest('hex')}`

/** Compares without telling by its time where the difference lies. */
export function sameText(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}

/** The value that the console sends with every change. It follows from the session and leads to nothing else. */
export const csrfOf = (session: string): string => createHash('sha256').update(`pavise csrf\n${session}`).digest('base64url')
