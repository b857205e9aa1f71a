import type { Egress } from '#core/ports/egress'
import { httpTransport } from '#redteam/targets/mcp/http-transport'
import { McpClient } from '#redteam/targets/mcp/mcp-client'
import { type McpTarget, SANDBOX_HOLE } from '#redteam/targets/mcp/mcp-schema'
import { stdioTransport } from '#redteam/targets/mcp/stdio-transport'
import { PATIENCE, type Patience } from '#redteam/targets/patient-request'
import type { Target } from '#redteam/targets/target'

export interface Opening {
  readonly egress: Egress
  /** What `{{sandbox}}` stands for. */
  readonly sandbox: string
  /** Variables that the program is given besides those of its description. */
  readonly environment: Readonly<Record<string, string>>
  readonly signal: AbortSignal
  readonly patience?: Patience
}

/** A client of the described server, before the handshake. Nothing is sent yet; a program is started. */
export function openMcp(target: Target, mcp: McpTarget, opening: Opening): McpClient {
  const { egress, signal, patience = PATIENCE } = opening
  const key = target.identities[0]?.key
  const transport = mcp.run
    ? stdioTransport(programOf(mcp, opening), process.env, patience.allowance)
    : httpTransport(target.url, key, egress, { ...patience, exchangeTimeout: mcp.timeout })
  return new McpClient(transport, mcp.timeout, signal)
}

/** The program with its holes filled, and the variables that it is given. */
export function programOf(mcp: McpTarget, { sandbox, environment }: Pick<Opening, 'sandbox' | 'environment'>) {
  const filled = (text: string): string => text.replaceAll(SANDBOX_HOLE, sandbox)
  const handed = mcp.env.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]] as const]))
  return {
    run: mcp.run!.map(filled),
    ...(mcp.cwd === undefined ? {} : { cwd: filled(mcp.cwd) }),
    env: { ...Object.fromEntries(handed), ...environment },
  }
}
