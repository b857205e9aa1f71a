import { VENDORS, type Vendor } from '@pavise/guard/surfaces'
import type { Config } from '#platform/config/config'
import type { LoadedConfig } from '#platform/config/load'

/** The upstreams of the gateway with their keys read. */
export async function configuredUpstreams(
  config: Config,
  secret: LoadedConfig['secret'],
): Promise<Partial<Record<Vendor, { url: string; key?: string }>>> {
  const upstreams: Partial<Record<Vendor, { url: string; key?: string }>> = {}
  for (const vendor of VENDORS) {
    const named = config.gateway?.upstreams[vendor]
    if (!named) continue
    const key = named.key && (await secret(named.key))
    upstreams[vendor] = key === undefined ? { url: named.url } : { url: named.url, key }
  }
  return upstreams
}

/** The MCP servers behind the gateway with their tokens read. */
export async function configuredServers(
  config: Config,
  secret: LoadedConfig['secret'],
): Promise<Record<string, { url: string; key?: string }>> {
  const servers: Record<string, { url: string; key?: string }> = {}
  for (const [name, named] of Object.entries(config.gateway?.mcp ?? {})) {
    const key = named.key && (await secret(named.key))
    servers[name] = key === undefined ? { url: named.url } : { url: named.url, key }
  }
  return servers
}
