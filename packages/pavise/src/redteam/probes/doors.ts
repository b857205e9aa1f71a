import type { Channel } from '#core/attack/vocabulary'

/** Doors through which somebody talks to the system. */
export const TALK: readonly Channel[] = ['user', 'history']
/** Doors through which outsiders bring text in. */
export const PLANTED: readonly Channel[] = [
  'document',
  'tool_result',
  'mail',
  'ticket',
  'review',
  'file',
  'web',
  'file_name',
  'tool_description',
  'memory',
  'agent',
]
export const EVERYWHERE: readonly Channel[] = [...TALK, ...PLANTED]
