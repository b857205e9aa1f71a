import type { Worker } from 'node:worker_threads'
import { type Guard, RecentlyUsed } from '@pavise/guard'
import type { Aside, Visit } from '#gateway/aside/aside'
import { NearCalls } from '#gateway/aside/near-calls'
import { startThread } from '#gateway/aside/start-thread'
import type { AnswerToJudge, FromThread, JudgedAnswer, Questions, ThreadSettings, ToThread } from '#gateway/aside/words'
import { Refusal } from '#gateway/refusal'
import type { Room } from '#gateway/room'
import type { SecondStageParts } from '#gateway/second/second-stage'
import type { Upstreams } from '#gateway/upstreams'

/** Exchanges that may be in the thread, and bytes of their requests, before others are refused. */
const MOST = 64
const MOST_BYTES = 256 * 1024 * 1024
const MOST_KEPT = 10_000
const MEGABYTES = 1_024

interface Visiting {
  readonly visit: Visit
  readonly left: Int32Array
  settle(end: 'answered' | 'lost'): void
}

/**
 * Runs exchanges in a thread, with the policy that each of them began under. The thread starts with the first of them, and again after it ended. Its sockets,
 * journal, budgets and approvals are those of the process.
 */
export class AsideThread implements Aside {
  readonly #visits = new Map<number, Visiting>()
  readonly #answers = new Map<number, (judged: JudgedAnswer | 'lost') => void>()
  readonly #pending = new Map<number, AbortController>()
  #kept = new RecentlyUsed<true>(MOST_KEPT)
  #calls: NearCalls
  #thread: Worker | undefined
  #told: string | undefined
  #bytes = 0
  #count = 0

  constructor(
    private readonly room: Room,
    private readonly upstreams: Upstreams,
    private readonly second?: SecondStageParts,
    private readonly megabytes = MEGABYTES,
  ) {
    this.#calls = new NearCalls(room.egress, this.#tell)
  }

  take(visit: Visit): Promise<'answered' | 'lost'> {
    const { body, client, guard, method, target, headers, admission } = visit
    if (this.#visits.size >= MOST || this.#bytes + body.byteLength > MOST_BYTES)
      throw new Refusal(503, 'too_many_large_requests', 'Pavise inspects as many large requests as it can; come again', {
        type: 'server_error',
        headers: { 'retry-after': '2' },
      })
    this.#begin(guard)
    const id = ++this.#count
    const left = new SharedArrayBuffer(4)
    this.#bytes += body.byteLength
    return new Promise((resolve) => {
      const settle = (end: 'answered' | 'lost'): void => {
        client.onLeave(undefined)
        this.#visits.delete(id)
        this.#bytes -= body.byteLength
        resolve(end)
      }
      this.#visits.set(id, { visit, left: new Int32Array(left), settle })
      this.#tell({ say: 'take', taken: { id, method, target, headers, admission, body, left } })
      client.onLeave(() => {
        Atomics.store(new Int32Array(left), 0, 1)
        this.#tell({ say: 'left', id })
      })
    })
  }

  judge(guard: Guard, of: AnswerToJudge): Promise<JudgedAnswer | 'lost'> | undefined {
    const bytes = of.bytes.length
    if (this.#answers.size >= MOST || this.#bytes + bytes > MOST_BYTES) return undefined
    this.#begin(guard)
    const answer = ++this.#count
    this.#bytes += bytes
    return new Promise((resolve) => {
      this.#answers.set(answer, (judged) => {
        this.#answers.delete(answer)
        this.#bytes -= bytes
        if (typeof judged === 'object') this.room.stats.add(judged.counted)
        resolve(judged)
      })
      this.#tell({ say: 'judge', answer, of }, [of.bytes.buffer as ArrayBuffer])
    })
  }

  /** Has the thread run, under the policy of a guard. */
  #begin(guard: Guard): void {
    this.#thread ??= this.#start()
    if (this.#told !== guard.version) this.#tell({ say: 'policy', policy: guard.policy })
    this.#told = guard.version
  }

  keeps(key: string): boolean {
    return this.#kept.get(key) === true
  }

  async close(): Promise<void> {
    const thread = this.#thread
    this.#thread = undefined
    await thread?.terminate()
  }

  #tell = (word: ToThread, transfer: ArrayBuffer[] = []): void => this.#thread?.postMessage(word, transfer)

  #start(): Worker {
    const { limits, onJournalFull, approver, journal, recorder } = this.room
    const workerData: ThreadSettings = {
      upstreams: this.upstreams,
      limits,
      onJournalFull,
      approver: typeof approver === 'function' ? 'asked' : approver,
      journals: journal !== undefined,
      records: recorder !== undefined,
      ...(this.second && { second: plain(this.second) }),
    }
    const thread = startThread({ workerData, resourceLimits: { maxOldGenerationSizeMb: this.megabytes } })
    thread.on('message', (word: FromThread) => this.#hear(word))
    thread.on('error', () => {})
    thread.once('exit', () => this.#ended(thread))
    return thread
  }

  /** What was in it is lost; the next one starts another. */
  #ended(thread: Worker): void {
    if (this.#thread === thread) this.#thread = undefined
    this.#told = undefined
    this.#kept = new RecentlyUsed(MOST_KEPT)
    this.#calls.endAll()
    this.#calls = new NearCalls(this.room.egress, this.#tell)
    for (const asked of this.#pending.values()) asked.abort()
    this.#pending.clear()
    for (const judged of [...this.#answers.values()]) judged('lost')
    for (const { visit, settle } of [...this.#visits.values()]) {
      if (visit.response.headersSent) visit.response.destroy()
      settle(visit.response.headersSent ? 'answered' : 'lost')
    }
  }

  #hear(word: FromThread): void {
    if ('call' in word) this.#calls.hear(word)
    else if (word.say === 'ask') void this.#answer(word)
    else if (word.say === 'withdraw') this.#pending.get(word.ask)?.abort()
    else if (word.say === 'record') this.room.recorder?.(word.recording)
    else if (word.say === 'judged') this.#answers.get(word.answer)?.(word.judged)
    else if (word.say === 'kept') this.#keep(word.key)
    else if (word.say !== 'ready') this.#relay(word)
  }

  #keep(key: string): void {
    this.#kept.set(key, true)
    this.room.homes?.answers?.kept(key)
  }

  #relay(word: Extract<FromThread, { id: number }>): void {
    const visiting = this.#visits.get(word.id)
    if (!visiting) return
    const { response } = visiting.visit
    if (word.say === 'done') {
      const { stats, meter } = this.room
      stats.add(word.counted)
      if (meter) {
        meter.refused += word.limited
        meter.unmetered += word.unmetered
      }
      visiting.settle('answered')
    } else if (response.destroyed) return
    else if (word.say === 'begin') response.writeHead(word.status, word.headers as Record<string, string | string[]>)
    else if (word.say === 'write') {
      const bytes = Buffer.byteLength(word.chunk)
      response.write(word.chunk, () => this.#tell({ say: 'read', id: word.id, bytes }))
    } else if (word.say === 'end') response.end(word.chunk)
    else response.destroy()
  }

  async #answer(word: Extract<FromThread, { say: 'ask' }>): Promise<void> {
    const { ask } = word
    try {
      this.#tell({ say: 'answered', ask, answer: await this.#find(word) })
    } catch (fault) {
      this.#tell({ say: 'answered', ask, refused: fault instanceof Error ? fault.message : 'no answer' })
    } finally {
      this.#pending.delete(ask)
    }
  }

  #find(word: Extract<FromThread, { say: 'ask' }>): Promise<Questions[keyof Questions]['answer']> | Questions[keyof Questions]['answer'] {
    const { journal, meter, approver, extraction } = this.room
    switch (word.topic) {
      case 'append':
        return journal?.append(word.of.event, word.of.durable) as Promise<undefined>
      case 'lease':
        return meter!.store.take(word.of.terms, word.of.want)
      case 'approve': {
        const withdrawn = new AbortController()
        this.#pending.set(word.ask, withdrawn)
        return (approver as Exclude<typeof approver, 'none' | undefined>)({ ...word.of.hold, signal: withdrawn.signal })
      }
      case 'classify':
        return this.second!.classifier.classify(word.of.windows)
      case 'extraction':
        return extraction?.firing(word.of.policy, word.of.principal, word.of.sketch)
    }
  }
}

const plain = ({ classifier: _, ...second }: SecondStageParts): Omit<SecondStageParts, 'classifier'> => second
