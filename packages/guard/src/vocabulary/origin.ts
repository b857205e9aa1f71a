/** Where a text stands in a model request or answer. One of these is given to every text that a surface extracts. */
export const ORIGINS = [
  'system',
  'developer',
  'user',
  'assistant',
  'reasoning',
  'tool',
  'document',
  'tool_definition',
  'tool_arguments',
  'unknown',
] as const
export type Origin = (typeof ORIGINS)[number]

/**
 * What a text carries. `operator` and `user` and `trusted` vouch for values; `untrusted` and `private` taint a session.
 * Labels follow text into answers and tool arguments.
 */
export const LABELS = ['operator', 'user', 'trusted', 'untrusted', 'private'] as const
export type Label = (typeof LABELS)[number]

/** Who acts: the end user and tenant behind a session, as the application states it. */
export interface Principal {
  id?: string
  tenant?: string
  key?: string
}
