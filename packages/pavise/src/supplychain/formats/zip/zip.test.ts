import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { observed } from '#supplychain/formats/testing/observed'
import { escapeOf } from './member-name.js'
import { type MadeMember, madeZip } from './testing/made-zip.js'
import { zip } from './zip.js'

const look = (archive: Uint8Array) => observed(zip, archive)
const text = (bytes: { read(offset: number, length: number): Uint8Array; size: number }): string =>
  Buffer.from(bytes.read(0, bytes.size)).toString()

describe('a zip archive as usual tools write it', () => {
  it('gives every member and observes nothing', async () => {
    const seen = await look(
      madeZip({
        members: [
          { name: 'a/data.pkl', content: 'one' },
          { name: 'b.json', content: 'two'.repeat(50), method: 8 },
        ],
      }),
    )
    expect(seen.members).toEqual(['a/data.pkl', 'b.json'])
    expect(seen.contents.map(text)).toEqual(['one', 'two'.repeat(50)])
    expect(seen).toMatchObject({ detected: 'yes', verdict: 'safe', rules: [] })
  })
  it('may hold another archive as it lies, whose end record is nobody’s second one', async () => {
    const inner = madeZip({ members: [{ name: 'x', content: 'x' }] })
    expect((await look(madeZip({ members: [{ name: 'inner.zip', content: inner }] }))).rules).toEqual([])
  })
  it('may be empty, and may be padded with zeros', async () => {
    expect(await look(madeZip({ members: [] }))).toMatchObject({ detected: 'yes', verdict: 'safe' })
    expect((await look(madeZip({ members: [{ name: 'x', content: 'x' }], suffix: new Uint8Array(512) }))).rules).toEqual([])
  })
})

const member: MadeMember = { name: 'data.pkl', content: 'content' }

describe('an archive that contradicts itself', () => {
  it.each<[string, Uint8Array, string]>([
    ['names', madeZip({ members: [{ ...member, local: { name: 'evil.pkl' } }] }), 'zip.disagreement'],
    ['methods', madeZip({ members: [{ ...member, local: { method: 8 } }] }), 'zip.disagreement'],
    ['sizes', madeZip({ members: [{ ...member, local: { size: 3 } }] }), 'zip.disagreement'],
    ['compressed sizes', madeZip({ members: [{ ...member, local: { compressedSize: 3 } }] }), 'zip.disagreement'],
    ['checksums', madeZip({ members: [{ ...member, local: { crc: 1 } }] }), 'zip.disagreement'],
    ['counts', madeZip({ members: [member], count: 2 }), 'zip.disagreement'],
    ['flags', madeZip({ members: [{ ...member, local: { flags: 1 } }] }), 'zip.disagreement'],
    ['a member that no directory names', madeZip({ members: [member, { name: 'evil', content: 'e', unlisted: true }] }), 'zip.hidden'],
    ['one name twice', madeZip({ members: [member, { ...member, content: 'other' }] }), 'zip.duplicate'],
    ['content before it', madeZip({ members: [member], prefix: Buffer.from('cos\nsystem\n'), shifted: true }), 'zip.hidden'],
    ['content before it that offsets know of', madeZip({ members: [member], prefix: Buffer.from('cos\nsystem\n') }), 'zip.hidden'],
    ['content after it', madeZip({ members: [member], suffix: Buffer.from('more') }), 'zip.hidden'],
    ['content between', madeZip({ members: [member, { name: 'b', content: 'b' }], between: Buffer.from('hidden') }), 'zip.hidden'],
    ['a lie about encryption', madeZip({ members: [{ ...member, flags: 1 }] }), 'zip.encryption'],
    ['a climbing name', madeZip({ members: [{ ...member, name: 'a/../../b' }] }), 'archive.traversal'],
    ['an absolute name', madeZip({ members: [{ ...member, name: '/etc/x' }] }), 'archive.traversal'],
    ['a link out of the folder', madeZip({ members: [{ name: 'l', content: '../../etc/passwd', mode: 0o120777 }] }), 'archive.link'],
  ])('%s', async (_what, archive, rule) => {
    const seen = await look(archive)
    expect(seen.rules).toContain(rule)
    expect(['suspicious', 'malicious']).toContain(seen.verdict)
  })
  it('is read both ways', async () => {
    const seen = await look(madeZip({ members: [{ name: 'good', content: 'as stored', local: { name: 'evil', method: 8 } }] }))
    expect(seen.members).toContain('good')
    expect(seen.members).toContain('good (other reading)')
  })
  it('gives what the hidden parts hold', async () => {
    const seen = await look(
      madeZip({
        members: [
          { ...member, unlisted: true },
          { name: 'b', content: 'b' },
        ],
        suffix: Buffer.from('tail'),
      }),
    )
    expect(seen.contents.map(text)).toEqual(expect.arrayContaining(['content', 'b', 'tail']))
  })
  it('has two ends, and the members of both are seen', async () => {
    const first = madeZip({ members: [{ name: 'evil', content: 'evil' }] })
    const second = madeZip({ members: [{ name: 'good', content: 'good' }], prefix: first })
    const seen = await look(second)
    expect(seen.members).toEqual(expect.arrayContaining(['evil', 'good']))
    expect(seen.verdict).toBe('suspicious')
  })
})

describe('what cannot be seen', () => {
  it('is inconclusive: encrypted, of an unknown method, cut short', async () => {
    const secret = await look(madeZip({ members: [{ name: 'k', content: 'plain text', flags: 1, raw: Buffer.from('x'.repeat(22)) }] }))
    expect(secret.inconclusive).toEqual(["'k' is encrypted"])
    const odd = await look(madeZip({ members: [{ name: 'k', content: 'c', method: 97 }] }))
    expect(odd.inconclusive[0]).toContain('method 97')
    const whole = madeZip({ members: [{ name: 'k', content: 'content '.repeat(200), method: 8 }] })
    expect((await look(whole.subarray(0, 60))).verdict).toBe('inconclusive')
  })
  it('keeps what came out of a stream before its fault', async () => {
    const content = Array.from({ length: 4000 }, (_, i) => `line ${i} `).join('')
    const archive = madeZip({ members: [{ name: 'k', content, method: 8 }] })
    archive.fill(0xff, 6000, 6200)
    const seen = await look(archive)
    expect(text(seen.contents[0]!).startsWith('line 0 line 1 line 2 ')).toBe(true)
    expect(seen.inconclusive).not.toEqual([])
  })
  it('a wrong checksum is listed, and no more', async () => {
    expect(await look(madeZip({ members: [{ ...member, crc: 7 }] }))).toMatchObject({ rules: ['zip.checksum'], verdict: 'unknown' })
  })
})

describe('hostile archives', () => {
  const made = madeZip({ members: [member, { name: 'b', content: 'b'.repeat(300), method: 8 }], comment: 'c', prefix: Buffer.from('p') })
  it('never throw, whatever bytes are changed', async () => {
    const change = fc.array(fc.tuple(fc.nat(made.length - 1), fc.nat(255)), { maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(change, fc.nat(made.length), async (changes, end) => {
        const bytes = made.slice(0, Math.max(end, 4))
        for (const [at, byte] of changes) bytes[at] = byte
        await look(bytes)
      }),
      { numRuns: 400 },
    )
  })
  it('of members that share their data are told', async () => {
    const archive = madeZip({
      members: [
        { name: 'a', content: 'x'.repeat(100) },
        { name: 'b', content: 'y' },
      ],
    })
    // The second record of the directory is made to begin where the first member does.
    const at = Buffer.from(archive).lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'))
    new DataView(archive.buffer).setUint32(at + 42, 10, true)
    expect((await look(archive)).verdict).toBe('suspicious')
  })
})

it('knows names that leave their folder', () => {
  expect(['a/b', './a', 'a/../b', 'a..b', '.../x'].map(escapeOf)).toEqual([undefined, undefined, undefined, undefined, undefined])
  expect(['../a', 'a/../../b', '..\\a', 'a\\..\\..\\b'].map(escapeOf)).toEqual(['climbs', 'climbs', 'climbs', 'climbs'])
  expect(['/a', '\\a', 'C:\\a', 'c:a'].map(escapeOf)).toEqual(['absolute', 'absolute', 'absolute', 'absolute'])
})
