import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import type { Resolve } from '#platform/egress/pinned-lookup'

/** Loopback, private and shared networks (RFC 1918, RFC 6598, RFC 4193), also as IPv4-mapped IPv6. */
const own = (() => {
  const list = new BlockList()
  for (const [address, bits, mapped] of [
    ['127.0.0.0', 8, '7f00:0'],
    ['10.0.0.0', 8, 'a00:0'],
    ['172.16.0.0', 12, 'ac10:0'],
    ['192.168.0.0', 16, 'c0a8:0'],
    ['100.64.0.0', 10, '6440:0'],
  ] as const) {
    list.addSubnet(address, bits, 'ipv4')
    list.addSubnet(`::ffff:${mapped}`, 96 + bits, 'ipv6')
  }
  list.addAddress('::1', 'ipv6')
  list.addSubnet('fc00::', 7, 'ipv6')
  return list
})()

const isOwn = (address: string): boolean => own.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

/**
 * Whether a host can only be a machine of one's own: loopback or a private network, whatever of its addresses is taken. A name that cannot be resolved is not.
 * @param hostname as it stands in a URL; IPv6 in brackets
 */
export async function isOwnNetwork(
  hostname: string,
  resolve: Resolve = (name) => lookup(name, { all: true, verbatim: true }),
): Promise<boolean> {
  const bare = hostname.replace(/^\[|\]$/g, '')
  if (isIP(bare) !== 0) return isOwn(bare)
  if (bare === 'localhost' || bare.endsWith('.localhost')) return true
  const addresses = await resolve(bare).catch(() => [])
  return addresses.length > 0 && addresses.every(({ address }) => isOwn(address))
}
