import { expect, it } from 'vitest'
import { createEgress } from '#platform/egress/egress'
import { checkTarget } from '#redteam/targets/check-target'
import { targetOrigins } from '#redteam/targets/target'
import { resolveTarget } from '#redteam/targets/target-file'
import { fakeTarget } from '#redteam/testing/fake-agent'
import { MCP_SERVER } from '#redteam/testing/flawed-mcp'

const patience = { sends: 2, longestWait: 5, exchangeTimeout: 30_000, bodyLimit: 100_000 }
const { signal } = new AbortController()

it('asks as every identity at once and tells who is let in, without attacking', async () => {
  const fake = await fakeTarget(({ identity }) => `I serve ${identity}.`, { 'key-a': 'ana', 'key-b': 'ben' })
  const identities = [
    { name: 'ana', key: { value: 'key-a' } },
    { name: 'ben', key: { value: 'key-b' } },
    { name: 'eve', key: { value: 'stale' } },
  ]
  const target = resolveTarget({ api: 'openai-chat', url: fake.url, model: 'm', effects: fake.effectsUrl, identities }, 'the test', {})
  const egress = createEgress({ allow: targetOrigins(target) })
  try {
    expect(await checkTarget(target, egress, signal, patience)).toMatchObject([
      { part: 'identity ana', ok: true, said: 'I serve ana.', requests: 1 },
      { part: 'identity ben', ok: true, said: 'I serve ben.' },
      { part: 'identity eve', ok: false, said: expect.stringContaining('refused the key') },
      { part: 'effect log', ok: true, said: '0 effects so far' },
    ])
    expect(fake.requests).toHaveLength(2)
  } finally {
    await egress.close()
    await fake.close()
  }
})

it('shakes hands with an MCP server, and says why another does not', async () => {
  const nowhere = { request: () => Promise.reject(new Error('no way out')), close: () => Promise.resolve() }
  const check = (run: string[]) =>
    checkTarget(resolveTarget({ api: 'mcp', name: 'made', mcp: { run, timeout: 30_000 } }, 'the test', {}), nowhere, signal)
  expect(await check([process.execPath, '-e', MCP_SERVER, '--', '.', 'sound'])).toMatchObject([{ ok: true, said: 'made 1, 12 tools' }])
  expect(await check(['/no/such/server'])).toMatchObject([{ ok: false, said: expect.stringContaining('there is no program') }])
})
