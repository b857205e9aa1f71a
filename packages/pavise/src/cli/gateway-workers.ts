import cluster, { type Worker } from 'node:cluster'
import { rm } from 'node:fs/promises'
import type { ExtractionPolicy, Firing, Principal } from '@pavise/guard'
import type { CommandContext } from '#cli/command'
import type { Metric } from '#core/metrics'
import type { LeaseStore, LeaseTerms } from '#core/ports/leases'
import type { Homes } from '#gateway/homes/homes'
import { makeHomesFolder } from '#gateway/homes/homes-folder'
import { ofWorker } from '#gateway/ops/gateway-metrics'
import { ExtractionWatch, lastText, type Weighs } from '#gateway/signals/extraction-watch'
import { withFiring } from '#gateway/signals/session-risk'
import { sketchOf, type TextSketch } from '#gateway/signals/text-sketch'
import { gatewayArguments } from '#gateway/young-space'

/** What the processes of one gateway say to each other. */
type Word =
  | { readonly pavise: 'take'; readonly id: number; readonly terms: LeaseTerms; readonly want: number }
  | { readonly pavise: 'granted'; readonly id: number; readonly grant?: number }
  | { readonly pavise: 'all-metrics' | 'measure'; readonly id: number }
  | { readonly pavise: 'measured'; readonly id: number; readonly metrics: readonly Metric[] }
  | { readonly pavise: 'weigh'; readonly id: number; readonly of: Weighed }
  | { readonly pavise: 'weighed'; readonly id: number; readonly firing?: Firing }
  | { readonly pavise: 'drain' }

interface Weighed {
  readonly policy: ExtractionPolicy
  readonly principal: Principal
  readonly sketch: TextSketch | undefined
}

/** The process's place among the workers, and the folder in which they reach each other. */
const PLACE = 'PAVISE_GATEWAY_PLACE'

/** Before the place of a worker is taken: what ended it may end the next one too. Milliseconds. */
const REST = 500
const PATIENCE = 2_000

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
  let stopping = false
  let failed: number | undefined
  const fork = (place: number): void => {
    const worker = cluster.fork({ [PLACE]: JSON.stringify({ folder, count, place } satisfies Homes) })
    places.set(worker.id, place)
    worker.on('message', (word: Word) => void answer(worker, word, leases, extraction))
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

async function answer(worker: Worker, word: Word, leases: LeaseStore, extraction: ExtractionWatch): Promise<void> {
  if (word.pavise === 'take') {
    const grant = await leases.take(word.terms, word.want).catch(() => undefined)
    say(worker, { pavise: 'granted', id: word.id, ...(grant !== undefined && { grant }) })
  } else if (word.pavise === 'weigh') {
    const firing = extraction.firing(word.of.policy, word.of.principal, word.of.sketch)
    say(worker, { pavise: 'weighed', id: word.id, ...(firing && { firing }) })
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

/** The worker's side: its leases, what speaks for extraction and the metrics come from the first process, and so does the word to drain. */
export interface WorkerSide {
  readonly leases: LeaseStore
  readonly homes: Homes
  readonly extraction: Weighs
  readonly metrics: () => Promise<readonly Metric[]>
  /** Aborted when this process is to end. */
  readonly signal: AbortSignal
  /** Tells what to answer when the first process wants to know what this one counts. */
  measure(of: () => Metric[]): void
}

export function workerSide(outer: AbortSignal): WorkerSide {
  const stop = new AbortController()
  const waiting = new Map<number, (word: Word) => void>()
  let count = 0
  let measure: () => Metric[] = () => []
  const tell = (word: Word): void => void process.send?.(word)
  process.on('message', (word: Word) => {
    if (word.pavise === 'drain') stop.abort(new Error('drain'))
    else if (word.pavise === 'measure') tell({ pavise: 'measured', id: word.id, metrics: measure() })
    else if (word.pavise === 'granted' || word.pavise === 'measured' || word.pavise === 'weighed') waiting.get(word.id)?.(word)
  })
  process.on('disconnect', () => stop.abort(new Error('the first process has ended')))
  const ask = (word: (id: number) => Word): Promise<Word> =>
    new Promise((resolve, reject) => {
      const id = ++count
      const late = setTimeout(() => done(undefined), PATIENCE * 2)
      const done = (answered: Word | undefined): void => {
        clearTimeout(late)
        waiting.delete(id)
        if (answered) resolve(answered)
        else reject(new Error('the first process does not answer'))
      }
      waiting.set(id, done)
      tell(word(id))
    })
  // Where the first process does not answer, what this one saw has to do.
  const here = new ExtractionWatch()
  const firing: Weighs['firing'] = async (policy, principal, sketch) => {
    const word = await ask((id) => ({ pavise: 'weigh', id, of: { policy, principal, sketch } })).catch(() => undefined)
    return word?.pavise === 'weighed' ? word.firing : here.firing(policy, principal, sketch)
  }
  return {
    homes: JSON.parse(process.env[PLACE] ?? '') as Homes,
    extraction: {
      firing,
      weigh: async (decision, policy, principal, body) => {
        const fired = await firing(policy, principal, sketchOf(lastText(body)))
        return fired ? withFiring(decision, fired) : decision
      },
    },
    leases: {
      take: async (terms, want) => {
        const word = await ask((id) => ({ pavise: 'take', id, terms, want }))
        if (word.pavise !== 'granted' || word.grant === undefined) throw new Error('the leases cannot be written')
        return word.grant
      },
    },
    metrics: async () => {
      const word = await ask((id) => ({ pavise: 'all-metrics', id }))
      return word.pavise === 'measured' ? word.metrics : []
    },
    signal: AbortSignal.any([stop.signal, outer]),
    measure: (of) => {
      measure = of
    },
  }
}
