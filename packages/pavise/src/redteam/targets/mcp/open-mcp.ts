import type { Egress } from '#core/ports/egress'
import { httpTransport } from '#redteam/targets/mcp/http-transport'
import { McpClient } from '#redteam/targets/mcp/mcp-client'
import { type McpTarget, SANDBOX_HOLE } from '#redteam/targets/mcp/mcp-schema'
import { stdioTransport } from '#redteam/targets/mcp/stdio-transport'
import { PATIENCE, type Patience } from '#redteam/targets/patient-request'
import type { Identity, Target } from '#redteam/targets/target'

export interface Opening {
  /** As whom: its key goes along as the description says. */
  readonly identity?: Identity
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
  const key = (opening.identity ?? target.identities[0])?.key
  const transport = mcp.run
    ? stdioTransport(programOf(mcp, opening, key), process.env, patience.allowance)
    : httpTransport(target.url, keyHeader(mcp, key), egress, { ...patience, exchangeTimeout: mcp.timeout })
  return new McpClient(transport, mcp.timeout, signal)
}

/** The program with its holes filled, and the variables that it is given. */
export function programOf(mcp: McpTarget, { sandbox, environment }: Pick<Opening, 'sandbox' | 'environment'>, key?: string) {
  const filled = (text: string): string => text.replaceAll(SANDBOX_HOLE, sandbox)
  const handed = mcp.env.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]] as const]))
  return {
    run: mcp.run!.map(filled),
    ...(mcp.cwd === undefined ? {} : { cwd: filled(mcp.cwd) }),
    env: { ...Object.fromEntries(handed), ...environment, ...(mcp.keyIn?.env && key !== undefined ? { [mcp.keyIn.env]: key } : {}) },
  }
}

/** The header that says who asks: a bearer token, unless the description names another one. */
export function keyHeader(mcp: McpTarget, key: string | undefined): Readonly<Record<string, string>> {
  if (key === undefined) return {}
  const header = mcp.keyIn?.header
  return header === undefined ? { authorization: `Bearer ${key}` } : { [header.toLowerCase()]: key }
}
