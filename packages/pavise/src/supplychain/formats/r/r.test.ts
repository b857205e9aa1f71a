import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pack } from '../testing/little-endian.js'
import { observed } from '../testing/observed.js'
import { r } from './r.js'

const u32 = (value: number): Uint8Array => new Uint8Array([value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255])
const chars = (text: string): Uint8Array => pack(u32(0x00040009), u32(text.length), text)
const symbol = (name: string): Uint8Array => pack(u32(1), chars(name))
const text = (value: string): Uint8Array => pack(u32(16), u32(1), chars(value))
const NIL = u32(254)
const calls = (name: string, ...given: Uint8Array[]): Uint8Array =>
  pack(u32(6), symbol(name), ...given.map((value) => pack(u32(2), value)), NIL)
const list = (...items: Uint8Array[]): Uint8Array => pack(u32(19), u32(items.length), ...items)
const rds = (item: Uint8Array): Uint8Array => pack('X\n', u32(3), u32(0x040300), u32(0x030500), u32(5), 'UTF-8', item)
const look = (content: Uint8Array) => observed(r, content)
/** A named list: attributes follow the vector. */
const named = pack(
  u32(0x213),
  u32(1),
  pack(u32(14), u32(2), new Uint8Array(16)),
  pack(u32(0x402), symbol('names'), text('coefficients'), NIL),
)

test.each<[string, Uint8Array]>([
  ['numbers', rds(pack(u32(14), u32(3), new Uint8Array(24)))],
  ['a named list', rds(named)],
  ['a formula of a model', rds(list(calls('~', symbol('y'), symbol('x')), calls('lm', symbol('y'))))],
  ['a workspace', pack('RDX3\n', rds(pack(u32(0x402), symbol('model'), named, NIL)))],
])('%s are safe', async (_what, content) => {
  expect(await look(content)).toMatchObject({ detected: 'yes', verdict: 'safe', inconclusive: [] })
})
test.each<[string, Uint8Array, string, string]>([
  ['a call of the system', rds(calls('system', text('id'))), 'malicious', 'r.call'],
  ['a call in a list', rds(list(named, calls('download.file', text('x')))), 'malicious', 'r.call'],
  ['a call of a call', rds(calls('eval', calls('parse', text('system("id")')))), 'suspicious', 'r.call'],
  ['a promise', rds(pack(u32(0x405), NIL, symbol('x'), calls('system', text('id')), NIL)), 'malicious', 'r.promise'],
  ['a function', rds(pack(u32(0x403), u32(253), NIL, calls('+', symbol('a')))), 'unknown', 'r.code'],
  ['a function that runs commands', rds(pack(u32(0x403), u32(253), NIL, calls('system', text('curl x | sh')))), 'malicious', 'r.call'],
  ['what stands before a break', rds(pack(list(calls('system', text('id'))), u32(99))), 'malicious', 'r.call'],
])('%s', async (_what, content, verdict, rule) => {
  const seen = await look(content)
  expect(seen.verdict).toBe(verdict)
  expect(seen.rules).toContain(rule)
})
test('what cannot be read is inconclusive', async () => {
  expect((await look(rds(u32(99)))).verdict).toBe('inconclusive')
  expect((await look(pack('A\n3\n263168\n197888\n5\nUTF-8\n'))).verdict).toBe('inconclusive')
})
test('any change to a file is taken without an error', async () => {
  const good = rds(list(named, calls('lm', symbol('y'), text('abc')), pack(u32(0x403), u32(253), NIL, calls('+'))))
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }), async (changes) => {
      const content = good.slice()
      for (const [at, byte] of changes) content[at] = byte
      expect((await look(content)).work).toBeLessThan(100_000)
    }),
    { numRuns: 800 },
  )
})
