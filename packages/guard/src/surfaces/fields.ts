import type { Field } from './surface.js'

/** Words that every surface is written in. */
export const token: Field = { as: 'token' }
export const reference: Field = { as: 'reference' }
export const turnText: Field = { as: 'text', origin: 'turn' }
export const turnTree: Field = { as: 'tree', origin: 'turn' }
export const unknown: Field = { as: 'tree', origin: 'unknown' }
export const definition: Field = { as: 'tree', origin: 'tool_definition' }
export const media: Field = { as: 'media', origin: 'document' }
/** Signatures and encrypted reasoning: nothing that anybody can read, unless it is short. */
export const sealed: Field = { as: 'media', origin: 'unknown', sealed: true }
export const tokens: Field = { as: 'tokens' }

export const record = (fields: Readonly<Record<string, Field>>): Field => ({ as: 'record', fields })
export const list = (of: Field): Field => ({ as: 'list', of })
/** A text or a list of parts. */
export const content = (part: Field): Field => ({ as: 'either', text: turnText, list: list(part) })
