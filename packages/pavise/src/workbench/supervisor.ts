import type { Metric } from '#core/metrics'
import type { Log } from '#core/ports/log'
import type { WorkbenchStatus } from '#platform/api/parts'
import { type Database, openDatabase } from '#platform/store/database'
import type { LogFormat } from '#workbench/log'
import { processMetrics } from '#workbench/metrics'
import type { FromPart, Part, PartStates } from '#workbench/process/messages'
import { PartProcess } from '#workbench/process/part-process'
import type { WorkbenchSettings } from '#workbench/settings'

export interface SupervisorOptions {
  readonly settings: WorkbenchSettings
  readonly logFormat: LogFormat
  readonly log: Log
}

export interface Running {
  /** Where the console is. */
  readonly url: string
  /** For the first sign-in, where nobody has an account yet. */
  readonly link?: string
  readonly gateway: WorkbenchStatus['gateway']
  readonly pids: () => Readonly<Partial<Record<Part | 'database', number>>>
  /** Stops all parts, then the database: within ten seconds. */
  stop(): Promise<void>
}

/** How long the other parts have to say their metrics. Milliseconds. */
const PATIENCE = 1_500
const IDLE_GATEWAY: WorkbenchStatus['gateway'] = { running: false, upstreams: [] }

/**
 * Runs a workbench as a tree of processes: the database, the server, the worker and the gateway, each started again when it dies. Rejects
 * with the fault of the first part that cannot begin, after stopping the others.
 */
export async function runWorkbench(options: SupervisorOptions): Promise<Running> {
  const supervisor = new Supervisor(options)
  try {
    await supervisor.start()
    return supervisor
  } catch (error) {
    await supervisor.stop()
    throw error
  }
}

class Supervisor implements Running {
  url = ''
  link: string | undefined
  gateway: WorkbenchStatus['gateway']
  #database: Database | undefined
  #stopping: Promise<void> | undefined
  #measures = 0
  readonly #measured = new Map<number, (metrics: Metric[]) => void>()
  readonly #parts = new Map<Part, PartProcess>()

  constructor(private readonly options: SupervisorOptions) {
    const { gateway } = options.settings
    const reason = gateway ? 'pavise.yaml names no gateway.upstreams' : 'it was left out with --no-gateway'
    this.gateway = gateway?.upstreams
      ? { ...IDLE_GATEWAY, upstreams: Object.values(gateway.upstreams).map(({ url }) => url), reason: 'it is starting' }
      : { ...IDLE_GATEWAY, reason }
  }

  async start(): Promise<void> {
    const { settings } = this.options
    // The server loads while the database starts: it waits until that answers.
    const server = this.#begin('server')
    const database = openDatabase({
      dataDir: settings.dataDir,
      as: 'own',
      connections: 1,
      ...(settings.databaseUrl === undefined ? {} : { url: settings.databaseUrl }),
    })
    void server.catch(() => {})
    this.#database = await database
    await server
    await Promise.all([this.#begin('worker'), settings.gateway?.upstreams ? this.#begin('gateway') : undefined])
  }

  pids(): Partial<Record<Part | 'database', number>> {
    const pids = [...this.#parts].map(([part, child]) => [part, child.pid] as const)
    return Object.fromEntries([...pids, ['database', this.#database?.serverPid()]].filter(([, pid]) => pid !== undefined))
  }

  stop(): Promise<void> {
    this.#stopping ??= (async () => {
      await Promise.all([...this.#parts.values()].map((part) => part.stop()))
      await this.#database?.stop()
    })()
    return this.#stopping
  }

  #begin(part: Part): Promise<void> {
    const { logFormat, log } = this.options
    const child = new PartProcess({
      part,
      init: () => ({ settings: this.#settings(), logFormat }),
      log,
      onReady: (ready) => {
        if (part === 'server') {
          this.url = ready.url ?? ''
          this.link ??= ready.link
        } else if (part === 'gateway') {
          const listen = ready.url?.replace(/^https?:\/\//, '')
          this.gateway = { running: true, upstreams: ready.upstreams ?? [], ...(listen === undefined ? {} : { listen }) }
        }
        this.#tellStates()
      },
      onGone: () => {
        if (part === 'gateway') this.gateway = { ...this.gateway, running: false, reason: 'it ended and is being started again' }
        this.#tellStates()
      },
      onMessage: (message) => this.#hear(part, message),
    })
    this.#parts.set(part, child)
    return child.start()
  }

  /** Where a port was left to chance, a part that is started again takes the one that it had: its users know it by now. */
  #settings(): WorkbenchSettings {
    const { settings } = this.options
    const { gateway, console } = settings
    const port = (address: string | undefined): number => Number(address?.match(/:(\d+)$/)?.[1] ?? 0)
    return {
      ...settings,
      console: { ...console, port: console.port || port(this.url) },
      ...(gateway
        ? { gateway: { ...gateway, listen: { ...gateway.listen, port: gateway.listen.port || port(this.gateway.listen) } } }
        : {}),
    }
  }

  #tellStates(): void {
    const states: PartStates = { worker: this.#parts.get('worker')?.ready ?? false, gateway: this.gateway }
    this.#parts.get('server')?.send({ type: 'states', states })
  }

  #hear(part: Part, message: FromPart): void {
    if (message.type === 'measured') this.#measured.get(message.request)?.(message.metrics as Metric[])
    else if (message.type === 'collect') void this.#collect(part, message.request)
  }

  /** Asks every other part for its metrics; one that does not answer is left out. */
  async #collect(asker: Part, request: number): Promise<void> {
    const others = [...this.#parts].filter(([part, child]) => part !== asker && child.ready)
    const metrics = await Promise.all(others.map(([, child]) => this.#measure(child)))
    this.#parts.get(asker)?.send({ type: 'collected', request, metrics: [...processMetrics('supervisor'), ...metrics.flat()] })
  }

  #measure(child: PartProcess): Promise<Metric[]> {
    const request = this.#measures++
    return new Promise((resolve) => {
      const done = (metrics: Metric[]): void => {
        clearTimeout(late)
        this.#measured.delete(request)
        resolve(metrics)
      }
      const late = setTimeout(() => done([]), PATIENCE)
      this.#measured.set(request, done)
      child.send({ type: 'measure', request })
    })
  }
}
