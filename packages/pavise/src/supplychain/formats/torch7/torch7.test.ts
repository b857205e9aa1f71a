import { expect, test } from 'vitest'
import { pack } from '../testing/little-endian.js'
import { observed } from '../testing/observed.js'
import { torch7 } from './torch7.js'

const object = (name: string, ...more: string[]): Uint8Array =>
  pack({ u32: 4 }, { u32: 1 }, { u32: 3 }, 'V 1', { u32: name.length }, name, ...more)

test.each([
  ['a tensor', object('torch.FloatTensor', 'weights'), 'unknown'],
  ['a foreign class', object('acme.Gate', 'weights'), 'suspicious'],
  ['a command', object('nn.Sequential', "os.execute('id')"), 'malicious'],
  ['a function', object('nn.Sequential', '\u001bLuaQ'), 'suspicious'],
  ['a name that is none', object("os.execute('id')"), 'malicious'],
])('%s', async (_what, content, verdict) => {
  expect(await observed(torch7, content)).toMatchObject({ detected: 'yes', verdict })
})
test('other content is not taken', async () => {
  expect((await observed(torch7, new Uint8Array(64))).detected).toBe('no')
})
