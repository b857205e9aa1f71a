import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pack } from '../testing/little-endian.js'
import { observed } from '../testing/observed.js'
import { sevenzip } from './sevenzip.js'

/** A 7z archive of one member, stored as it is (7zFormat.txt). Sizes stay below 128, where a number is one byte. */
function made7z(name: string, content: string): Uint8Array {
  const data = Buffer.from(content)
  const path = Buffer.from(`${name}\0`, 'utf16le')
  const streams = [4, 6, 0, 1, 9, data.length, 0, 7, 11, 1, 0, 1, 1, 0, 12, data.length, 0, 8, 0, 0]
  const header = Buffer.from([1, ...streams, 5, 1, 17, path.length + 1, 0, ...path, 0, 0])
  const start = pack({ u64: data.length }, { u64: header.length }, { u32: crc32(header) })
  return pack(Uint8Array.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4]), { u32: crc32(start) }, start, data, header)
}

describe('a 7z archive', () => {
  it('gives its members', async () => {
    const seen = await observed(sevenzip, made7z('model/data.pkl', 'content of it'))
    expect(seen).toMatchObject({ detected: 'yes', members: ['model/data.pkl'], verdict: 'safe', facts: { archive: '7z' } })
    expect(Buffer.from(seen.contents[0]!.read(0, 100)).toString()).toBe('content of it')
  })
  it('may climb out of its folder', async () => {
    expect(await observed(sevenzip, made7z('../../x', 'x'))).toMatchObject({ verdict: 'malicious', rules: ['archive.traversal'] })
  })
  it('that is cut short or changed is inconclusive and never throws', async () => {
    const made = made7z('a', 'some content')
    expect((await observed(sevenzip, made.subarray(0, 40))).verdict).toBe('inconclusive')
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.integer({ min: 8, max: made.length - 1 }), fc.nat(255)), { maxLength: 4 }), async (changes) => {
        const bytes = made.slice()
        for (const [at, byte] of changes) bytes[at] = byte
        await observed(sevenzip, bytes)
      }),
      { numRuns: 25 },
    )
  })
})

it('says of what it does not follow that it was not seen', async () => {
  expect(await observed(sevenzip, new Uint8Array(Buffer.from('894c5a4f', 'hex')))).toMatchObject({ verdict: 'inconclusive' })
  expect((await observed(sevenzip, 'LZ is no archive')).detected).toBe('no')
})
