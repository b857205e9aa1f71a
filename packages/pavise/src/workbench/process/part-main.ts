import { openLog } from '#workbench/log'
import type { FromPart, PartInit, ToPart } from '#workbench/process/messages'
import type { RunningPart } from '#workbench/process/running-part'

/** The process of one part. It ends when its owner says so, and when its owner is gone. */

/** Milliseconds. Below what its owner grants. */
const STOP_WITHIN = 6_000

let part: RunningPart | undefined
let stopping: Promise<void> | undefined

const say = (message: FromPart): void => {
  if (process.connected) process.send!(message, () => {})
}

process.on('message', (message: ToPart) => {
  if (message.type === 'start') void start(message.init)
  else if (message.type === 'stop') void stop(0)
  else if (message.type === 'measure') void measure(message.request)
  else part?.hear?.(message)
})
// Ctrl-C reaches the whole group; the owner decides in which order the parts stop.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => void stop(0))
process.on('disconnect', () => void stop(0))
for (const event of ['uncaughtException', 'unhandledRejection'] as const) process.on(event, (error: unknown) => fail(error))

async function measure(request: number): Promise<void> {
  say({ type: 'measured', request, metrics: (await part?.measure()) ?? [] })
}

async function start(init: PartInit): Promise<void> {
  const log = openLog({
    part: init.part,
    format: init.logFormat,
    least: process.env['PAVISE_DEBUG'] === '1' ? 'debug' : init.logFormat === 'json' ? 'info' : 'warn',
    write: (line) => process.stderr.write(line),
  })
  try {
    const { startPart } = await load(init.part)
    const started = await startPart(init, log, say)
    part = started
    if (stopping) await started.stop()
  } catch (error) {
    fail(error)
  }
}

async function load(name: PartInit['part']) {
  if (name === 'server') return import('#workbench/parts/server-process')
  if (name === 'gateway') return import('#workbench/parts/gateway-process')
  return import('#workbench/parts/worker-process')
}

function stop(code: number): Promise<void> {
  stopping ??= (async () => {
    await Promise.race([part?.stop().catch(() => {}), new Promise((late) => setTimeout(late, STOP_WITHIN))])
    process.exit(code)
  })()
  return stopping
}

function fail(error: unknown): void {
  const { code, hint } = (error ?? {}) as { code?: unknown; hint?: unknown }
  const message = error instanceof Error ? error.message : String(error)
  const known = typeof code === 'string' && code.startsWith('PAV_') ? code : 'PAV_CHILD_FAILED'
  const end = (): never => process.exit(2)
  if (!process.connected) end()
  process.send!(
    {
      type: 'failed',
      code: known,
      message: message.split('\n', 1)[0] ?? message,
      ...(typeof hint === 'string' ? { hint } : {}),
      ...(error instanceof Error && error.stack ? { detail: error.stack } : {}),
    } satisfies FromPart,
    end,
  )
  setTimeout(end, 500)
}
