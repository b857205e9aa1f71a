import { VENDORS, type Vendor } from '@pavise/guard/surfaces'
import { type Upstream, upstreamOf } from '#gateway/upstream'

/** One upstream for each API, at least one. */
export type Upstreams = Readonly<Partial<Record<Vendor, { readonly url: string; readonly key?: string }>>>

export const upstreamsOf = (given: Upstreams): ReadonlyMap<Vendor, Upstream> =>
  new Map(VENDORS.flatMap((vendor) => upstreamFor(vendor, given[vendor])))

function upstreamFor(vendor: Vendor, given: Upstreams[Vendor]): [Vendor, Upstream][] {
  return given ? [[vendor, upstreamOf(vendor, given.url, given.key)]] : []
}
