import { asciiClass, DIGITS, LOWER, UPPER } from '../../text/run.js'

/** What a credential is written with behind its prefix. */
export const BODIES = {
  alnum: asciiClass(`${UPPER}${LOWER}${DIGITS}`),
  word: asciiClass(`${UPPER}${LOWER}${DIGITS}_-`),
  dotted: asciiClass(`${UPPER}${LOWER}${DIGITS}_-.`),
  base64: asciiClass(`${UPPER}${LOWER}${DIGITS}+/=_-`),
  hex: asciiClass(`${DIGITS}abcdefABCDEF`),
  uuid: asciiClass(`${DIGITS}abcdefABCDEF-`),
  upper: asciiClass(`${UPPER}${DIGITS}`),
  digits: asciiClass(DIGITS),
  path: asciiClass(`${UPPER}${LOWER}${DIGITS}/_-`),
  escaped: asciiClass(`${UPPER}${LOWER}${DIGITS}%_-`),
} as const

/** A credential that is known by how it begins, or by a mark inside it: what follows, how long that may be, and what else must hold. */
export interface TokenKind {
  kind: string
  /** Parted by spaces, with their case. */
  prefixes: string
  body: keyof typeof BODIES
  /** Least and most units behind the prefix. */
  length: readonly [least: number, most: number]
  /** What stands before the mark, where the credential does not begin with it. */
  lead?: { body: keyof typeof BODIES; length: readonly [least: number, most: number] }
  /** The prefix is short or a word: what follows must look random. */
  weak?: true
  /** Whether the whole value, prefix included, is one of this kind. */
  verify?(value: string): boolean
  /** Whether its public check digits are right; says more of a value, never less. */
  checked?(value: string): boolean
}

/** A credential without a mark of its own, known by the service that a label names and by its form. */
export interface ServiceKey {
  kind: string
  /** Words for the service, folded, parted by spaces. */
  service: string
  form: RegExp
}
