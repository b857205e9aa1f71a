import { VENDORS, type Vendor } from '@pavise/guard/surfaces'
import type { CommandContext } from '#cli/command'
import { PaviseError } from '#core/errors/error'

export interface NamedUpstream {
  readonly url: string
  readonly key?: string
}

const NAMES = VENDORS.join(', ')
const isVendor = (name: string | undefined): name is Vendor => (VENDORS as readonly (string | undefined)[]).includes(name)

/** Reads every `--upstream NAME=URL` and the keys that `--upstream-key-env` names: `VAR` for the only upstream, `NAME=VAR` for one of many. */
export function parseUpstreams(
  context: CommandContext,
  given: readonly string[],
  keys: readonly string[],
): Partial<Record<Vendor, NamedUpstream>> {
  const upstreams: Partial<Record<Vendor, NamedUpstream>> = {}
  for (const text of given) {
    const [vendor, url] = parseUpstream(text)
    if (upstreams[vendor])
      throw new PaviseError('PAV_USAGE', `--upstream ${vendor} is given twice`, { hint: 'One gateway has one upstream for each API' })
    upstreams[vendor] = { url }
  }
  for (const [vendor, key] of upstreamKeys(context, keys, Object.keys(upstreams) as Vendor[]))
    upstreams[vendor] = { ...upstreams[vendor]!, key }
  return upstreams
}

/** The keys by API. `vendors` are those that have an upstream. */
export function upstreamKeys(context: CommandContext, given: readonly string[], vendors: readonly Vendor[]): [Vendor, string][] {
  return given.map((text) => {
    const at = text.indexOf('=')
    const vendor = at < 0 ? vendors[0] : text.slice(0, at)
    if (at < 0 && vendors.length > 1)
      throw new PaviseError('PAV_USAGE', `--upstream-key-env ${text} does not say whose key it is`, {
        hint: `For example: ${vendors[0]}=${text}`,
      })
    if (!isVendor(vendor) || !vendors.includes(vendor))
      throw new PaviseError('PAV_USAGE', `--upstream-key-env names '${vendor}', which has no upstream`, {
        hint: `There are: ${vendors.join(', ')}`,
      })
    return [vendor, variable(context, text.slice(at + 1))]
  })
}

/** The value of a variable that an option names. */
export function variable(context: CommandContext, name: string): string {
  const value = context.env[name]
  if (value) return value
  throw new PaviseError('PAV_USAGE', `the variable ${name} is empty or not set`, { hint: `Set it: export ${name}=…` })
}

function parseUpstream(text: string): [Vendor, string] {
  const [, name, url] = text.match(/^([a-z]+)=(.+)$/) ?? []
  if (isVendor(name) && url !== undefined && URL.canParse(url)) return [name, url]
  const what =
    name !== undefined && !isVendor(name) ? `does not know the API '${name}'` : `wants NAME=URL such as openai=URL, not '${text}'`
  throw new PaviseError('PAV_USAGE', `--upstream ${what}`, {
    hint: `NAME is one of ${NAMES}, for example: --upstream openai=https://api.openai.com`,
  })
}
