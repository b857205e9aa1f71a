import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PaviseError } from '#core/errors/error'
import type { Egress } from '#core/ports/egress'
import { inProcess, overHttp } from '#quarry/agent/model-client'
import { Desk, worldRandom } from '#quarry/desk'
import { serveControl } from '#quarry/doors/control-port'
import { createFates, NO_NOISE, type Noise } from '#quarry/doors/noise'
import { serveDesk } from '#quarry/doors/serve-desk'
import { McpFace } from '#quarry/mcp/mcp-face'
import type { McpMood } from '#quarry/mcp/mcp-flaws'
import { refusal } from '#quarry/model/refusal'
import { SimulatedModel } from '#quarry/model/simulated-model'
import { drawOne, REFUSALS } from '#quarry/seed/dimensions'
import { drawFlaws } from '#quarry/seed/draw-flaws'
import { describeTarget, type TargetDescription } from '#quarry/target'
import { letters } from '#quarry/world/operator'
import { SETTINGS, type SettingId } from '#quarry/world/setting'
import type { Scope } from '#quarry/world/world'

export interface QuarryOptions {
  seed: number | string
  /** Draw from the values that are held back for published numbers. */
  held?: boolean
  /** The twin: same data and doors, a model without weaknesses. */
  hardened?: boolean
  /** What the desk is about; absent: a shop. */
  setting?: SettingId
  /** `core` is the small desk: six doors, four tiers, thirty tasks. Absent: all of it. */
  scope?: Scope
  /** Benign tasks; absent: thirty of the small desk, a hundred of the whole one. */
  tasks?: number
  /** What the descriptions of its MCP tools do; absent: steady. */
  mcp?: McpMood
  /** What makes it hard to measure; absent: nothing. */
  noise?: Noise
  /** 0 or absent: any free port. */
  port?: number
  controlPort?: number
  /** Base of an OpenAI-compatible API, `http://127.0.0.1:8400/v1`; absent: the model runs in process. Needs `egress`. */
  modelUrl?: string
  /** Key for `modelUrl`; absent: the key of the simulated model. */
  modelKey?: string
  egress?: Egress
}

export interface Quarry {
  /** Base of the agent's API: `http://127.0.0.1:PORT/v1`. */
  readonly url: string
  /** Base of the simulated model's own API: `http://127.0.0.1:PORT/model/v1`. */
  readonly modelUrl: string
  readonly modelKey: string
  /** Its tools over MCP, streamable HTTP, for the keys of the target's identities. */
  readonly mcpUrl: string
  readonly controlUrl: string
  readonly target: TargetDescription
  close(): Promise<void>
}

/**
 * Starts the practice target on loopback: a deliberately vulnerable simulated agent, its model, its intakes and its control port.
 * Throws PAV_QUARRY_PORT_BUSY when a port is taken.
 * @example const quarry = await startQuarry({ seed: 1 }); await fetch(`${quarry.controlUrl}/truth`)
 */
export async function startQuarry(options: QuarryOptions): Promise<Quarry> {
  const { seed, held = false, hardened = false, scope = 'whole' } = options
  const setting = SETTINGS[options.setting ?? 'shop']
  const rng = worldRandom(seed, held)
  const flaws = drawFlaws(held, rng.fork('flaws'), scope)
  const style = drawOne(REFUSALS, held, rng.fork('refusal'))
  const tasks = options.tasks === undefined ? {} : { tasks: options.tasks }
  const desk = new Desk({ seed, held, flaws, hardened, scope, setting, refusal: refusal(style, 'en'), ...tasks })
  const model = new SimulatedModel(hardened ? [] : flaws, style, setting)
  const modelKey = `qm-${letters(rng.fork('model key'), 24, 'abcdefghijkmnpqrstuvwxyz23456789')}`
  const client = options.modelUrl === undefined ? inProcess(model) : remote(options, options.modelUrl, modelKey, model)
  const mcp = new McpFace(desk, options.mcp ?? 'steady')
  const front = serveDesk({ desk, client, mcp, model, modelKey, fateOf: createFates(seed, options.noise ?? NO_NOISE) })
  const control = serveControl(desk, mcp, () => target)
  const port = await listen(front, options.port ?? 0, '--port')
  const controlPort = await listen(control, options.controlPort ?? 0, '--control-port').catch(async (error: unknown) => {
    await stop(front)
    throw error
  })
  const origin = `http://127.0.0.1:${port}`
  const controlUrl = `http://127.0.0.1:${controlPort}`
  const target = describeTarget(desk.sandbox.world, `${origin}/v1`, `${origin}/intake`, controlUrl)
  return {
    url: `${origin}/v1`,
    modelUrl: `${origin}/model/v1`,
    modelKey,
    mcpUrl: `${origin}/mcp`,
    controlUrl,
    target,
    async close() {
      await Promise.all([stop(front), stop(control)])
    },
  }
}

function remote(options: QuarryOptions, url: string, modelKey: string, model: SimulatedModel) {
  if (!options.egress) throw new PaviseError('PAV_INTERNAL', 'A quarry with modelUrl needs an egress')
  return overHttp({ url, key: options.modelKey ?? modelKey, egress: options.egress, model })
}

async function listen(server: Server, port: number, option: string): Promise<number> {
  server.listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch (error) {
    const busy = (error as { code?: string }).code === 'EADDRINUSE'
    throw new PaviseError(
      'PAV_QUARRY_PORT_BUSY',
      `Cannot listen on 127.0.0.1:${port} (${option}): ${busy ? 'it is in use' : String((error as { code?: string }).code)}`,
      { cause: error },
    )
  }
  return (server.address() as AddressInfo).port
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise<void>((resolve) => server.close(() => resolve()))
}
