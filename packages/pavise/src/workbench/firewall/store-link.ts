import { setTimeout as wait } from 'node:timers/promises'
import type { LeaseStore } from '#core/ports/leases'
import type { Log } from '#core/ports/log'
import { settingValue } from '#core/settings'
import { gatewayKeys } from '#platform/auth/gateway-keys'
import { storedLeases } from '#platform/store/leases'
import { type ConsoleApprover, consoleApprover } from '#workbench/firewall/approver'
import { type TrafficRecorder, trafficRecorder } from '#workbench/firewall/recorder'
import type { Snapshot } from '#workbench/firewall/snapshot'
import { type JoinedStore, joinStore } from '#workbench/parts/join-store'
import type { WorkbenchSettings } from '#workbench/settings'

/** Milliseconds between two looks at what nobody announced, and between two tries to reach the database. */
const LOOK = 5_000
const AGAIN = 1_000
/** A gateway needs few: one listens. */
const CONNECTIONS = 4

/** The gateway's line to the store. It never stands in the way of traffic: where it is down, the last that was heard holds. */
export interface StoreLink {
  readonly connected: boolean
  readonly approver: ConsoleApprover | undefined
  readonly recorder: TrafficRecorder | undefined
  readonly leases: LeaseStore | undefined
  /** Resolves with what the store says first; undefined where it says nothing for `patience` milliseconds. */
  first(patience: number): Promise<Snapshot | undefined>
  stop(): Promise<void>
}

export interface LinkListener {
  /** Called one after the other, with what holds from now on. */
  readonly heard: (now: Snapshot) => Promise<void>
  /** Something was erased: what lies about it here has to go. */
  readonly erased: () => void
}

/** Connects now or whenever the database comes, and tells of every change. */
export function linkStore(settings: WorkbenchSettings, listener: LinkListener, log: Log): StoreLink {
  return new Link(settings, listener, log)
}

class Link implements StoreLink {
  approver: ConsoleApprover | undefined
  recorder: TrafficRecorder | undefined
  leases: LeaseStore | undefined
  #joined: JoinedStore | undefined
  #last = ''
  #told = false
  #looking = Promise.resolve()
  #unlisten: (() => Promise<void>)[] = []
  #timer: NodeJS.Timeout | undefined
  readonly #stop = new AbortController()
  readonly #first: Promise<Snapshot>
  #heardFirst: (now: Snapshot) => void = () => {}
  readonly #connecting: Promise<void>

  constructor(
    private readonly settings: WorkbenchSettings,
    private readonly listener: LinkListener,
    private readonly log: Log,
  ) {
    this.#first = new Promise((resolve) => {
      this.#heardFirst = resolve
    })
    this.#connecting = this.#connect()
  }

  get connected(): boolean {
    return this.#joined !== undefined && !this.#told
  }

  async first(patience: number): Promise<Snapshot | undefined> {
    const over = new AbortController()
    const late = wait(patience, undefined, { signal: over.signal }).catch(() => undefined)
    const first = await Promise.race([this.#first, late])
    over.abort()
    return first
  }

  async stop(): Promise<void> {
    this.#stop.abort()
    clearInterval(this.#timer)
    await this.#connecting
    await this.#looking
    for (const unlisten of this.#unlisten) await unlisten().catch(() => {})
    await this.approver?.stop()
    await this.recorder?.stop()
    await this.#joined?.close().catch(() => {})
  }

  async #connect(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      try {
        const joined = await joinStore(this.settings, CONNECTIONS, 0)
        this.#joined = joined
        this.recorder = trafficRecorder(joined.store, this.log)
        this.leases = storedLeases(joined.database.pool)
        this.approver = await consoleApprover(joined.store)
        for (const channel of ['policy', 'key'] as const) this.#unlisten.push(await joined.store.listen(channel, () => this.#look()))
        this.#unlisten.push(await joined.store.listen('erase', () => this.listener.erased()))
        this.#timer = setInterval(() => this.#look(), LOOK)
        this.#look()
        return
      } catch (error) {
        if (!this.#told) this.log('warn', 'the database cannot be reached; what was last known holds', { fault: faultOf(error) })
        this.#told = true
        await wait(AGAIN, undefined, { signal: this.#stop.signal }).catch(() => {})
      }
    }
  }

  #look(): void {
    this.#looking = this.#looking.then(async () => {
      if (this.#stop.signal.aborted) return
      try {
        await this.#read()
        if (this.#told) this.log('info', 'the database answers again')
        this.#told = false
      } catch (error) {
        if (!this.#told) this.log('warn', 'the database does not answer; what was last known holds', { fault: faultOf(error) })
        this.#told = true
      }
    })
  }

  async #read(): Promise<void> {
    const { store, database } = this.#joined!
    const policy = await store.policies.current()
    const keys = await gatewayKeys(database.pool, () => new Date()).digests()
    if (this.recorder) this.recorder.enabled = settingValue('recordTraffic', await store.setting('recordTraffic'))
    const now: Snapshot = {
      version: 1,
      ...(policy ? { policy: { number: policy.number, text: policy.text } } : {}),
      keys: keys.map(({ digest, name, expires, scope }) => ({
        digest,
        name,
        ...(expires !== undefined && { expires }),
        ...(scope && { scope }),
      })),
    }
    const text = JSON.stringify(now)
    if (text === this.#last) return
    this.#heardFirst(now)
    await this.listener.heard(now)
    this.#last = text
  }
}

function faultOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : error instanceof Error ? error.name : 'unknown'
}
