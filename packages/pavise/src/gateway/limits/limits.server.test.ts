import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import OpenAI, { type APIError } from 'openai'
import { afterEach, expect, test } from 'vitest'
import type { KeyScope } from '#core/access/key-scope'
import { addToKeyFile, openKeyFile, readKeyFile, removeFromKeyFile } from '#gateway/door/key-file'
import { keyDigest } from '#gateway/door/keys'
import { FileLeases } from '#gateway/limits/file-leases'
import { type Answering, chunk, completion, sendJson, sendStream } from '#gateway/testing/fake-openai'
import { type House, house } from '#gateway/testing/house'
import { createEgress } from '#platform/egress/egress'

const ends: House[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end.close()
})

const KEY = 'pv_test-key'
const day = (unit: 'requests' | 'tokens', amount: number) => ({ unit, amount, window: 86_400 })

async function limited(scope: KeyScope, answer?: Answering): Promise<{ client: OpenAI; at: House }> {
  const used = { ...completion({ content: 'tea' }), usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 } }
  const at = await house(
    (allow) => createEgress({ allow }),
    answer ?? ((_asked, response) => sendJson(response, used)),
    {},
    {
      auth: { keys: [{ digest: keyDigest(KEY), scope }] },
    },
  )
  ends.push(at)
  return { at, client: new OpenAI({ baseURL: `${at.gateway.url}/v1`, apiKey: KEY, maxRetries: 0 }) }
}

const ask = (client: OpenAI, more: object = {}) =>
  client.chat.completions.create({ model: 'model-a', messages: [{ role: 'user', content: 'hello' }], max_tokens: 20, ...more })
const refusal = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: APIError) => error,
  )

test('requests beyond the budget are refused in the words of the API, with when to come again', async () => {
  const { client, at } = await limited({ limits: [day('requests', 2)] })
  await ask(client)
  await ask(client)
  const error = await refusal(ask(client))
  expect(error).toMatchObject({ status: 429, code: 'rate_limit_exceeded' })
  expect(Number(error?.headers?.get('retry-after'))).toBeGreaterThan(0)
  expect(at.upstream.asked).toHaveLength(2)
  expect(at.journal.events.at(-1)?.event).toMatchObject({ outcome: { end: 'refused', status: 429, reason: 'rate_limit_exceeded' } })
})

test('tokens are reserved at the most that a request may take, and counted as the upstream says', async () => {
  const { client, at } = await limited({ limits: [day('tokens', 400)] })
  for (let i = 0; i < 15; i++) await ask(client)
  expect(at.journal.events.at(-1)?.event).toMatchObject({ usage: { input: 10, output: 5 } })
  expect(await refusal(ask(client, { max_tokens: 300 }))).toMatchObject({ status: 429 })
  expect(await refusal(ask(client))).toBeUndefined()
})

test('streams count by what their last event says', async () => {
  const usage = { prompt_tokens: 100, completion_tokens: 80, total_tokens: 180 }
  const { client } = await limited({ limits: [day('tokens', 400)] }, (_asked, response) =>
    sendStream(response, [chunk({ content: 'tea' }), JSON.stringify({ ...JSON.parse(chunk({})), choices: [], usage })]),
  )
  const stream = await client.chat.completions.create({
    model: 'model-a',
    messages: [{ role: 'user', content: 'x' }],
    max_tokens: 100,
    stream: true,
    stream_options: { include_usage: true },
  })
  for await (const _ of stream);
  expect(await refusal(ask(client, { max_tokens: 300 }))).toMatchObject({ status: 429 })
  expect(await refusal(ask(client, { max_tokens: 50 }))).toBeUndefined()
})

test('keys are held to their models and APIs', async () => {
  const { client } = await limited({ models: ['model-*'], routes: ['openai-chat'] })
  await ask(client)
  expect(await refusal(ask(client, { model: 'other' }))).toMatchObject({ status: 403, code: 'model_not_allowed' })
  expect(await refusal(client.embeddings.create({ model: 'model-a', input: 'x' }))).toMatchObject({
    status: 403,
    code: 'route_not_allowed',
  })
})

test('users have budgets of their own, by whom the application names', async () => {
  const { client } = await limited({ userLimits: [day('requests', 1)] })
  await ask(client, { user: 'acme/kim' })
  expect(await refusal(ask(client, { user: 'acme/kim' }))).toMatchObject({ status: 429 })
  await ask(client, { user: 'acme/lee' })
})

test('an expired key is refused, and keys may change while the gateway runs', async () => {
  const { client, at } = await limited({})
  at.gateway.rekey([{ digest: keyDigest(KEY), expires: '2024-01-01T00:00:00.000Z' }])
  expect(await refusal(ask(client))).toMatchObject({ status: 401 })
  at.gateway.rekey([{ digest: keyDigest(KEY), expires: '2124-01-01T00:00:00.000Z' }])
  await ask(client)
})

test('budgets in a file are remembered over restarts, and begin anew where it is damaged', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'pavise-leases-')), 'leases.json')
  const terms = { budget: 'k', window: 1, ends: Date.now() + 60_000, amount: 10 }
  const first = (await FileLeases.open(path)).leases
  expect(await Promise.all([first.take(terms, 4), first.take(terms, 4), first.take(terms, 4)])).toEqual([4, 4, 2])
  expect(await (await FileLeases.open(path)).leases.take(terms, 1)).toBe(0)
  writeFileSync(path, 'half a li')
  const damaged = await FileLeases.open(path)
  expect(damaged.damaged).toBe(true)
  expect(await damaged.leases.take(terms, 1)).toBe(1)
})

test('the key file keeps digests and scopes, reads files of version 1, and gives up no last key', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'pavise-keys-')), 'keys.json')
  const { keys, made } = await openKeyFile(path)
  expect(keys[0]?.digest).toBe(keyDigest(made!))
  const scope = { models: ['a*'], limits: [day('requests', 5)] }
  const { key } = await addToKeyFile(path, { name: 'web', scope })
  expect(readFileSync(path, 'utf8')).not.toContain(key)
  expect(await readKeyFile(path)).toMatchObject([{ name: 'first' }, { name: 'web', scope, digest: keyDigest(key) }])
  await removeFromKeyFile(path, keys[0]!.digest.slice(7, 19))
  await expect(removeFromKeyFile(path, keyDigest(key).slice(7, 19))).rejects.toMatchObject({ code: 'PAV_USAGE' })
  writeFileSync(path, JSON.stringify({ version: 1, keys: [{ digest: keyDigest(key), created: '2026-01-01T00:00:00Z' }] }))
  expect((await openKeyFile(path)).keys).toHaveLength(1)
})
