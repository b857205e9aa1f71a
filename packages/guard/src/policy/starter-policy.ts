/**
 * The policy that a new installation starts with, as the document that `parsePolicy` reads: attacks in what users, documents and tools
 * say are blocked, credentials redacted, and effects whose destination or content nobody vouched for are held.
 */
export function starterPolicy(): Record<string, unknown> {
  const flow = { tool: { effect: 'external' } }
  const hold = { do: 'hold', timeout: '60s', otherwise: 'block' }
  return {
    version: 1,
    mode: 'enforce',
    trust: { system: 'operator', developer: 'operator' },
    documents: { tools: [], markers: ['<document>'], parts: ['file', 'document'] },
    tools: {},
    rules: [
      { id: 'injection', from: ['user', 'document', 'tool'], when: { detector: 'injection', fpr: 0.01 }, do: 'block' },
      { id: 'secrets', from: ['user', 'assistant', 'tool'], to: ['model', 'user', 'external'], when: { detector: 'secret' }, do: 'redact' },
      { id: 'no-steering', flow: { argument: 'to', derived: ['untrusted', 'private'], ...flow }, ...hold },
      { id: 'no-exfil', flow: { argument: 'carries', derived: ['private'], ...flow }, ...hold },
      { id: 'links', from: ['assistant'], when: { detector: 'link' }, do: 'redact' },
    ],
  }
}
