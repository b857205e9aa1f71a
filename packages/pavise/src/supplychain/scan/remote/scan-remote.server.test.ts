import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEgress } from '#platform/egress/egress'
import { madeZip } from '../../formats/zip/testing/made-zip.js'
import { scanPaths } from '../scan-paths.js'
import { remoteOrigins } from './scan-remote.js'

const EVIL = Buffer.from("cos\nsystem\n(S'true'\ntR.")
const KEY = { id: 'AKIDEXAMPLE', secret: 'not-a-real-secret' }
/** Numbers of no format, with a line end now and then. */
function weights(): Uint8Array {
  const bytes = new Uint8Array(4_000_000)
  for (let i = 0, state = 7; i < bytes.length; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    bytes[i] = i === 0 ? 0xff : state >>> 24
  }
  return bytes
}

const large = madeZip({
  members: [
    { name: 'weights', content: weights() },
    { name: 'data.pkl', content: EVIL },
  ],
})
const FILES: Readonly<Record<string, Uint8Array>> = {
  '/evil.pkl': EVIL,
  '/model.pt': large,
  '/empty': new Uint8Array(0),
  '/models/a b.pkl': EVIL,
  '/models/sub/c.txt': Buffer.from('text'),
}

let server: Server
let origin: string
let sent = 0
let tag = '"one"'

function serve(bytes: Uint8Array, request: IncomingMessage, response: ServerResponse): void {
  const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '')
  if (!range || bytes.length === 0)
    return void response.writeHead(bytes.length === 0 ? 416 : 200).end(bytes.length === 0 ? undefined : bytes)
  const [from, to] = [Number(range[1]), Math.min(Number(range[2]), bytes.length - 1)]
  sent += to - from + 1
  response.writeHead(206, { 'content-range': `bytes ${from}-${to}/${bytes.length}`, etag: tag }).end(bytes.subarray(from, to + 1))
}

/** As strict as the real one: recomputes the signature from what arrived. */
function isSigned(request: IncomingMessage): boolean {
  const given =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? '',
    )
  if (!given || given[1] !== KEY.id) return false
  const [, , day, region, names] = given
  const [path, query = ''] = request.url!.split('?')
  const headers = names!.split(';').map((name) => `${name}:${request.headers[name]}\n`)
  const canonical = ['GET', path, query.split('&').sort().join('&'), headers.join(''), names, request.headers['x-amz-content-sha256']].join(
    '\n',
  )
  const toSign = [
    'AWS4-HMAC-SHA256',
    request.headers['x-amz-date'],
    `${day}/${region}/s3/aws4_request`,
    createHash('sha256').update(canonical).digest('hex'),
  ].join('\n')
  let key: string | Buffer = `AWS4${KEY.secret}`
  for (const part of [day!, region!, 's3', 'aws4_request']) key = createHmac('sha256', key).update(part).digest()
  return createHmac('sha256', key).update(toSign).digest('hex') === given[5]
}

function store(request: IncomingMessage, response: ServerResponse): void {
  if (!isSigned(request)) return void response.writeHead(403).end()
  const url = new URL(request.url!, 'http://store.test')
  if (url.searchParams.get('list-type') !== '2') {
    serve(FILES[decodeURIComponent(url.pathname.slice('/bucket'.length))]!, request, response)
    return
  }
  const keys = Object.keys(FILES)
    .map((key) => key.slice(1))
    .filter((key) => key.startsWith(url.searchParams.get('prefix')!))
  const second = url.searchParams.has('continuation-token')
  const page = second ? keys.slice(1) : keys.slice(0, 1)
  response.end(
    `<ListBucketResult>${page.map((key) => `<Contents><Key>${key}</Key></Contents>`).join('')}<IsTruncated>${!second}</IsTruncated>${second ? '' : '<NextContinuationToken>a&amp;b</NextContinuationToken>'}</ListBucketResult>`,
  )
}

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = decodeURIComponent(request.url!.split('?')[0]!)
    if (path.startsWith('/bucket')) store(request, response)
    else if (path === '/moved') response.writeHead(302, { location: '/evil.pkl' }).end()
    else if (path === '/elsewhere') response.writeHead(302, { location: 'http://elsewhere.test/evil.pkl' }).end()
    else if (path === '/round') response.writeHead(302, { location: '/round' }).end()
    else if (path === '/whole') response.writeHead(200, { 'content-length': large.length }).end(large)
    else if (path === '/changing') {
      serve(large, request, response)
      tag = '"two"'
    } else if (FILES[path]) serve(FILES[path], request, response)
    else response.writeHead(404).end()
  }).listen(0, '127.0.0.1')
  await new Promise((ready) => server.once('listening', ready))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

async function scan(...paths: string[]) {
  const env = { AWS_ENDPOINT_URL: origin, AWS_ACCESS_KEY_ID: KEY.id, AWS_SECRET_ACCESS_KEY: KEY.secret }
  const egress = createEgress({ allow: remoteOrigins(paths, env) })
  try {
    const { envelope } = await scanPaths({ paths, remote: { egress, env } })
    return {
      files: envelope.assets.map(({ name, verdict }) => [name, verdict]),
      reasons: envelope.inconclusive.map(({ reason }) => reason),
      envelope,
    }
  } finally {
    await egress.close()
  }
}

describe('files behind a URL', () => {
  it('are read in the parts that are needed', async () => {
    sent = 0
    const { files, envelope } = await scan(`${origin}/model.pt?token=hidden`)
    expect(files).toEqual([['model.pt', 'malicious']])
    expect(envelope.assets[0]).toMatchObject({ path: `${origin}/model.pt`, size: large.length })
    expect(sent).toBeLessThan(large.length)
  })
  it('are hashed where all of them was read, follow redirects of the same place, may be empty', async () => {
    const { files, envelope } = await scan(`${origin}/moved`, `${origin}/empty`)
    expect(files).toEqual([
      ['moved', 'malicious'],
      ['empty', 'safe'],
    ])
    expect(envelope.assets[0]!.sha256).toBe(createHash('sha256').update(EVIL).digest('hex'))
  })
  it.each([
    ['missing', 'does not exist'],
    ['elsewhere', 'elsewhere.test'],
    ['round', 'without end'],
    ['whole', 'as a whole only'],
    ['changing', 'changed while it was read'],
  ])('are inconclusive where they cannot be read: %s', async (path, why) => {
    tag = '"one"'
    const { files, reasons } = await scan(`${origin}/${path}`)
    expect(files[0]![1]).toBe('inconclusive')
    expect(reasons[0]).toContain(why)
  })
  it('need somebody who names the way out', async () => {
    await expect(scanPaths({ paths: [`${origin}/evil.pkl`] })).rejects.toMatchObject({ code: 'PAV_USAGE' })
  })
})

describe('a store of objects', () => {
  it('is read with signatures: one object, or all below a key, page by page', async () => {
    expect((await scan('s3://bucket/evil.pkl')).files).toEqual([['evil.pkl', 'malicious']])
    expect((await scan('s3://bucket/models/')).files).toEqual([
      ['a b.pkl', 'malicious'],
      ['sub/c.txt', 'safe'],
    ])
  })
  it('that refuses the key is inconclusive', async () => {
    const egress = createEgress({ allow: [origin] })
    const env = { AWS_ENDPOINT_URL: origin, AWS_ACCESS_KEY_ID: KEY.id, AWS_SECRET_ACCESS_KEY: 'wrong' }
    const { envelope } = await scanPaths({ paths: ['s3://bucket/evil.pkl'], remote: { egress, env } })
    await egress.close()
    expect(envelope.inconclusive[0]!.reason).toContain('403')
  })
})
