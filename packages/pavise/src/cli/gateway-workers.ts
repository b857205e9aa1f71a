import cluster, { type Worker } from 'node:cluster'
import { rm } from 'node:fs/promises'
import { RecentlyUsed } from '@pavise/guard'
import type { CommandContext } from '#cli/command'
import { PATIENCE, PLACE, type Word } from '#cli/gateway-words'
import type { Metric } from '#core/metrics'
import type { LeaseStore } from '#core/ports/leases'
import type { Homes } from '#gateway/homes/homes'
import { makeHomesFolder } from '#gateway/homes/homes-folder'
import { ofWorker } from '#gateway/ops/gateway-metrics'
import { ExtractionWatch } from '#gateway/signals/extraction-watch'
import { gatewayArguments } from '#gateway/young-space'

/** Before the place of a worker is taken: what ended it may end the next one too. Milliseconds. */
const REST = 500
/** Answers of which it is remembered which process gave them. */
const MOST_ANSWERS = 50_000

export const isGatewayWorker = (): boolean => cluster.isWorker

/**
 * Runs the gateway in `count` processes that share its address: this one starts them, gives out leases, watches for extraction, sums their metrics,
 * replaces those that die and drains them all. Answers the exit code.
 */
export async function runWorkers(context: CommandContext, count: number, leases: LeaseStore): Promise<number> {
  cluster.setupPrimary({
    exec: process.argv[1]!,
    args: process.argv.slice(2),
    execArgv: gatewayArguments(process.execArgv, process.env['NODE_OPTIONS']),
  })
  /** Workers that came as far as taking connections. */
  const begun = new Set<number>()
  const extraction = new ExtractionWatch()
  const folder = await makeHomesFolder()
  const places = new Map<number, number>()
  const known: Known = { leases, extraction, answers: new RecentlyUsed(MOST_ANSWERS) }
  let stopping = false
  let failed: number | undefined
  const fork = (place: number): void => {
    const worker = cluster.fork({ [PLACE]: JSON.stringify({ folder, count, place } satisfies Homes) })
    places.set(worker.id, place)
    worker.on('message', (word: Word) => void answer(worker, place, word, known))
  }
  let allEnded = (): void => {}
  const ended = new Promise<void>((resolve) => {
    allEnded = resolve
    cluster.on('exit', (worker, code) => {
      if (!stopping && !begun.has(worker.id)) {
        // It could not begin: neither will another one.
        failed = code || 2
        stopping = true
        drainAll()
      } else if (!stopping) {
        context.stderr.write(`worker ${worker.id} ended (${code}); another one takes its place\n`)
        setTimeout(() => stopping || fork(places.get(worker.id)!), REST)
        return
      }
      if (Object.keys(cluster.workers ?? {}).length === 0) resolve()
    })
  })
  cluster.on('listening', ({ id }) => begun.add(id))
  const told = firstListening(context, count)
  for (let place = 0; place < count; place++) fork(place)
  const hangUp = (): void => {
    for (const worker of alive()) worker.process.kill('SIGHUP')
  }
  const stop = (): void => {
    stopping = true
    drainAll()
    if (alive().length === 0) allEnded()
  }
  process.on('SIGHUP', hangUp)
  if (context.signal.aborted) stop()
  else context.signal.addEventListener('abort', stop, { once: true })
  await ended
  process.off('SIGHUP', hangUp)
  told()
  await rm(folder, { recursive: true, force: true })
  return failed ?? 0
}

/** The URL goes to stdout once, when all take connections. */
function firstListening(context: CommandContext, count: number): () => void {
  let listening = 0
  const heard = (_worker: Worker, { address, port }: { address: string; port: number }): void => {
    if (++listening !== count) return
    const host = address?.includes(':') ? `[${address}]` : (address ?? '127.0.0.1')
    context.stdout.write(`http://${host}:${port}\n`)
    context.stderr.write(`${count} workers take connections\n`)
  }
  cluster.on('listening', heard)
  return () => void cluster.off('listening', heard)
}

/** What the first process knows for all. */
interface Known {
  readonly leases: LeaseStore
  readonly extraction: ExtractionWatch
  /** The place of the process that keeps an answer, by its digest. */
  readonly answers: RecentlyUsed<number>
}

async function answer(worker: Worker, place: number, word: Word, { leases, extraction, answers }: Known): Promise<void> {
  if (word.pavise === 'take') {
    const grant = await leases.take(word.terms, word.want).catch(() => undefined)
    say(worker, { pavise: 'granted', id: word.id, ...(grant !== undefined && { grant }) })
  } else if (word.pavise === 'weigh') {
    const firing = extraction.firing(word.of.policy, word.of.principal, word.of.sketch)
    say(worker, { pavise: 'weighed', id: word.id, ...(firing && { firing }) })
  } else if (word.pavise === 'kept') answers.set(word.key, place)
  else if (word.pavise === 'where') {
    // Who was told first may be heard last.
    if (answers.get(word.key) === undefined) await new Promise((resolve) => setImmediate(resolve))
    const there = answers.get(word.key)
    say(worker, { pavise: 'there', id: word.id, ...(there !== undefined && { place: there }) })
  } else if (word.pavise === 'all-metrics') {
    const all = await Promise.all(alive().map(async (one) => ofWorker(await measured(one), one.id)))
    say(worker, { pavise: 'measured', id: word.id, metrics: all.flat() })
  }
}

let asked = 0

/** What a worker counts; nothing where it does not answer in time. */
function measured(worker: Worker): Promise<readonly Metric[]> {
  const id = ++asked
  return new Promise((resolve) => {
    const done = (metrics: readonly Metric[]): void => {
      clearTimeout(late)
      worker.off('message', heard)
      resolve(metrics)
    }
    const heard = (word: Word): void => {
      if (word.pavise === 'measured' && word.id === id) done(word.metrics)
    }
    const late = setTimeout(() => done([]), PATIENCE)
    worker.on('message', heard)
    say(worker, { pavise: 'measure', id })
  })
}

const alive = (): Worker[] => Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined)

function drainAll(): void {
  for (const worker of alive()) say(worker, { pavise: 'drain' })
}

/** A worker that is on its way out hears nothing, which is no fault. */
function say(worker: Worker, word: Word): void {
  if (worker.isConnected()) worker.send(word, () => {})
}
