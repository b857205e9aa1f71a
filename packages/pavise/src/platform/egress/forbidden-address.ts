import { BlockList, isIP } from 'node:net'

/** Metadata services of clouds outside the link-local range: Alibaba, Oracle, Azure (WireServer). */
const METADATA_V4 = ['100.100.100.200', '192.0.0.192', '168.63.129.16']
/** The same over IPv6: AWS and Google Cloud. */
const METADATA_V6 = ['fd00:ec2::254', 'fd20:ce::254']

/**
 * Link-local and metadata addresses in every spelling that reaches them: plain, IPv4-mapped and IPv4-compatible (RFC 4291 2.5.5),
 * NAT64 (RFC 6052) and 6to4 (RFC 3056).
 */
const forbidden = (() => {
  const list = new BlockList()
  const hex = (v4: string) => {
    const [a = 0, b = 0, c = 0, d = 0] = v4.split('.').map(Number)
    return [((a << 8) | b).toString(16), ((c << 8) | d).toString(16)] as const
  }
  const refuse = (v4: string, bits: number) => {
    const [high, low] = hex(v4)
    list.addSubnet(v4, bits, 'ipv4')
    list.addSubnet(`::ffff:${high}:${low}`, 96 + bits, 'ipv6')
    list.addSubnet(`::${high}:${low}`, 96 + bits, 'ipv6')
    list.addSubnet(`64:ff9b::${high}:${low}`, 96 + bits, 'ipv6')
    list.addSubnet(`2002:${high}:${low}::`, 16 + bits, 'ipv6')
  }
  refuse('169.254.0.0', 16)
  for (const address of METADATA_V4) refuse(address, 32)
  list.addSubnet('fe80::', 10, 'ipv6')
  for (const address of METADATA_V6) list.addAddress(address, 'ipv6')
  return list
})()

/** Whether an IP address is link-local or a metadata service. What is no address at all counts as forbidden. */
export function isForbiddenAddress(address: string): boolean {
  const bare = address.replace(/%.*$/, '')
  const family = isIP(bare)
  if (family === 0) return true
  return forbidden.check(bare, family === 4 ? 'ipv4' : 'ipv6')
}
