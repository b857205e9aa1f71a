import { PaviseError } from '#core/errors/error'
import type { Diary } from '#redteam/probes/mcp/diary'
import type { Grounds, Seen } from '#redteam/probes/mcp/grounds'
import { NoRoom, type Room } from '#redteam/probes/mcp/room'
import type { McpClient, McpReply, ServerSays } from '#redteam/targets/mcp/mcp-client'
import type { McpTarget } from '#redteam/targets/mcp/mcp-schema'
import { type Opening, openMcp } from '#redteam/targets/mcp/open-mcp'
import { PATIENCE } from '#redteam/targets/patient-request'
import { type Identity, placeOf, type Target } from '#redteam/targets/target'

/** Times that a server that ended is opened again. */
const MOST_REOPENED = 40

const INTERRUPTED = 'interrupted twice'

export interface VisitOptions {
  readonly target: Target
  readonly mcp: McpTarget
  readonly opening: Pick<Opening, 'egress' | 'signal' | 'patience'>
  readonly grounds: Grounds
  readonly room: Room
  readonly diary: Diary
  /** As whom the server is asked. */
  readonly identity: Identity
}

/**
 * A server for the length of a run, as one identity: opened when it is asked, opened again when it has gone, counted, and written down, so
 * that nothing is asked twice.
 */
export class Visit {
  says: ServerSays | undefined
  #client: McpClient | undefined
  #opened = false
  #reopened = 0
  /** Requests of the server to its client in sessions that are over, by method. */
  #asked = new Map<string, number>()

  constructor(readonly options: VisitOptions) {}

  get identity(): Identity {
    return this.options.identity
  }

  get room(): Room {
    return this.options.room
  }

  get requests(): number {
    return this.room.used
  }

  /** Shakes hands. Throws PAV_TARGET_UNREACHABLE where there is nobody to be had, NoRoom where the budget has no room for that. */
  async enter(): Promise<ServerSays> {
    const says = await this.options.diary.asked<ServerSays | null>(`initialize as ${this.identity.name}`, () => this.#open(), null)
    if (!says) throw this.#unreachable('it was interrupted twice in the handshake')
    this.says ??= says
    return says
  }

  /** Asks once, in a session that lives. Throws NoRoom. */
  async ask(method: string, params: unknown): Promise<McpReply> {
    const { diary, room } = this.options
    if (room.left <= room.reserve) throw new NoRoom()
    const call = async (): Promise<McpReply> => (await this.#living()).request(method, params)
    const interrupted: McpReply = { kind: 'none', reason: INTERRUPTED, gone: false }
    const reply = await diary.asked(`${this.identity.name}: ${method} ${JSON.stringify(params)}`, call, interrupted)
    if (reply.kind === 'none' && room.left === 0) throw new NoRoom()
    return reply
  }

  /** Every entry of a list, page by page. */
  async list(method: string, key: string): Promise<{ entries: Record<string, unknown>[]; fault?: string }> {
    const all = async () => (await this.#living()).list(method, key)
    return this.options.diary.asked(`${this.identity.name}: all of ${method}`, all, { entries: [], fault: INTERRUPTED })
  }

  /** What happened around the server since it was last looked at, by a word that only one call held. */
  seen(nonce: string): Promise<Seen> {
    return this.options.diary.seen(`seen ${nonce}`, () => this.options.grounds.see(nonce))
  }

  /** Whether the server answers anybody. */
  isAlive(): Promise<boolean> {
    const ping = async (): Promise<boolean> => {
      if (!this.#client || this.#client.gone !== undefined) return false
      return (await this.#client.request('ping', {})).kind !== 'none'
    }
    return this.options.diary.asked(`${this.identity.name}: ping`, ping, false)
  }

  /** Ends the session; the next question begins another. */
  async leave(): Promise<void> {
    const client = this.#client
    this.#client = undefined
    if (!client) return
    await client.close()
    this.#asked = withMore(this.#asked, client)
  }

  /** Requests of the server to its client so far, by method. */
  get asked(): ReadonlyMap<string, number> {
    return this.#client ? withMore(this.#asked, this.#client) : this.#asked
  }

  set asked(counts: ReadonlyMap<string, number>) {
    this.#asked = new Map(counts)
  }

  async #living(): Promise<McpClient> {
    if (!this.#client || this.#client.gone !== undefined) {
      const says = await this.#open()
      this.says ??= says
    }
    return this.#client!
  }

  async #open(): Promise<ServerSays> {
    const { target, mcp, opening, grounds, room, identity } = this.options
    const resumed = !this.#opened && this.says !== undefined
    const { used } = room
    await this.leave()
    if (this.#opened && this.#reopened++ >= MOST_REOPENED) throw this.#unreachable('it ended too often')
    const { sandbox, environment } = grounds
    const patience = { ...(opening.patience ?? PATIENCE), allowance: room.allowance }
    const client = openMcp(target, mcp, { ...opening, identity, patience, sandbox, environment })
    this.#client = client
    this.#opened = true
    const says = await client.initialize()
    // A session that was there before the run was interrupted was counted when it was opened.
    if (resumed) room.used = used
    if (typeof says !== 'string') return says
    if (room.left === 0) throw new NoRoom()
    throw this.#unreachable(says)
  }

  #unreachable(reason: string): PaviseError {
    const { target, mcp } = this.options
    return new PaviseError('PAV_TARGET_UNREACHABLE', `${placeOf(target)} does not speak MCP: ${reason}`, {
      hint: mcp.run ? 'Start it by hand to see what is wrong.' : 'Give the whole address of the server, such as http://127.0.0.1:3001/mcp.',
    })
  }
}

function withMore(counts: ReadonlyMap<string, number>, client: McpClient): Map<string, number> {
  const all = new Map(counts)
  for (const { method } of client.asked) all.set(method, (all.get(method) ?? 0) + 1)
  return all
}
