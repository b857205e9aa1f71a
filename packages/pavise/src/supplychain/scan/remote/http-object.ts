import { PaviseError } from '#core/errors/error'
import type { Egress, EgressResponse } from '#core/ports/egress'
import type { RemoteObject } from './remote-object.js'

const MOST_REDIRECTS = 5
const FIRST = 256 * 1024

/** What a request needs beyond its range: a signature for this very request, or nothing. */
export type RequestHeaders = (url: string) => Readonly<Record<string, string>>

const NONE: RequestHeaders = () => ({})

const header = (response: EgressResponse, name: string): string | undefined => {
  const value = response.headers[name]
  return Array.isArray(value) ? value[0] : value
}

const unusable = (path: string, what: string): PaviseError => new PaviseError('PAV_SCAN_SOURCE', `${path} ${what}`)

/** A URL as it may be shown: queries carry signatures and tokens. */
export const shownUrl = (url: string): string => {
  const { origin, pathname } = new URL(url)
  return `${origin}${pathname}`
}

/**
 * Opens a file behind a URL by asking for its first part. Redirects are followed only to places that may be connected to. Throws PAV_SCAN_SOURCE where the server
 * does not serve parts, and PAV_EGRESS_… where it may not or cannot be reached.
 */
export async function httpObject(url: string, egress: Egress, signal?: AbortSignal, headers: RequestHeaders = NONE): Promise<RemoteObject> {
  const ask = async (at: string, offset: number, length: number): Promise<EgressResponse> =>
    egress.request(at, {
      headers: { ...headers(at), range: `bytes=${offset}-${offset + length - 1}`, 'accept-encoding': 'identity' },
      ...(signal ? { signal } : {}),
    })
  const path = shownUrl(url)
  let place = url
  for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
    const response = await ask(place, 0, FIRST)
    const target = header(response, 'location')
    if (response.status >= 300 && response.status < 400 && target !== undefined) {
      response.discard()
      place = new URL(target, place).href
      continue
    }
    const { size, first } = await opened(response, path)
    const mark = header(response, 'etag') ?? header(response, 'last-modified')
    return {
      name: nameOf(url),
      path,
      size,
      async read(offset, length) {
        if (offset + length <= first.length) return first.subarray(offset, offset + length)
        const part = await ask(place, offset, length)
        if (part.status !== 206 || (header(part, 'etag') ?? header(part, 'last-modified')) !== mark) {
          part.discard()
          throw unusable(path, part.status === 206 ? 'changed while it was read' : `answered ${part.status} when a part was asked for`)
        }
        return collect(part, length)
      },
    }
  }
  throw unusable(path, 'sends from one place to the next without end')
}

async function opened(response: EgressResponse, path: string): Promise<{ size: number; first: Uint8Array }> {
  const total = /^bytes 0-(\d+)\/(\d+)$/.exec(header(response, 'content-range') ?? '')
  if (response.status === 206 && total) return { size: Number(total[2]), first: await collect(response, Math.min(FIRST, Number(total[2]))) }
  const length = Number(header(response, 'content-length') ?? Number.NaN)
  // A server may ignore the range for a small file: then this is all of it.
  if (response.status === 200 && length <= FIRST) return { size: length, first: await collect(response, length) }
  response.discard()
  if (response.status === 416 || length === 0) return { size: 0, first: new Uint8Array(0) }
  if (response.status === 200) throw unusable(path, 'is served as a whole only; download it and scan the file')
  if (response.status === 401 || response.status === 403) throw unusable(path, `may not be read (${response.status})`)
  throw unusable(path, response.status === 404 ? 'does not exist' : `answered ${response.status}`)
}

async function collect(response: EgressResponse, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length)
  let got = 0
  for await (const chunk of response.body) {
    if (got + chunk.length > length) {
      response.discard()
      throw new PaviseError('PAV_SCAN_SOURCE', 'the server sent more than it was asked for')
    }
    bytes.set(chunk, got)
    got += chunk.length
  }
  return bytes.subarray(0, got)
}

function nameOf(url: string): string {
  const last = new URL(url).pathname.split('/').at(-1) ?? ''
  try {
    return decodeURIComponent(last) || 'content'
  } catch {
    return last
  }
}
