import type { Vendor } from '@pavise/guard/surfaces'

/** A model API behind the gateway. */
export interface Upstream {
  readonly vendor: Vendor
  /** URL that paths of the vendor's API are added to, without a slash at its end: `http://h:p`. */
  readonly base: string
  /** What the paths of the API begin with that `base` says already, such as `/v1`. */
  readonly prefix: string
  /** The upstream's own key; the client's credentials never go there when it is set. */
  readonly key?: string
}

/**
 * An upstream as users write it. Of OpenAI's API `http://h:p` means its `/v1`, and any other path stands in the place of `/v1`; of the others
 * the path is what stands before the vendor's own paths.
 * @example urlAt(upstreamOf('openai', 'http://h:1/api/v3'), '/v1/models') // 'http://h:1/api/v3/models'
 */
export function upstreamOf(vendor: Vendor, url: string, key?: string): Upstream {
  const parsed = new URL(url)
  const path = parsed.pathname.replace(/\/+$/, '')
  const own = key === undefined ? {} : { key }
  if (vendor === 'openai') return { vendor, base: `${parsed.origin}${path === '' ? '/v1' : path}`, prefix: '/v1', ...own }
  return { vendor, base: `${parsed.origin}${path}`, prefix: '', ...own }
}

/** Where a path of the vendor's API lies at an upstream. */
export const urlAt = ({ base, prefix }: Upstream, path: string): string =>
  path.startsWith(`${prefix}/`) ? base + path.slice(prefix.length) : base + path
