import { hash } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import type { Attack } from '#core/attack/attempt'
import type { Effect } from '#core/attack/vocabulary'
import { PaviseError } from '#core/errors/error'
import { NumberSet } from '#core/number-set'
import type { Egress } from '#core/ports/egress'
import { type Conversation, converse, type Explorer } from '#redteam/campaign/conversation'
import type { Journal } from '#redteam/campaign/journal'
import { asSaid, type Packed, pack, unpack } from '#redteam/campaign/packing'
import type { Spending } from '#redteam/campaign/spending'
import { searchOf } from '#redteam/searches/index'
import type { TargetClient } from '#redteam/targets/client'
import { type EffectsPage, readEffects } from '#redteam/targets/effects-log'
import { type Allowance, BUDGET_ENDED } from '#redteam/targets/patient-request'
import { placeOf, type Target } from '#redteam/targets/target'

/** One attempt as it came back, with the effects of the time in which its batch ran. */
export interface Outcome {
  id: string
  attack: Attack
  conversation: Conversation
  effects: Effect[]
  resent: boolean
}

export interface RunnerOptions {
  readonly target: Target
  readonly client: TargetClient
  readonly egress: Egress
  readonly journal: Journal
  readonly seed: string
  readonly maxRequests: number
  readonly concurrency: number
  readonly signal: AbortSignal
  /** What the client may still send: set before each batch. */
  readonly allowance?: Allowance
  /** Counts tokens and money, and ends the run at a cap. */
  readonly spending?: Spending
}

/** Broken exchanges in a row after which the target counts as gone: fewer where it never answered. */
const GONE_AFTER = 24
const NEVER_THERE_AFTER = 4

/** The budget has no room for what was to be sent: nothing was sent. */
export class BudgetEnded extends Error {}

/**
 * Sends attempts in batches and writes each down before and after. What is sent next depends on whole batches only, never on which answer
 * came first, so that the same seed and the same answers give the same attempts at any concurrency, and a resumed run repeats itself
 * up to where it stopped without sending anything.
 */
export class Runner {
  requests = 0
  sent = 0
  #batch = 0
  #cursor = 0
  #answered = false
  #broken: string[] = []
  effectsFault: string | undefined
  /** Why the last exchange that failed did. */
  lastFault: string | undefined
  /** Ids that were given out, by their first bits, and how often those were that may have come before. */
  readonly #given = new NumberSet()
  readonly #again = new Map<string, number>()

  constructor(readonly options: RunnerOptions) {
    setMaxListeners(0, options.signal)
  }

  /** Requests beyond the budget. */
  extra = 0

  /** Decides the turns of attacks that are searches; without it they are sent as they stand. */
  explorerOf: (attack: Attack) => Explorer | undefined = () => undefined

  get left(): number {
    return this.options.spending?.ended ? 0 : this.options.maxRequests + this.extra - this.requests
  }

  /** Reads the log to its present end: what happened before is none of our business. */
  async start(): Promise<void> {
    const page = await this.#effects('start')
    if (page.fault) throw new PaviseError('PAV_TARGET_UNREACHABLE', `the effect log ${this.options.target.effects}: ${page.fault}`)
  }

  /**
   * Runs the attempts of one batch, at most `concurrency` at a time, then reads the effects that they had. All of them or none: what the
   * budget has no room for is asked with `fitting` before.
   */
  async run(attacks: readonly Attack[]): Promise<Outcome[]> {
    if (this.fitting(attacks).length < attacks.length) throw new BudgetEnded()
    if (this.options.allowance) this.options.allowance.left = this.left
    const outcomes: Outcome[] = new Array(attacks.length)
    let next = 0
    const ids = attacks.map((attack) => this.#idOf(attack))
    const worker = async (): Promise<void> => {
      for (let i = next++; i < attacks.length; i = next++) outcomes[i] = await this.#one(ids[i]!, attacks[i]!)
    }
    await Promise.all(Array.from({ length: Math.min(this.options.concurrency, attacks.length) }, worker))
    const page = await this.#effects(`batch-${this.#batch++}`)
    this.effectsFault = page.fault
    await this.options.journal.sync()
    for (const outcome of outcomes) outcome.effects = page.effects
    for (const { conversation, attack } of outcomes) {
      this.requests += conversation.requests
      this.options.spending?.add(conversation, attack)
    }
    this.#watchFor(outcomes)
    return outcomes
  }

  /** Reads the log from where this batch began, each time a little further: what other attempts do at the time stands there too. */
  watch(): (() => Promise<readonly Effect[]>) | undefined {
    const { target, egress, signal } = this.options
    const url = target.effects
    if (!url) return undefined
    let after = this.#cursor
    return async () => {
      const page = await readEffects(egress, url, after, signal)
      after = page.next
      return page.effects
    }
  }

  /** Places of the attacks that the budget still has room for, whatever turns they take. */
  fitting(attacks: readonly Attack[]): number[] {
    let left = this.left
    return attacks.flatMap((attack, i) => {
      const cost = requestsAtMost(attack)
      if (cost > left) return []
      left -= cost
      return [i]
    })
  }

  async #one(id: string, attack: Attack): Promise<Outcome> {
    const { journal, target, client, signal } = this.options
    const kept = journal.kept('answered', id) as Packed | undefined
    if (kept) {
      const conversation = unpack(kept, attack)
      return { id, attack: asSaid(attack, conversation), conversation, effects: [], resent: false }
    }
    const before = journal.unanswered(id)
    if (before > 1)
      return { id, attack, conversation: { transcript: [], requests: 0, reason: 'interrupted twice' }, effects: [], resent: true }
    signal.throwIfAborted()
    journal.write({ t: 'sent', id, attack })
    this.sent++
    const conversation = await converse(target, client, attack, signal, this.explorerOf(attack)).catch((error: unknown) => {
      if (error instanceof PaviseError) journal.write({ t: 'broken', id })
      throw error
    })
    journal.write({ t: 'answered', id, body: pack(conversation, attack) })
    return { id, attack: asSaid(attack, conversation), conversation, effects: [], resent: before > 0 }
  }

  async #effects(id: string): Promise<EffectsPage> {
    const { target, egress, journal, signal } = this.options
    if (!target.effects) return { effects: [], next: 0 }
    const kept = journal.kept('effects', id) as EffectsPage | undefined
    if (kept) {
      this.#cursor = kept.next
      return kept
    }
    const page = await readEffects(egress, target.effects, this.#cursor, signal)
    this.#cursor = page.next
    journal.write({ t: 'effects', id, body: id === 'start' ? { effects: [], next: page.next } : page })
    return page
  }

  /**
   * An id follows from the seed and from what the attack was made of; the texts follow from that and are looked at where nothing else
   * tells attacks apart. The same attack sent twice has two ids.
   */
  #idOf(attack: Attack): string {
    const { turns: _turns, plant, history: _history, before: _before, ...rest } = attack
    const made = attack.values ? [rest, plant?.intake] : attack
    const digest = hash('sha256', `${this.options.seed}\0${JSON.stringify(made)}`, 'hex').slice(0, 20)
    const bits = Number.parseInt(digest.slice(0, 7), 16)
    if (!this.#given.has(bits)) {
      this.#given.add(bits)
      return digest
    }
    const seen = (this.#again.get(digest) ?? 0) + 1
    this.#again.set(digest, seen)
    return `${digest}-${seen}`
  }

  /** Ends the run where the target is gone. What broke off is taken back in the journal, so that a resumed run sends it again. */
  #watchFor(outcomes: readonly Outcome[]): void {
    for (const { id, conversation } of outcomes) {
      if (conversation.reason !== undefined && conversation.reason !== BUDGET_ENDED) this.lastFault = conversation.reason
      const silent = conversation.transcript.every(({ role }) => role !== 'assistant')
      if (!silent) this.#answered = true
      if (silent && GONE.test(conversation.reason ?? '')) this.#broken.push(id)
      else this.#broken = []
    }
    if (this.#broken.length < (this.#answered ? GONE_AFTER : NEVER_THERE_AFTER)) return
    for (const id of this.#broken) this.options.journal.write({ t: 'broken', id })
    const reason = outcomes.at(-1)?.conversation.reason ?? 'no answer'
    throw new PaviseError(
      'PAV_TARGET_UNREACHABLE',
      `${placeOf(this.options.target)} ${this.#answered ? 'stopped answering' : 'does not answer'}: ${reason}`,
      this.options.journal.lasts ? { hint: 'Check that the target runs; what was done is kept: go on with --resume.' } : {},
    )
  }
}

const GONE = /refuses connections|reset|no address|closed the connection|did not begin to answer|did not end within/

/** Requests that an attack can take, retries aside. */
function requestsAtMost(attack: Attack): number {
  const search = searchOf(deliveryOf(attack))
  const before = (attack.before ?? []).reduce((sum, { plant, turns = [] }) => sum + (plant ? 1 : 0) + turns.length, 0)
  return before + (attack.plant ? 1 : 0) + (search?.moves ?? attack.turns.length)
}

/** How the turns of an attack come about. */
export function deliveryOf({ strategies }: Attack): string {
  return strategies.find((id) => id.startsWith('delivery:'))?.slice('delivery:'.length) ?? ''
}
