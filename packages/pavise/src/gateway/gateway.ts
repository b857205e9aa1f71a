import { rm } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Guard } from '@pavise/guard'
import type { VirtualKey } from '#core/access/key-scope'
import { PaviseError } from '#core/errors/error'
import type { Metric } from '#core/metrics'
import type { Approver } from '#core/ports/approver'
import type { DispatchEgress } from '#core/ports/egress'
import type { Journal } from '#core/ports/journal'
import type { LeaseStore } from '#core/ports/leases'
import type { Recording } from '#core/recording'
import { AsideThread } from '#gateway/aside/aside-thread'
import { isLoopback } from '#gateway/door/host'
import { Keys } from '#gateway/door/keys'
import { type AnswerHomes, type Homes, type Relay, socketOf } from '#gateway/homes/homes'
import { DEFAULT_LIMITS, type Limits } from '#gateway/limits'
import { MemoryLeases } from '#gateway/limits/memory-leases'
import { Meter } from '#gateway/limits/meter'
import { countedJournal } from '#gateway/mcp/counted-journal'
import { McpDoor, type McpUpstream } from '#gateway/mcp/http/mcp-door'
import type { Pins } from '#gateway/mcp/pins'
import { gatewayMetrics } from '#gateway/ops/gateway-metrics'
import { receive, receiveOrRelay } from '#gateway/reception'
import { eventId } from '#gateway/record/event-id'
import type { Room } from '#gateway/room'
import type { SecondStageParts } from '#gateway/second/second-stage'
import { Sessions } from '#gateway/sessions'
import { ExtractionWatch, type Weighs } from '#gateway/signals/extraction-watch'
import { type Counter, Stats } from '#gateway/stats'
import { type Upstreams, upstreamsOf } from '#gateway/upstreams'

export interface GatewayOptions {
  readonly listen: { readonly host: string; readonly port: number }
  /** `key` replaces whatever clients send; without it their own authorization is forwarded where it is not a Pavise key. */
  readonly upstreams: Upstreams
  readonly policy: Guard
  /** Keys or their digests (`sha256:…`); `none` on loopback only. */
  readonly auth: { readonly keys: readonly (string | VirtualKey)[] } | 'none'
  /** Where budgets of keys are drawn; default in the memory of this process. */
  readonly leases?: LeaseStore
  /** Where several processes share the address: each request of a named session is answered by the one that has it. */
  readonly homes?: Homes & { readonly relay: Relay; readonly answers?: AnswerHomes }
  /** Who watches for signs of model extraction; default this process. */
  readonly extraction?: Weighs
  /** Must allow the upstream's origin. The caller closes it, as well as the journal. */
  readonly egress: DispatchEgress
  readonly journal?: Journal
  /** Where no rule that fired says otherwise. Default `block`. */
  readonly onJournalFull?: 'block' | 'pass'
  /** Told of every exchange that was decided, of whatever API, and of every result of an MCP tool, with its texts; must not throw nor wait. The answer of a stream is left out. */
  readonly recorder?: (recording: Recording) => void
  readonly approver?: Approver | 'none'
  /** Names under which the gateway is reached, beside addresses and `localhost`. */
  readonly allowHosts?: readonly string[]
  /** Origins of web pages that may call it. */
  readonly allowOrigins?: readonly string[]
  readonly limits?: Partial<Limits>
  /** What `/metrics` answers instead of this process's own counts. */
  readonly metrics?: () => Promise<readonly Metric[]>
  /**
   * Large requests are inspected in a thread of their own, so that others need not wait. Only for a policy that was made with the detectors that ship: the
   * thread makes it again. `megabytes` is what its objects may take (default 1,024); beyond that it ends, and the next large request starts another.
   */
  readonly aside?: { readonly megabytes?: number }
  /** The second stage behind `policy`, for that thread; the caller closes its model. */
  readonly second?: SecondStageParts
  /** MCP servers at `/mcp/NAME`. `policy` stands in for that of the model APIs. */
  readonly mcp?: { readonly servers: Readonly<Record<string, McpUpstream>>; readonly pins: Pins; readonly policy?: Guard }
}

export interface Gateway {
  /** `http://host:port`, without a path. */
  readonly url: string
  readonly port: number
  /** Puts a policy into force for all exchanges that begin from now on; recorded before it acts. */
  reload(policy: Guard): Promise<void>
  /** Lets these keys in from now on and no others. */
  rekey(keys: readonly (string | VirtualKey)[]): void
  stats(): Readonly<Record<Counter, number>>
  /** The same and more, as Prometheus counts. */
  metrics(): Metric[]
  /** Takes no new work, lets exchanges finish for `grace` milliseconds (default 10,000), then ends. */
  close(grace?: number): Promise<void>
}

/**
 * Starts the firewall in front of a model API.
 * @example const gateway = await startGateway({ listen: { host: '127.0.0.1', port: 0 }, upstreams: { openai: { url } }, policy, auth: 'none', egress })
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { host } = options.listen
  if (options.auth === 'none' && !isLoopback(host))
    throw new PaviseError('PAV_GATEWAY_OPEN', `--no-auth on ${host} would let every machine that reaches it use the upstream`)
  const room = roomOf(options)
  let draining = false
  await announce(room, undefined)
  const server = serverOf((request, response) => void receiveOrRelay(room, request, response, () => draining))
  const home = options.homes && (await openHome(room, options.homes, () => draining))
  const port = await listening(server, options.listen)
  return {
    url: `http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${port}`,
    port,
    reload: async (policy) => {
      const before = room.guard
      await announce({ ...room, guard: policy }, before.version)
      room.guard = policy
    },
    rekey: (keys) => {
      if (room.door.keys !== 'none') room.door.keys.replace(keys)
    },
    stats: () => room.stats.snapshot(),
    metrics: () => gatewayMetrics(room),
    close: (grace = 10_000) => {
      draining = true
      return Promise.all([closed(server, grace), home && closed(home, grace), room.mcp?.close()]).then(() => room.aside?.close())
    },
  }
}

function serverOf(answer: RequestListener): Server {
  const server = createServer(
    // Looked at every five seconds: by default a client that dribbles its headers could stay for 50.
    {
      maxHeaderSize: 32 * 1024,
      keepAliveTimeout: 75_000,
      headersTimeout: 20_000,
      requestTimeout: 120_000,
      connectionsCheckingInterval: 5_000,
    },
    answer,
  )
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end(MALFORMED)
    else socket.destroy()
  })
  return server
}

/** Where the other processes hand in what belongs to sessions of this one. */
async function openHome(room: Room, homes: Homes, draining: () => boolean): Promise<Server> {
  const home = serverOf((request, response) => void receive(room, request, response, draining))
  const path = socketOf(homes, homes.place)
  // A process that was killed leaves its own behind.
  await rm(path, { force: true })
  await new Promise<void>((resolve, reject) => home.once('error', reject).listen({ path, exclusive: true }, resolve))
  return home
}

/** What HTTP itself refuses: both lengths at once, bad framing, headers too large. */
const MALFORMED = (() => {
  const body = JSON.stringify({
    error: { message: 'The request is not well-formed HTTP/1.1', type: 'invalid_request_error', param: null, code: 'malformed_http' },
  })
  return `HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`
})()

function roomOf(options: GatewayOptions): Room {
  const room: Room = {
    guard: options.policy,
    upstreams: upstreamsOf(options.upstreams),
    door: {
      keys: options.auth === 'none' ? 'none' : new Keys(options.auth.keys),
      hosts: new Set((options.allowHosts ?? []).map((name) => name.toLowerCase())),
      origins: new Set(options.allowOrigins ?? []),
    },
    egress: options.egress,
    journal: options.journal,
    onJournalFull: options.onJournalFull ?? 'block',
    recorder: options.recorder,
    approver: options.approver,
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    meter: new Meter(options.leases ?? new MemoryLeases()),
    sessions: new Sessions(undefined, (key) => options.homes?.answers?.kept(key)),
    extraction: options.extraction ?? new ExtractionWatch(),
    ...(options.homes && { homes: options.homes }),
    stats: new Stats(),
    ...(options.metrics && { metrics: options.metrics }),
  }
  if (options.mcp) room.mcp = mcpDoor(room, options.mcp)
  if (options.aside) room.aside = new AsideThread(room, options.upstreams, options.second, options.aside.megabytes)
  return room
}

function mcpDoor(room: Room, { servers, pins, policy }: NonNullable<GatewayOptions['mcp']>): McpDoor {
  const { onJournalFull, approver, egress, limits, sessions, meter, recorder } = room
  const journal = countedJournal(room.journal, room.stats)
  const around = { guard: () => policy ?? room.guard, pins, journal, onJournalFull, approver, recorder }
  return new McpDoor({ servers, egress, around, limits, sessions, ...(meter && { meter }) })
}

async function announce(room: Room, before: string | undefined): Promise<void> {
  const { version, policy } = room.guard
  const now = Date.now()
  const event = {
    schema: 'pavise.event/1' as const,
    kind: 'policy' as const,
    id: eventId(now),
    time: new Date(now).toISOString(),
    policy: { version, mode: policy.mode },
    ...(before === undefined ? {} : { before }),
  }
  await room.journal?.append(event, true).catch((fault: unknown) => {
    if (room.onJournalFull === 'block') throw fault
  })
}

function listening(server: Server, { host, port }: GatewayOptions['listen']): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(new PaviseError('PAV_GATEWAY_LISTEN', `cannot listen on ${host}:${port}: ${cause.code ?? cause.message}`, { cause })),
    )
    server.listen(port, host.replace(/^\[|\]$/g, ''), () => resolve((server.address() as AddressInfo).port))
  })
}

function closed(server: Server, grace: number): Promise<void> {
  return new Promise((resolve) => {
    const end = setTimeout(() => server.closeAllConnections(), grace)
    // Connections that become idle while the last exchanges finish are kept open by clients.
    const sweep = setInterval(() => server.closeIdleConnections(), 25)
    server.close(() => {
      clearTimeout(end)
      clearInterval(sweep)
      resolve()
    })
    server.closeIdleConnections()
  })
}
