import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { observed } from '#supplychain/formats/testing/observed'
import { tar } from './tar.js'

interface Made {
  readonly name: string
  readonly content?: string
  readonly type?: string
  readonly link?: string
  readonly size?: number
  readonly magic?: string
  readonly badSum?: boolean
}

function entry({ name, content = '', type = '0', link = '', size, magic = 'ustar\x0000', badSum }: Made): Buffer {
  const block = Buffer.alloc(512)
  block.write(name, 0, 100, 'utf8')
  block.write('0000644\0', 100)
  const octal = (size ?? Buffer.byteLength(content)).toString(8).padStart(11, '0')
  block.write(`${octal}\0`, 124)
  block.write('        ', 148)
  block.write(type, 156)
  block.write(link, 157)
  block.write(magic, 257, 'latin1')
  const sum = block.reduce((total, byte) => total + byte, 0) + (badSum ? 1 : 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  const body = Buffer.from(content)
  return Buffer.concat([block, body, Buffer.alloc((512 - (body.length % 512)) % 512)])
}
const pax = (records: Record<string, string>, type = 'x'): Buffer => {
  const lines = Object.entries(records).map(([key, value]) => {
    const rest = ` ${key}=${value}\n`
    let length = rest.length + 1
    while (String(length).length + rest.length !== length) length++
    return `${length}${rest}`
  })
  return entry({ name: 'pax', content: lines.join(''), type })
}
const END = Buffer.alloc(1024)
const look = (...parts: Buffer[]) => observed(tar, new Uint8Array(Buffer.concat(parts)))

describe('a tar archive', () => {
  it('gives its members, with long names of both kinds', async () => {
    const long = `${'d/'.repeat(80)}end`
    const seen = await look(
      entry({ name: 'a.pkl', content: 'one' }),
      pax({ path: `${long}-pax` }),
      entry({ name: 'short', content: 'two' }),
      entry({ name: '././@LongLink', type: 'L', content: `${long}\0`, magic: 'ustar  \0' }),
      entry({ name: 'cut', content: 'three', magic: 'ustar  \0' }),
      entry({ name: 'old', content: 'four', magic: '' }),
      entry({ name: 'folder/', type: '5' }),
      END,
    )
    expect(seen.members).toEqual(['a.pkl', `${long}-pax`, long, 'old'])
    expect(seen).toMatchObject({ detected: 'yes', verdict: 'safe' })
  })
  it.each<[string, Buffer[], string, string]>([
    ['a climbing name', [entry({ name: '../../x', content: 'x' }), END], 'archive.traversal', 'malicious'],
    ['a climbing name by pax', [pax({ path: '../x' }), entry({ name: 'x', content: 'x' }), END], 'archive.traversal', 'malicious'],
    ['a link out of the folder', [entry({ name: 'l', type: '2', link: '/etc/passwd' }), END], 'archive.link', 'malicious'],
    [
      'a long link out of the folder',
      [pax({ linkpath: '../../x' }), entry({ name: 'l', type: '2', link: 'y' }), END],
      'archive.link',
      'malicious',
    ],
    ['a device', [entry({ name: 'd', type: '3' }), END], 'archive.link', 'suspicious'],
    [
      'a wrong checksum',
      [entry({ name: 'a', content: 'a' }), entry({ name: 'b', content: 'b', badSum: true }), END],
      'tar.disagreement',
      'suspicious',
    ],
    ['two sizes', [pax({ size: '3' }), entry({ name: 'a', content: 'a'.repeat(600) }), END], 'tar.disagreement', 'suspicious'],
    [
      'more behind the end',
      [entry({ name: 'a', content: 'a' }), END, entry({ name: 'evil', content: 'e' }), END],
      'tar.hidden',
      'suspicious',
    ],
  ])('is found out: %s', async (_what, parts, rule, verdict) => {
    const seen = await look(...parts)
    expect(seen.rules).toContain(rule)
    expect(seen.verdict).toBe(verdict)
  })
  it('that is cut short is inconclusive', async () => {
    expect((await look(entry({ name: 'a', content: 'a', size: 5000 }))).verdict).toBe('inconclusive')
    expect((await look(entry({ name: 'a', content: 'a' }))).verdict).toBe('inconclusive')
  })
  it('links inside its folder are listed only', async () => {
    expect((await look(entry({ name: 'a/l', type: '2', link: '../b' }), END)).verdict).toBe('unknown')
  })
  it('is not seen in other content', async () => {
    expect((await look(Buffer.from('x'.repeat(2000)))).detected).toBe('no')
    expect((await look(Buffer.alloc(2000))).detected).toBe('no')
  })
  it('never throws, whatever bytes are changed', async () => {
    const made = Buffer.concat([pax({ path: 'p' }), entry({ name: 'a', content: 'a' }), END])
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(made.length - 1), fc.nat(255)), { maxLength: 12 }), async (changes) => {
        const bytes = Buffer.from(made)
        for (const [at, byte] of changes) bytes[at] = byte
        await look(bytes)
      }),
      { numRuns: 300 },
    )
  })
})
