const ACTIONS = ['allow', 'allow', 'allow', 'allow', 'allow', 'allow', 'flag', 'redact', 'hold', 'block']
/** The `n`th event of a gateway under load: shaped as the gateway writes them, one in three with a rule that fired. */
export function guardEvent(n, time) {
  const action = ACTIONS[n % ACTIONS.length]
  const digest = `sha256:${n.toString(16).padStart(64, '0')}`
  const firings =
    action === 'allow'
      ? []
      : [
          {
            phase: 'request',
            rule: n % 2 === 0 ? 'injection' : 'secrets',
            action,
            origin: 'user',
            path: 'messages.1.content',
            detections: [{ detector: n % 2 === 0 ? 'injection' : 'secret', kind: 'override', score: 0.93, start: 10, end: 64 }],
          },
        ]
  return {
    schema: 'pavise.event/1',
    kind: 'exchange',
    id: `ev_${time.getTime().toString(36).padStart(9, '0')}bench${n.toString(36).padStart(7, '0')}`,
    time: time.toISOString(),
    principal: { id: `user-${n % 500}`, tenant: `tenant-${n % 20}`, key: 'bench' },
    session: `sha256:${(n % 2000).toString(16).padStart(64, '0')}`,
    surface: 'openai-chat',
    upstream: 'openai',
    model: { asked: 'model-large', answered: 'model-large-2026-01' },
    parameters: { stream: true, temperature: 0.2, max_tokens: 800 },
    digests: { system: digest, documents: [digest] },
    calls: n % 5 === 0 ? [{ name: 'search_docs', arguments: digest }] : [],
    policy: { version: 'sha256:policy', mode: 'enforce' },
    action,
    firings,
    outcome: { status: action === 'block' ? 403 : 200, end: action === 'block' ? 'blocked' : 'complete' },
    coverage: {
      request: { user: { seen: 900, scanned: 900, skipped: 0 } },
      response: { assistant: { seen: 1400, scanned: 1400, skipped: 0 } },
    },
    bytes: { request: 2100, response: 3300 },
    latency: { total: 812.5, upstream: 640.25 },
    degraded: false,
  }
}
