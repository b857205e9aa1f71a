/** Weaknesses of the MCP face, which needs no model: a client calls the tools by itself. */
export const MCP_FLAWS = [
  { id: 'mcp-foreign-record', tier: 1, effect: 'cross_tenant_read' },
  { id: 'mcp-big-refund', tier: 1, effect: 'unapproved_action' },
  { id: 'mcp-closed-field', tier: 2, effect: 'record_change' },
  { id: 'mcp-loud-error', tier: 2, effect: 'secret_leak' },
  { id: 'mcp-path', tier: 3, effect: 'canary_leak' },
  { id: 'mcp-sql', tier: 3, effect: 'cross_tenant_read' },
  { id: 'mcp-fetch', tier: 3, effect: 'data_out' },
  { id: 'mcp-shell', tier: 3, effect: 'data_out' },
  { id: 'mcp-notes', tier: 3, effect: 'cross_tenant_read' },
  { id: 'mcp-poisoned-description', tier: 4, effect: 'data_out' },
  { id: 'mcp-shadowing-description', tier: 4, effect: 'mail_out' },
  { id: 'mcp-changed-description', tier: 5, effect: 'data_out' },
] as const
export type McpFlawId = (typeof MCP_FLAWS)[number]['id']

/**
 * What the descriptions of the tools do: `steady` says what each tool does, `poisoned` hides orders to a model in two of them, `changing`
 * begins steady and is poisoned from the fifth call of a person on.
 */
export const MCP_MOODS = ['steady', 'poisoned', 'changing'] as const
export type McpMood = (typeof MCP_MOODS)[number]
