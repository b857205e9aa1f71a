import type { Attempt } from '#core/attack/attempt'
import type { RunRecord } from '#core/run'
import { runFixture } from '#report/testing/fixture'

/** Texts that a target may send to hurt whoever reads a report. */
export const HOSTILE: readonly string[] = [
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '</style></title></pre><iframe src="https://collector.example/">',
  '<!-- --!> <![CDATA[ ]]> &lt;script&gt; &#60;b&#62;',
  'javascript:alert(1) [click](javascript:alert(1)) ![p](https://collector.example/?q=1)',
  '\u001b[2J\u001b[31mred\u001b[0m\u001b]0;title\u0007\u001b]8;;https://collector.example\u001b\\link',
  '\u009b31m C1 \u0085 next line \u0000 nul \u0008\u0008 back',
  'admin\u202etxt.exe\u202c \u2066isolate\u2069 \u200bzero\u200bwidth\u200d \ufeff',
  'lone \ud800 high, lone \udfff low, pair \ud83d\ude00',
  '\udc00\ud800 the wrong way round',
  '=HYPERLINK("https://collector.example";"x")',
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '# heading\n\n| a | b |\n```\nfence\n```\n<details>',
  '\u{e0041}\u{e0042} tags, \u3164 filler, \u2028 line \u2029 paragraph',
  '{{7*7}} <%= 7*7 %> %s %n ../../etc/passwd',
  '__proto__',
]

/** A run in which the target, the finding and the failure reasons hold one hostile text everywhere. */
export function hostileRun(text: string): RunRecord {
  const base = runFixture({ size: 60, loop: true, seed: 'hostile' })
  const attempt = (one: Attempt): Attempt => ({
    ...one,
    id: text.slice(0, 80),
    attack: { ...one.attack, objective: text.slice(0, 80), probe: text, strategies: [text.slice(0, 60)], turns: [text] },
    transcript: one.transcript.map((message) => ({
      ...message,
      content: text,
      ...(message.tool_calls ? { tool_calls: [{ id: text, type: 'function' as const, function: { name: text, arguments: text } }] } : {}),
    })),
    effects: one.effects.map((effect) => ({ ...effect, tool: text, args: { [text]: text }, by: text, tenant: text })),
    evidence: one.evidence.map((evidence) => ({ ...evidence, text })),
    ...(one.reason === undefined ? {} : { reason: text }),
  })
  const { envelope, loop } = base
  return {
    ...base,
    attempts: base.attempts.map(attempt),
    afterAttempts: base.afterAttempts!.map(attempt),
    replayAttempts: base.replayAttempts!.map(attempt),
    envelope: {
      ...envelope,
      run: { ...envelope.run, id: text, seed: text, command: text },
      assets: envelope.assets.map((asset) => ({ ...asset, name: text, path: text })),
      inconclusive: [{ asset: 'asset-1', reason: text, member: text }],
      findings: envelope.findings.map((finding) => ({
        ...finding,
        message: text,
        location: { ...finding.location, objective: text.slice(0, 80), [text]: text },
        evidence: [
          { kind: 'effect', text },
          { kind: text, text, start: 0, end: 4 },
        ],
        reproducer: { text, [text]: [text] },
      })),
      summary: { [text]: text },
    },
    loop: {
      ...loop!,
      benign: { ...loop!.benign, failed: [{ id: text, why: text }] },
      rules: loop!.rules.map((rule) => ({ ...rule, id: text, why: text, rule: { [text]: text } })),
    },
    ledger: { size: 1, root: text },
  }
}
