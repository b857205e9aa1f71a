import { isIP } from 'node:net'
import { PaviseError } from '#core/errors/error'
import { isForbiddenAddress } from '#platform/egress/forbidden-address'

/** An absolute http(s) URL without credentials in it, or PAV_CONFIG_INVALID. */
function parseNamed(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    throw new PaviseError('PAV_CONFIG_INVALID', `"${text}" is not an http or https URL`)
  if (url.username || url.password)
    throw new PaviseError('PAV_CONFIG_INVALID', `the URL of ${url.host} has a credential in it; name its variable instead`)
  return url
}

/**
 * The origins that were named. A forbidden address counts only when its canonical spelling was written, so that neither
 * `http://2852039166/` nor a name can stand for it.
 */
export function allowedOrigins(named: readonly string[]): ReadonlySet<string> {
  const origins = new Set<string>()
  for (const text of named) {
    const url = parseNamed(text)
    const literal = url.hostname.replace(/^\[|\]$/g, '')
    if (isIP(literal) && isForbiddenAddress(literal) && !text.toLowerCase().includes(url.hostname))
      throw new PaviseError('PAV_EGRESS_ADDRESS', `"${text}" is another spelling of ${literal}`)
    origins.add(url.origin)
  }
  return origins
}
