import { PaviseError } from '#core/errors/error'
import type { Egress } from '#core/ports/egress'
import { httpObject } from './http-object.js'
import type { RemoteObject } from './remote-object.js'
import { awsEncode, type StoreKey, signedHeaders } from './signature-v4.js'

type Env = Readonly<Record<string, string | undefined>>

/** An S3-compatible store as the usual variables of the environment describe it. */
export interface Store {
  readonly endpoint: string
  readonly key: StoreKey | undefined
}

/** Reads `AWS_ENDPOINT_URL_S3`, `AWS_ENDPOINT_URL`, `AWS_REGION`, `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN`. Without a key, requests are anonymous. */
export function storeOf(env: Env): Store {
  const region = env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION'] ?? 'us-east-1'
  const endpoint = env['AWS_ENDPOINT_URL_S3'] ?? env['AWS_ENDPOINT_URL'] ?? `https://s3.${region}.amazonaws.com`
  if (!URL.canParse(endpoint)) throw new PaviseError('PAV_USAGE', 'AWS_ENDPOINT_URL is no URL')
  const [id, secret, token] = [env['AWS_ACCESS_KEY_ID'], env['AWS_SECRET_ACCESS_KEY'], env['AWS_SESSION_TOKEN']]
  return { endpoint: endpoint.replace(/\/+$/, ''), key: id && secret ? { id, secret, region, ...(token ? { token } : {}) } : undefined }
}

const MOST_OBJECTS = 100_000
const MOST_LISTING = 16 * 1024 * 1024

/** The objects that `s3://bucket/key` names: one, or all below a key that ends in `/`. Throws PAV_SCAN_SOURCE, PAV_EGRESS_…. */
export async function* s3Objects(url: string, store: Store, egress: Egress, signal?: AbortSignal): AsyncGenerator<RemoteObject> {
  const [, bucket, key = ''] = /^s3:\/\/([a-z0-9.-]+)(?:\/(.*))?$/is.exec(url) ?? []
  if (bucket === undefined) throw new PaviseError('PAV_USAGE', `${url} names no bucket`, { hint: 'For example: s3://models/llama/' })
  const headers = (at: string): Record<string, string> => (store.key ? signedHeaders(at, store.key, new Date()) : {})
  const base = `${store.endpoint}/${bucket}`
  const open = async (one: string, name: string): Promise<RemoteObject> => {
    const object = await httpObject(`${base}/${awsEncode(one, true)}`, egress, signal, headers)
    return { ...object, name, path: `s3://${bucket}/${one}`, read: object.read }
  }
  if (key !== '' && !key.endsWith('/')) return yield await open(key, key.split('/').at(-1)!)
  let count = 0
  for (let token: string | undefined, more = true; more; ) {
    const query = [['list-type', '2'], ['prefix', key], ...(token === undefined ? [] : [['continuation-token', token]])] as [
      string,
      string,
    ][]
    const at = `${base}?${query.map(([name, value]) => `${awsEncode(name)}=${awsEncode(value)}`).join('&')}`
    const response = await egress.request(at, { headers: headers(at), ...(signal ? { signal } : {}) })
    const text = await response.text(MOST_LISTING)
    if (response.status !== 200)
      throw new PaviseError('PAV_SCAN_SOURCE', `the list of s3://${bucket}/${key} could not be had (${response.status})`)
    for (const [, found] of text.matchAll(/<Key>([^<]*)<\/Key>/g)) {
      if (++count > MOST_OBJECTS) throw new PaviseError('PAV_SCAN_SOURCE', `s3://${bucket}/${key} holds more than ${MOST_OBJECTS} objects`)
      const one = plain(found!)
      if (!one.endsWith('/')) yield await open(one, one.slice(key.length))
    }
    token = plain(/<NextContinuationToken>([^<]*)</.exec(text)?.[1] ?? '')
    more = /<IsTruncated>true</.test(text) && token !== ''
  }
  if (count === 0) throw new PaviseError('PAV_SCAN_SOURCE', `s3://${bucket}/${key} holds nothing`)
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const plain = (xml: string): string =>
  xml.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (all, decimal?: string, hex?: string, name?: string) => {
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : Number.NaN
    if (Number.isInteger(code) && code <= 0x10ffff) return String.fromCodePoint(code)
    return ENTITIES[name ?? ''] ?? all
  })
