import { createHash, createHmac } from 'node:crypto'

/** Who asks an S3-compatible store, and where it lies. */
export interface StoreKey {
  readonly id: string
  readonly secret: string
  readonly token?: string
  readonly region: string
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/** RFC 3986 as AWS wants it: everything but unreserved characters, the slash of paths apart. */
export const awsEncode = (text: string, slash = false): string =>
  encodeURIComponent(text)
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%2F', slash ? '/' : '%2F')

/** Headers that sign a GET without body (AWS Signature Version 4, "Authenticating Requests"). */
export function signedHeaders(url: string, key: StoreKey, now: Date): Record<string, string> {
  const { host, pathname, searchParams } = new URL(url)
  const time = now.toISOString().replace(/[-:]|\.\d{3}/g, '')
  const scope = `${time.slice(0, 8)}/${key.region}/s3/aws4_request`
  const query = [...searchParams].map(([name, value]) => `${awsEncode(name)}=${awsEncode(value)}`).sort()
  const empty = sha256('')
  const headers: Record<string, string> = {
    'x-amz-content-sha256': empty,
    'x-amz-date': time,
    ...(key.token ? { 'x-amz-security-token': key.token } : {}),
  }
  const all = { host, ...headers }
  const names = Object.keys(all).sort()
  const canonical = [
    'GET',
    pathname,
    query.join('&'),
    ...names.map((name) => `${name}:${(all as Record<string, string>)[name]!.trim()}`),
    '',
    names.join(';'),
    empty,
  ].join('\n')
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n')
  const signing = ['s3', 'aws4_request'].reduce(
    (last, part) => hmac(last, part),
    hmac(hmac(`AWS4${key.secret}`, time.slice(0, 8)), key.region),
  )
  const signature = createHmac('sha256', signing).update(toSign).digest('hex')
  headers['authorization'] = `AWS4-HMAC-SHA256 Credential=${key.id}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`
  return headers
}
