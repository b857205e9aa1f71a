import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { observed } from '../testing/observed.js'
import { oci } from './oci.js'

const sha = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

function tarOf(files: Readonly<Record<string, Uint8Array>>): Buffer {
  const parts = Object.entries(files).flatMap(([name, content]) => {
    const head = Buffer.alloc(512)
    head.write(name, 0)
    head.write('0000644\0', 100)
    head.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124)
    head.write('ustar\x0000', 257)
    head.write('        ', 148)
    head.write(
      `${head
        .reduce((all, byte) => all + byte, 0)
        .toString(8)
        .padStart(6, '0')}\0 `,
      148,
    )
    return [head, content, Buffer.alloc((512 - (content.length % 512)) % 512)]
  })
  return Buffer.concat([...parts, Buffer.alloc(1024)])
}

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value))
const descriptor = (content: Uint8Array, mediaType: string, more: object = {}) => ({
  mediaType,
  digest: `sha256:${sha(content)}`,
  size: content.length,
  ...more,
})

function layout(change: { blob?: Buffer; drop?: boolean; size?: number } = {}): Buffer {
  const layer = gzipSync('weights')
  const config = json({ architecture: 'bert' })
  const manifest = json({
    schemaVersion: 2,
    artifactType: 'application/vnd.cncf.model.manifest.v1+json',
    config: descriptor(config, 'application/vnd.cncf.model.config.v1+json'),
    layers: [
      {
        ...descriptor(layer, 'application/vnd.cncf.model.weight.v1.tar+gzip'),
        ...(change.size === undefined ? {} : { size: change.size }),
      },
    ],
  })
  const index = json({ schemaVersion: 2, manifests: [descriptor(manifest, 'application/vnd.oci.image.manifest.v1+json')] })
  return tarOf({
    'oci-layout': json({ imageLayoutVersion: '1.0.0' }),
    'index.json': index,
    [`blobs/sha256/${sha(manifest)}`]: manifest,
    [`blobs/sha256/${sha(config)}`]: config,
    ...(change.drop ? {} : { [`blobs/sha256/${sha(layer)}`]: change.blob ?? layer }),
  })
}

test('a layout whose blobs are what they are called is safe', async () => {
  expect(await observed(oci, layout())).toMatchObject({ detected: 'yes', verdict: 'safe', facts: { blobs: 3 } })
})

test.each<[string, Parameters<typeof layout>[0], string, RegExp]>([
  ['a blob that was changed', { blob: Buffer.from('payload') }, 'suspicious', /another SHA-256/],
  ['a blob of another size than its manifest says', { size: 7 }, 'suspicious', /says 7 bytes, there are/],
])('%s is seen', async (_what, change, verdict, words) => {
  const seen = await observed(oci, layout(change))
  expect([seen.verdict, seen.rules]).toEqual([verdict, ['oci.digest']])
  expect(seen.observations[0]!.message).toMatch(words)
})

test('a layer that is not there is said', async () => {
  expect((await observed(oci, layout({ drop: true }))).inconclusive).toEqual([expect.stringContaining('is not in the layout')])
})

test.each<[string, object, string, string]>([
  ['a name that climbs', { annotations: { 'org.opencontainers.image.title': '../../.ssh/authorized_keys' } }, 'malicious', 'oci.path'],
  ['an address of its own', { urls: ['https://elsewhere.test/layer'] }, 'suspicious', 'oci.foreign-layer'],
  ['no digest', { digest: 'latest' }, 'suspicious', 'oci.manifest'],
  ['no size', { size: -1 }, 'suspicious', 'oci.manifest'],
])('a layer with %s is found in a manifest', async (_what, change, verdict, rule) => {
  const blob = Buffer.from('x')
  const manifest = { schemaVersion: 2, layers: [{ ...descriptor(blob, 'application/octet-stream'), ...change }] }
  expect(await observed(oci, json(manifest))).toMatchObject({ verdict, rules: [rule] })
})

test('other JSON and other tars are none', async () => {
  expect((await observed(oci, json({ schemaVersion: 2, name: 'x' }))).detected).toBe('no')
  expect((await observed(oci, tarOf({ 'index.json': json({}), 'a.txt': Buffer.from('a') }))).detected).toBe('no')
})
