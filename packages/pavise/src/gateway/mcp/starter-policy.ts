/**
 * The policy in front of MCP servers where none is given, as the document that `parsePolicy` reads: orders in what servers say are blocked,
 * credentials redacted both ways. What a server asks a person (elicitation) is not read by a model and not searched for orders. It has no flow rules: what a tool does and where its arguments lead has to be declared for them.
 */
export function mcpStarterPolicy(): Record<string, unknown> {
  return {
    version: 1,
    mode: 'enforce',
    rules: [
      {
        id: 'injection',
        from: ['tool', 'document', 'tool_definition'],
        to: ['model'],
        when: { detector: 'injection', fpr: 0.01 },
        do: 'block',
      },
      { id: 'secrets', from: ['tool', 'document', 'assistant'], to: ['model', 'external'], when: { detector: 'secret' }, do: 'redact' },
    ],
  }
}
