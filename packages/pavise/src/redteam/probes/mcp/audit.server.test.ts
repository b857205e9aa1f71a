import { expect, it } from 'vitest'
import type { Egress } from '#core/ports/egress'
import { auditMcp } from '#redteam/probes/mcp/audit'
import type { McpTarget } from '#redteam/targets/mcp/mcp-schema'
import { resolveTarget } from '#redteam/targets/target-file'
import { MCP_SERVER } from '#redteam/testing/flawed-mcp'

const nowhere: Egress = { request: () => Promise.reject(new Error('no way out')), close: () => Promise.resolve() }

async function audit(kind: 'flawed' | 'sound', more: Partial<McpTarget> = {}, maxRequests = 2_000) {
  const mcp = { run: [process.execPath, '-e', MCP_SERVER, '--', '{{sandbox}}', kind], others: ['send_invoice'], timeout: 30_000, ...more }
  const target = resolveTarget({ api: 'mcp', name: 'made', mcp }, 'the test', {})
  const result = await auditMcp({
    target,
    mcp: target.mcp!,
    egress: nowhere,
    seed: 3,
    maxRequests,
    signal: new AbortController().signal,
  })
  const found = result.envelope.findings.map(({ rule, location }) => `${rule} ${Object.values(location).join(' ')}`).sort()
  return { ...result, found }
}

it('finds what is wrong with a server, each by its effect, and nothing else', async () => {
  const { found, envelope } = await audit('flawed')
  expect(found).toEqual([
    'mcp.code-execution count_words /text',
    'mcp.dies nest',
    'mcp.error-internals parse',
    'mcp.hidden-text clock',
    'mcp.outside-read prompt letter /template',
    'mcp.outside-read read_note /path',
    'mcp.poisoned-definition weather',
    'mcp.prototype-pollution settings',
    'mcp.rug-pull late',
    'mcp.secret-exposed status',
    'mcp.shadowing notes',
    'mcp.sql-injection find_person /name',
    'mcp.ssrf preview /url',
    'mcp.unchecked-arguments count_words',
    'mcp.unchecked-arguments find_person',
    'mcp.unchecked-arguments nest',
    'mcp.unchecked-arguments parse',
  ])
  expect(envelope.assets[0]).toMatchObject({ kind: 'mcp', verdict: 'vulnerable' })
  expect(envelope.inconclusive.map(({ reason }) => reason)).toContainEqual(expect.stringContaining('delete_note: not called'))
  const read = envelope.findings.find(({ rule }) => rule === 'mcp.outside-read')!
  expect(read.reproducer).toMatchObject({
    method: 'tools/call',
    params: { name: 'read_note' },
    lines: [expect.any(String), expect.any(String)],
  })
  // Lists in thousands of lists are described: readers of reports give up on them.
  const nest = envelope.findings.find(({ rule }) => rule === 'mcp.dies')!
  expect(nest.reproducer).toMatchObject({ method: 'tools/call', params: expect.stringMatching(/^\(\d+ characters: /) })
}, 180_000)

it('finds nothing wrong with the same tools where they are sound', async () => {
  const { found, tally, envelope } = await audit('sound', { never: ['delete_note'] })
  expect(found).toEqual([])
  expect(tally).toMatchObject({ successes: 0, inconclusive: 0 })
  expect(envelope.assets[0]).toMatchObject({ verdict: 'safe' })
}, 180_000)

it('keeps to its budget, tells what was left out, and says the same again by the same seed', async () => {
  const first = await audit('flawed', {}, 60)
  expect(first.requests).toBeLessThanOrEqual(60)
  expect(first.envelope.inconclusive.map(({ reason }) => reason)).toContainEqual(
    expect.stringContaining('the budget of requests has no room'),
  )
  const again = await audit('flawed', {}, 60)
  expect(again.envelope.findings.map(({ fingerprint }) => fingerprint)).toEqual(
    first.envelope.findings.map(({ fingerprint }) => fingerprint),
  )
}, 180_000)

it.each([1, 3, 9, 25])('never asks more than its budget, however small: %i', async (maxRequests) => {
  const { requests, envelope } = await audit('flawed', {}, maxRequests)
  expect(requests).toBeLessThanOrEqual(maxRequests)
  expect(envelope.inconclusive.map(({ reason }) => reason)).toContainEqual(expect.stringContaining('budget of requests'))
})

it.each([
  ['there is no such program', { run: ['/no/such/program'] }, 'there is no program'],
  ['the program ends', { run: [process.execPath, '-e', 'console.error("no licence");process.exit(3)'] }, 'ended with 3 (no licence)'],
  ['nobody answers', { run: [process.execPath, '-e', 'setInterval(()=>{},1000)'], timeout: 150 }, 'no answer within 150 ms'],
] as const)('ends with a clear error where %s', async (_, more, said) => {
  await expect(audit('flawed', { ...more, run: [...more.run] })).rejects.toThrow(said)
})
