import { isIP } from 'node:net'

/** Whether an address can be reached from this machine only. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase()
  return bare === 'localhost' || bare === '::1' || /^127(?:\.\d{1,3}){3}$/.test(bare)
}

/**
 * Whether a Host header may be meant for this gateway. A name that an attacker points at this machine (DNS rebinding) is neither an
 * address nor `localhost` nor a name that the operator gave.
 */
export function isOwnHost(header: string | undefined, names: ReadonlySet<string>): boolean {
  if (header === undefined) return false
  if (header === lastOwn && names === lastNames) return true
  if (!isOwn(header, names)) return false
  lastOwn = header
  lastNames = names
  return true
}

/** Clients ask under one name most of the time. */
let lastOwn: string | undefined
let lastNames: ReadonlySet<string> | undefined

function isOwn(header: string, names: ReadonlySet<string>): boolean {
  const name = header.replace(/:\d{1,5}$/, '').toLowerCase()
  if (name === 'localhost' || names.has(name)) return true
  return name.startsWith('[') ? isIP(name.slice(1, -1)) === 6 : isIP(name) === 4
}
