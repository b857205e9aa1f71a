import { get } from 'node:http'
import { afterEach, expect, it } from 'vitest'
import { createEgress } from '#platform/egress/egress'
import { auditMcp } from '#redteam/probes/mcp/audit'
import { openMcp } from '#redteam/targets/mcp/open-mcp'
import { targetOrigins } from '#redteam/targets/target'
import { resolveTarget } from '#redteam/targets/target-file'
import { mcpOverHttp } from '#redteam/testing/mcp-over-http'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

async function server(options: Parameters<typeof mcpOverHttp>[0] = {}, timeout = 30_000) {
  const web = await mcpOverHttp(options)
  closers.push(() => web.close())
  const identities = options.key === undefined ? [] : [{ name: 'ana', key: { value: options.key } }]
  const target = resolveTarget({ api: 'mcp', name: 'web', url: web.url, mcp: { timeout }, identities }, 'the test', {})
  const egress = createEgress({ allow: targetOrigins(target) })
  closers.push(() => egress.close())
  const opening = { egress, sandbox: '', environment: {}, signal: new AbortController().signal }
  return { web, target, egress, client: () => openMcp(target, target.mcp!, opening) }
}

it('speaks streamable HTTP as a strict server wants it, answers what it is asked meanwhile, and leaves', async () => {
  const { web, client: open } = await server({ key: 'key-of-ana' })
  const client = open()
  expect(await client.initialize()).toMatchObject({ name: 'web', version: '2' })
  expect((await client.list('tools/list', 'tools')).entries).toMatchObject([{ name: 'look' }])
  expect(await client.call('look', { url: 'x' })).toMatchObject({ kind: 'result', result: { content: [{ text: 'looked' }] } })
  expect(client.asked.map(({ method }) => method)).toEqual(['sampling/createMessage'])
  await client.close()
  expect(web.open()).toBe(0)
  expect(web.faults).toEqual([])
})

it('waits where the server is busy, and says so where the key is refused or the session has ended', async () => {
  const busy = await server({ busyEvery: 3 })
  const client = busy.client()
  await client.initialize()
  for (let i = 0; i < 6; i++) expect(await client.call('look', { url: 'x' })).toMatchObject({ kind: 'result' })
  expect(busy.web.busy()).toBeGreaterThan(1)
  await client.close()
  const refused = await server({ key: 'right' })
  const stranger = openMcp({ ...refused.target, identities: [{ name: 'x' }] }, refused.target.mcp!, {
    egress: refused.egress,
    sandbox: '',
    environment: {},
    signal: new AbortController().signal,
  })
  expect(await stranger.initialize()).toContain('authorization')
  const short = await server({ sessionCalls: 1 })
  const ended = short.client()
  await ended.initialize()
  await ended.call('look', { url: 'x' })
  expect(await ended.call('look', { url: 'x' })).toMatchObject({ kind: 'none', gone: true })
})

it('finds that a server elsewhere fetches what it is told to, through busy answers and ended sessions', async () => {
  const fetched = (url: string): Promise<string> =>
    new Promise((done, failed) => {
      get(url, (answer) => {
        answer.resume()
        answer.on('end', () => done('seen'))
      }).on('error', failed)
    })
  const { web, target, egress } = await server({ busyEvery: 7, sessionCalls: 25, call: fetched })
  const signal = new AbortController().signal
  const patience = { sends: 4, longestWait: 20, exchangeTimeout: 30_000, bodyLimit: 2_000_000 }
  const { envelope } = await auditMcp({ target, mcp: target.mcp!, egress, seed: 1, maxRequests: 400, signal, patience })
  expect(envelope.findings.map(({ rule, location }) => [rule, location['argument'] ?? ''])).toEqual(
    expect.arrayContaining([['mcp.ssrf', '/url']]),
  )
  expect(envelope.findings.filter(({ severity }) => severity !== 'low')).toHaveLength(1)
  const { lines } = envelope.findings.find(({ rule }) => rule === 'mcp.ssrf')!.reproducer as { lines: string[] }
  expect(lines.join('\n')).toContain('mcp-session-id')
  expect(web.faults).toEqual([])
}, 180_000)
