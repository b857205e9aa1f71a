import { resolve } from 'node:path'
import { createGuard, type Guard, loadPolicy, type Mode } from '@pavise/guard'
import type { CommandContext } from '#cli/command'
import { variable } from '#cli/upstream-option'
import { PaviseError } from '#core/errors/error'
import type { GatewayOptions } from '#gateway/gateway'
import type { McpUpstream } from '#gateway/mcp/http/mcp-door'
import { Pins } from '#gateway/mcp/pins'
import { isServerName } from '#gateway/mcp/server-name'
import { mcpStarterPolicy } from '#gateway/mcp/starter-policy'
import { verdictDigest } from '#gateway/verdict-digest'

type Options = Readonly<Record<string, unknown>>

export const MCP_OPTIONS = [
  { flags: '--mcp <name=url>', description: 'an MCP server (streamable HTTP), served at /mcp/NAME', repeat: true },
  { flags: '--mcp-key-env <name=var>', description: "variable that holds an MCP server's own token", repeat: true },
  { flags: '--pins <file>', description: 'pinned definitions of MCP servers (default: mcp-pins.json in the data folder)' },
]

/** The MCP servers that the command line names, else those of the configuration. */
export function mcpServers(
  context: CommandContext,
  options: Options,
  configured: Readonly<Record<string, McpUpstream>> = {},
): Record<string, McpUpstream> {
  const servers: Record<string, McpUpstream> = { ...configured }
  for (const text of (options['mcp'] as string[] | undefined) ?? []) {
    const [, name = '', url = ''] = text.match(/^([^=]+)=(.+)$/) ?? []
    if (!isServerName(name) || !URL.canParse(url) || !/^https?:/.test(url))
      throw new PaviseError('PAV_USAGE', `--mcp wants NAME=URL, not '${text}'`, {
        hint: 'For example: --mcp files=http://127.0.0.1:3001/mcp',
      })
    servers[name] = { url }
  }
  for (const text of (options['mcpKeyEnv'] as string[] | undefined) ?? []) {
    const [, name = '', named = ''] = text.match(/^([^=]+)=(.+)$/) ?? []
    const server = Object.hasOwn(servers, name) ? servers[name] : undefined
    if (!server)
      throw new PaviseError('PAV_USAGE', `--mcp-key-env ${text} names no server of --mcp`, { hint: 'For example: files=FILES_TOKEN' })
    servers[name] = { ...server, key: variable(context, named) }
  }
  return servers
}

/** What the gateway needs for its MCP servers; nothing where there are none. Without a policy file the starter policy for MCP applies to them. */
export function mcpPart(
  context: CommandContext,
  options: Options,
  servers: Readonly<Record<string, McpUpstream>>,
  hasPolicy: boolean,
): Pick<GatewayOptions, 'mcp'> {
  if (Object.keys(servers).length === 0) return {}
  const named = options['pins'] as string | undefined
  const pins = new Pins(
    named === undefined ? resolve(context.cwd, options['data'] as string, 'mcp-pins.json') : resolve(context.cwd, named),
  )
  return { mcp: { servers, pins, ...(hasPolicy ? {} : { policy: starterGuard(options['mode'] as Mode | undefined) }) } }
}

function starterGuard(mode: Mode | undefined): Guard {
  const policy = loadPolicy(mcpStarterPolicy())
  return createGuard(mode === undefined ? policy : { ...policy, mode }, { clock: Date.now, digest: verdictDigest() })
}
