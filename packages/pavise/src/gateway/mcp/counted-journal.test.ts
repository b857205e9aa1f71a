import { expect, test } from 'vitest'
import type { ExchangeEvent, GuardEvent } from '#core/event'
import { countedJournal } from '#gateway/mcp/counted-journal'
import { Stats } from '#gateway/stats'
import { memoryJournal } from '#gateway/testing/memory-journal'

const exchange = (end: ExchangeEvent['outcome']['end'], action: ExchangeEvent['action'], rules: string[] = []) =>
  ({ kind: 'exchange', outcome: { end }, action, firings: rules.map((rule) => ({ rule })) }) as unknown as ExchangeEvent

test('what becomes of MCP messages is counted, with a journal behind it and without', async () => {
  const stats = new Stats()
  const journal = memoryJournal()
  for (const one of [countedJournal(journal, stats), countedJournal(undefined, stats)]) {
    await one.append({ kind: 'hold' } as unknown as GuardEvent, true)
    for (const event of [
      exchange('complete', 'allow'),
      exchange('complete', 'redact', ['uninspectable']),
      exchange('blocked', 'block'),
      exchange('upstream-failed', 'allow'),
      exchange('client-left', 'mask'),
    ])
      await one.append(event)
  }
  expect(stats.snapshot()).toMatchObject({
    held: 2,
    blocked: 2,
    changed: 4,
    uninspectable: 2,
    upstreamFailed: 2,
    clientLeft: 2,
    journalFailed: 0,
  })
  expect(journal.events).toHaveLength(6)
  journal.broken = true
  await expect(countedJournal(journal, stats).append(exchange('complete', 'allow'))).rejects.toThrow('disk full')
  expect(stats.journalFailed).toBe(1)
})
