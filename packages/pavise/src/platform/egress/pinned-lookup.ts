import type { LookupAddress } from 'node:dns'
import { lookup } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'
import { PaviseError } from '#core/errors/error'
import { isForbiddenAddress } from '#platform/egress/forbidden-address'

export type Resolve = (hostname: string) => Promise<LookupAddress[]>

const systemResolve: Resolve = (hostname) => lookup(hostname, { all: true, verbatim: true })

/**
 * A resolver that asks once per host name and keeps the answer, so that a name cannot come to mean another machine between two
 * connections. One forbidden address among the answers refuses the name. A failed resolution is not kept.
 */
export function pinnedLookup(resolve: Resolve = systemResolve): LookupFunction {
  const pins = new Map<string, Promise<LookupAddress[]>>()
  const pin = (hostname: string): Promise<LookupAddress[]> => {
    const known = pins.get(hostname)
    if (known) return known
    const fresh = resolve(hostname).then((addresses) => checked(hostname, addresses))
    pins.set(hostname, fresh)
    fresh.catch(() => pins.delete(hostname))
    return fresh
  }
  return (hostname, options, callback) => {
    pin(hostname).then(
      (addresses) => {
        const family = Number(options.family ?? 0)
        const fitting = family === 0 ? addresses : addresses.filter((a) => a.family === family)
        const first = fitting[0]
        if (!first) callback(new PaviseError('PAV_EGRESS_FAILED', `${hostname} has no address of family ${family}`), [])
        else if (options.all) callback(null, fitting)
        else callback(null, first.address, first.family)
      },
      (error: Error) => callback(error, []),
    )
  }
}

function checked(hostname: string, addresses: LookupAddress[]): LookupAddress[] {
  if (addresses.length === 0) throw new PaviseError('PAV_EGRESS_FAILED', `${hostname} has no address`)
  const bad = addresses.find(({ address }) => isForbiddenAddress(address))
  if (bad) throw new PaviseError('PAV_EGRESS_ADDRESS', `${hostname} resolves to ${bad.address}, a link-local or metadata address`)
  return addresses
}
