import { PaviseError } from '#core/errors/error'
import type { Grounds } from '#redteam/probes/mcp/grounds'
import type { McpClient, McpReply, ServerSays } from '#redteam/targets/mcp/mcp-client'
import type { McpTarget } from '#redteam/targets/mcp/mcp-schema'
import { type Opening, openMcp } from '#redteam/targets/mcp/open-mcp'
import { type Allowance, PATIENCE } from '#redteam/targets/patient-request'
import { placeOf, type Target } from '#redteam/targets/target'

/** The budget has no room for another request. */
export class NoRoom extends Error {}

/** Times that a server that ended is opened again. */
const MOST_REOPENED = 40

/** A server for the length of a run: opened when it is asked, opened again when it has gone, and counted. */
export class Visit {
  says: ServerSays | undefined
  #client: McpClient | undefined
  readonly #allowance: Allowance
  /** Requests that `ask` leaves alone. */
  reserve = 0
  #reopened = 0
  /** Requests of the server to its client, by method. */
  readonly asked = new Map<string, number>()

  constructor(
    readonly target: Target,
    readonly mcp: McpTarget,
    readonly opening: Omit<Opening, 'sandbox' | 'environment'>,
    readonly grounds: Grounds,
    readonly maxRequests: number,
  ) {
    this.#allowance = { left: maxRequests }
  }

  get requests(): number {
    return this.maxRequests - this.left
  }

  get left(): number {
    return Math.max(0, this.#allowance.left)
  }

  /** The client, after its handshake. Throws PAV_TARGET_UNREACHABLE where there is none to be had. */
  async client(): Promise<McpClient> {
    if (this.#client && this.#client.gone === undefined) return this.#client
    const again = this.#client !== undefined || this.says !== undefined
    await this.leave()
    if (again && this.#reopened++ >= MOST_REOPENED) throw this.#unreachable('it ended too often')
    const { sandbox, environment } = this.grounds
    const patience = { ...(this.opening.patience ?? PATIENCE), allowance: this.#allowance }
    const client = openMcp(this.target, this.mcp, { ...this.opening, patience, sandbox, environment })
    this.#client = client
    const says = await client.initialize()
    if (typeof says === 'string') {
      if (this.left === 0) throw new NoRoom()
      throw this.#unreachable(says)
    }
    this.says ??= says
    return client
  }

  /** Asks once, in a session that lives. Throws NoRoom. */
  async ask(method: string, params: unknown): Promise<McpReply> {
    if (this.left <= this.reserve) throw new NoRoom()
    const reply = await (await this.client()).request(method, params)
    if (reply.kind === 'none' && this.left === 0) throw new NoRoom()
    return reply
  }

  /** Whether the server answers anybody. */
  async isAlive(): Promise<boolean> {
    if (!this.#client || this.#client.gone !== undefined) return false
    return (await this.#client.request('ping', {})).kind !== 'none'
  }

  /** Ends the session; the next question begins another. */
  async leave(): Promise<void> {
    const client = this.#client
    this.#client = undefined
    if (!client) return
    await client.close()
    for (const { method } of client.asked) this.asked.set(method, (this.asked.get(method) ?? 0) + 1)
  }

  #unreachable(reason: string): PaviseError {
    return new PaviseError('PAV_TARGET_UNREACHABLE', `${placeOf(this.target)} does not speak MCP: ${reason}`, {
      hint: this.mcp.run
        ? 'Start it by hand to see what is wrong.'
        : 'Give the whole address of the server, such as http://127.0.0.1:3001/mcp.',
    })
  }
}
