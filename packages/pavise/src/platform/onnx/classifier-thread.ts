import { parentPort, workerData } from 'node:worker_threads'

/** What the thread is started with. */
export interface ThreadInit {
  model: string
  /** The module of the runtime, as it is imported. */
  runtime: string
}

/** One question: windows of numbers. The answer has the raw values of the first output for each, or the reason why there are none. */
export interface Question {
  id: number
  windows: readonly (readonly number[])[]
}
export type Answer =
  | { ready: true }
  | { missing: string }
  | { broken: string }
  | { id: number; rows: number[][] }
  | { id: number; fault: string }

interface Session {
  readonly inputNames: readonly string[]
  readonly outputNames: readonly string[]
  run(feeds: Record<string, unknown>): Promise<Record<string, { data: ArrayLike<number>; dims: readonly number[] }>>
}
interface Runtime {
  InferenceSession: { create(model: Uint8Array | string, options: object): Promise<Session> }
  Tensor: new (type: 'int64', data: BigInt64Array, dims: readonly number[]) => unknown
}

const say = (answer: Answer) => parentPort!.postMessage(answer)
const lineOf = (error: unknown) => (error instanceof Error ? error.message.split('\n')[0]! : String(error)).slice(0, 300)

/** What a model of this family reads beside the numbers themselves. */
const FILLED: Readonly<Record<string, (i: number) => bigint>> = {
  attention_mask: () => 1n,
  token_type_ids: () => 0n,
  position_ids: (i) => BigInt(i),
}

async function judge({ Tensor }: Runtime, session: Session, ids: readonly number[]): Promise<number[]> {
  const feeds: Record<string, unknown> = {}
  for (const name of session.inputNames) {
    const fill = name === 'input_ids' || session.inputNames.length === 1 ? (i: number) => BigInt(ids[i]!) : FILLED[name]
    if (!fill) throw new Error(`the model wants an input that is not known: ${name}`)
    feeds[name] = new Tensor(
      'int64',
      BigInt64Array.from(ids, (_, i) => fill(i)),
      [1, ids.length],
    )
  }
  const output = (await session.run(feeds))[session.outputNames[0]!]!
  return Array.from(output.data, Number)
}

async function serve(): Promise<void> {
  const { model, runtime } = workerData as ThreadInit
  const found = (await import(runtime).catch((error: unknown) => lineOf(error))) as (Runtime & { default?: Runtime }) | string
  if (typeof found === 'string') return say({ missing: found })
  const ort = found.InferenceSession ? found : found.default!
  let session: Session
  try {
    session = await ort.InferenceSession.create(model, {
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      graphOptimizationLevel: 'all',
      logSeverityLevel: 4,
    })
  } catch (error) {
    return say({ broken: lineOf(error) })
  }
  parentPort!.on('message', async ({ id, windows }: Question) => {
    try {
      const rows: number[][] = []
      for (const ids of windows) rows.push(await judge(ort, session, ids))
      say({ id, rows })
    } catch (error) {
      say({ id, fault: lineOf(error) })
    }
  })
  say({ ready: true })
}

void serve()
