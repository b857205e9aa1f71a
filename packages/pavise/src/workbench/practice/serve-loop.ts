import { createServer } from 'node:net'
import type { Log } from '#core/ports/log'
import type { ClosedLoop } from '#oneshot'
import { startPracticeAgent } from '#oneshot/practice-agent'
import { openAccess } from '#platform/auth/access'
import type { LogFormat } from '#workbench/log'
import { type JoinedStore, joinStore } from '#workbench/parts/join-store'
import { signInAddress } from '#workbench/parts/serve-api'
import { importLoop } from '#workbench/practice/import-loop'
import type { WorkbenchSettings } from '#workbench/settings'
import { type Running, runWorkbench } from '#workbench/supervisor'

export interface ServeLoopOptions {
  readonly loop: ClosedLoop
  readonly seed: number
  readonly held: boolean
  readonly budget: number
  readonly dataDir: string
  readonly databaseUrl?: string
  readonly log: Log
  readonly logFormat: LogFormat
}

/** The workbench over a closed loop: the run in its store, the hardened policy in its gateway, and the practice agent behind that. */
export interface ServedLoop {
  readonly console: string
  /** For one sign-in as administrator within ten minutes. */
  readonly link: string
  readonly gateway: string
  readonly agent: string
  /** Where the agent hands out keys of its users. */
  readonly keys: string
  /** Has the agent do its ordinary work and sends it the first attacks again, so that there are decisions to look at. */
  showTraffic(signal: AbortSignal): Promise<void>
  stop(): Promise<void>
}

const HOST = '127.0.0.1'
const PORTS = { console: 8600, gateway: 8400 }

/** Starts the workbench on the data folder of the loop and leaves the loop in it. Nothing stays behind where that fails. */
export async function serveLoop(options: ServeLoopOptions): Promise<ServedLoop> {
  const settings = await settingsOf(options)
  const running = await runWorkbench({ settings, logFormat: options.logFormat, log: options.log })
  const open: { close(): Promise<void> }[] = [{ close: () => running.stop() }]
  const stop = async (): Promise<void> => {
    for (const part of open.splice(0).reverse()) await part.close()
  }
  try {
    const joined = await joinStore(settings, 2)
    open.push(joined)
    await importLoop(joined.store, options.loop, options.seed, options.budget)
    const { link, key } = await letIn(joined, running)
    const gateway = `http://${HOST}:${settings.gateway!.listen.port}/v1`
    const agent = await startPracticeAgent({ seed: options.seed, held: options.held, modelUrl: gateway, modelKey: key })
    open.push(agent)
    return {
      console: running.url,
      link,
      gateway,
      agent: agent.quarry.url,
      keys: `${agent.quarry.controlUrl}/target`,
      showTraffic: (signal) => agent.showTraffic(options.loop.record.attempts, signal),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

async function settingsOf({ loop, dataDir, databaseUrl }: ServeLoopOptions): Promise<WorkbenchSettings> {
  const { bare } = loop.site
  return {
    dataDir,
    project: 'practice',
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    console: { host: HOST, port: await freePort(PORTS.console), names: [], insecureHttp: false, proxies: [], openMetrics: false },
    gateway: {
      listen: { host: HOST, port: await freePort(PORTS.gateway) },
      upstreams: { openai: { url: bare.modelUrl, key: bare.modelKey } },
      allowHosts: [],
      allowOrigins: [],
      onJournalFull: 'block',
    },
    concurrency: 1,
  }
}

/** A sign-in link, also where there are users already, and a key for the agent. */
async function letIn(joined: JoinedStore, running: Running): Promise<{ link: string; key: string }> {
  const access = openAccess({ pool: joined.database.pool })
  const by = { handle: 'quickstart' }
  const { key } = await access.gatewayKeys.make({ name: 'practice agent' }, by)
  if (running.link !== undefined) return { link: running.link, key }
  const admin = (await access.users.list()).find((user) => user.role === 'admin' && !user.disabled)
  const link = admin ? signInAddress(running.url, (await access.links.make(admin, by)).token) : running.url
  return { link, key }
}

/** The wanted port, or one that is free where somebody has it. */
async function freePort(wanted: number): Promise<number> {
  return (await canListen(wanted)) ?? (await canListen(0)) ?? wanted
}

function canListen(port: number): Promise<number | undefined> {
  return new Promise((done) => {
    const probe = createServer()
    probe.once('error', () => done(undefined))
    probe.listen(port, HOST, () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address !== null ? address.port : undefined))
    })
  })
}
