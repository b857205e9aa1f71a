import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { readBody, readShared } from '#gateway/wire/read-body'

const TEXT = '{"model":"m","previous_response_id":"resp_1","input":"Grüße"}'
const WORD = '"previous_response_id"'

/** A request whose body comes in these pieces. */
function asking(pieces: readonly Buffer[], headers: Readonly<Record<string, string | undefined>>): IncomingMessage {
  const body = Readable.from(pieces, { objectMode: false })
  return Object.assign(body, { headers: { 'content-type': 'application/json', ...headers }, complete: true }) as unknown as IncomingMessage
}

test('a word is found in a body wherever that is cut, with its length said before or not', async () => {
  const bytes = Buffer.from(TEXT)
  for (let cut = 1; cut < bytes.length; cut++)
    for (const headers of [{ 'content-length': String(bytes.length) }, {}]) {
      const { body, holds } = await readShared(asking([bytes.subarray(0, cut), bytes.subarray(cut)], headers), 1_000, WORD)
      expect(Buffer.from(body).toString()).toBe(TEXT)
      expect(holds).toBe(true)
    }
})

test('and is not where it is not', async () => {
  const bytes = Buffer.from(TEXT.replace('previous', 'another'))
  for (let cut = 1; cut < bytes.length; cut++) {
    const pieces = [bytes.subarray(0, cut), bytes.subarray(cut)]
    expect((await readShared(asking(pieces, { 'content-length': String(bytes.length) }), 1_000, WORD)).holds).toBe(false)
  }
})

test('a body that is longer or shorter than it says, or than is allowed, is refused', async () => {
  const pieces = [Buffer.from(TEXT)]
  const status = (headers: Record<string, string>, limit: number) =>
    readShared(asking(pieces, headers), limit, WORD).then(
      () => 'taken',
      (fault) => fault.status,
    )
  expect(await status({ 'content-length': '5' }, 1_000)).toBe(400)
  expect(await status({ 'content-length': '500' }, 1_000)).toBe(400)
  expect(await status({ 'content-length': '500' }, 100)).toBe(413)
  expect(await status({}, 20)).toBe(413)
  await expect(readBody(asking(pieces, {}), 20)).rejects.toMatchObject({ status: 413 })
})
