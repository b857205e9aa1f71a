import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { observed } from '#supplychain/formats/testing/observed'
import { bytesOf } from '#supplychain/scan/bytes'
import type { MemberScan, Overgrown } from '#supplychain/scan/format'
import { bunzip2 } from './bzip2.js'
import { inflate } from './deflate.js'
import { type Decoder, expand } from './expand.js'
import { bzip2, gzip, lz4, lzip, lzma, xz, zlib, zstd } from './index.js'
import { inflatePlainly } from './inflate.js'
import { decodeLz4 } from './lz4.js'
import { decodeLzip } from './lzip.js'
import { decodeLzmaAlone } from './lzma-streams.js'
import { STREAMS, TEXT } from './testing/streams.js'
import { decodeXz } from './xz.js'
import { decodeZstd } from './zstd.js'

const scan = (most = Number.POSITIVE_INFINITY): MemberScan =>
  ({
    spend: () => undefined,
    grow: (_fresh: number, _input: number, output: number): Overgrown | undefined =>
      output > most ? { reason: 'enough', bomb: true } : undefined,
  }) as unknown as MemberScan

async function out(decode: Decoder, content: Uint8Array, most?: number) {
  const { content: bytes, consumed, problem, close } = await expand(decode, bytesOf(content), scan(most))
  const text = Buffer.from(bytes.read(0, bytes.size)).toString('latin1')
  close()
  return { text, consumed, problem }
}

const DECODERS: Readonly<Record<keyof typeof STREAMS, Decoder>> = { bunzip2, decodeXz, decodeLzmaAlone, decodeZstd, decodeLz4, decodeLzip }
const decoders = Object.entries(DECODERS).map(
  ([name, decode]) => [name, decode, Buffer.from(STREAMS[name as keyof typeof STREAMS], 'base64')] as const,
)

describe('decoders', () => {
  it.each(decoders)('%s reads what the usual tool wrote', async (_name, decode, content) => {
    expect(await out(decode, content)).toEqual({ text: TEXT, consumed: content.length, problem: undefined })
  })
  it.each(decoders)('%s keeps what came before the end was cut off, and says so', async (_name, decode, content) => {
    const { text, problem } = await out(decode, content.subarray(0, content.length - 40))
    expect(problem).toBeDefined()
    expect(TEXT.startsWith(text)).toBe(true)
  })
  it.each(decoders)('%s stops where the limits say', async (_name, decode, content) => {
    expect((await out(decode, content, 100)).problem).toBe('enough')
  })
  it.each(decoders)('%s ends for whatever bytes', async (_name, decode, content) => {
    const change = fc.array(fc.tuple(fc.nat(content.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(change, async (changes) => {
        const bytes = Buffer.from(content)
        for (const [at, byte] of changes) bytes[at] = byte
        await out(decode, bytes, 10_000_000)
      }),
      { numRuns: 150 },
    )
  })
})

describe('deflate in plain code', () => {
  it('says the same as zlib', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), fc.integer({ min: 0, max: 9 }), fc.boolean(), async (bytes, level, twice) => {
        const content = twice ? Buffer.concat([bytes, bytes, bytes]) : Buffer.from(bytes)
        const packed = deflateRawSync(content, { level })
        const plain = await out((given, sink) => inflatePlainly(given, sink), packed)
        expect(plain).toEqual({ text: content.toString('latin1'), consumed: packed.length, problem: undefined })
        expect(await out(inflate, packed)).toEqual(plain)
      }),
      { numRuns: 150 },
    )
  })
  it('keeps what came before a fault', async () => {
    const content = Array.from({ length: 3000 }, (_, i) => `number ${i * 7919} `).join('')
    const packed = deflateRawSync(content)
    packed.fill(0xff, packed.length - 200)
    const { text, problem } = await out(inflate, packed)
    expect(problem).toBeDefined()
    expect(text.length).toBeGreaterThan(content.length / 2)
    expect(content.startsWith(text.slice(0, content.length / 2))).toBe(true)
  })
})

describe('compressed files', () => {
  const tail = Buffer.from('cos\nsystem\n')
  it.each([
    ['gzip', gzip, gzipSync('content'), 'model.pkl.gz', 'model.pkl'],
    ['zlib', zlib, deflateSync('some content of a file'), 'model.z', 'model'],
    ['bzip2', bzip2, Buffer.from(STREAMS.bunzip2, 'base64'), 'a.bz2', 'a'],
    ['xz', xz, Buffer.from(STREAMS.decodeXz, 'base64'), 'noname', 'content'],
    ['lzma', lzma, Buffer.from(STREAMS.decodeLzmaAlone, 'base64'), 'a.lzma', 'a'],
    ['zstd', zstd, Buffer.from(STREAMS.decodeZstd, 'base64'), 'a.zst', 'a'],
    ['lz4', lz4, Buffer.from(STREAMS.decodeLz4, 'base64'), 'model.pkl.lz4', 'model.pkl'],
    ['lzip', lzip, Buffer.from(STREAMS.decodeLzip, 'base64'), 'a.lz', 'a'],
  ] as const)('%s gives its content by name', async (_name, format, content, name, inner) => {
    const seen = await observed(format, new Uint8Array(content), { name })
    expect(seen).toMatchObject({ members: [inner], verdict: 'safe', inconclusive: [] })
  })
  it('gives what lies behind a stream', async () => {
    const seen = await observed(gzip, new Uint8Array(Buffer.concat([gzipSync('a'), tail])))
    expect(seen.members).toEqual(['content', '(after the stream)'])
  })
  it('reads the members of a gzip file as one stream, with names in the header', async () => {
    const named = gzipSync('first, ')
    const header = Buffer.concat([named.subarray(0, 3), Buffer.from([8]), named.subarray(4, 10), Buffer.from('password.txt\0')])
    const seen = await observed(gzip, new Uint8Array(Buffer.concat([header, named.subarray(10), gzipSync('second')])))
    expect(Buffer.from(seen.contents[0]!.read(0, 100)).toString()).toBe('first, second')
    expect(seen.texts).toEqual(['password.txt'])
  })
  it('says nothing of content that only begins like a zlib stream', async () => {
    expect(await observed(zlib, 'x\x9cno such thing at all')).toMatchObject({ verdict: 'safe', members: [] })
  })
})
