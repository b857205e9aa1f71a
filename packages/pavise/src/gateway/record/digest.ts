import { hash } from 'node:crypto'

/** SHA-256 of a text as UTF-8, in the form that events use. */
export const digestOf = (text: string): string => `sha256:${hash('sha256', text)}`
