/** Words that the red team, the practice target, the hardening and the reports share. */

/**
 * Through which door an attack enters. `history` is an earlier turn of the same conversation, `memory` what an agent keeps across
 * conversations, `agent` a message of another agent.
 */
export const CHANNELS = [
  'user',
  'history',
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
] as const
export type Channel = (typeof CHANNELS)[number]

/** What an attack brings about. Decided from effects and bytes, never from the wording of an answer alone. */
export const EFFECTS = [
  'prompt_leak',
  'canary_leak',
  'secret_leak',
  'cross_tenant_read',
  'mail_out',
  'data_out',
  'unapproved_action',
  'record_change',
  'markdown_exfil',
  'hijack',
] as const
export type EffectKind = (typeof EFFECTS)[number]

/** One entry of an owner's effect log: what a tool really did. `by` is the principal, `tenant` whose data it touched. */
export interface Effect {
  seq: number
  tool: string
  args: Record<string, unknown>
  by: string
  tenant: string
}
