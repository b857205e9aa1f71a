import type { ChatMessage } from '@pavise/guard/surfaces'
import { type Random, random } from '#core/random'
import { type Outcome, runAgent } from '#quarry/agent/agent'
import type { ModelClient } from '#quarry/agent/model-client'
import { textOf } from '#quarry/model/conversation'
import { createBusiness } from '#quarry/sandbox/business'
import { Sandbox } from '#quarry/sandbox/sandbox'
import { exploits } from '#quarry/sandbox/verdict'
import type { Flaw, Mechanism } from '#quarry/seed/flaw'
import { drawTasks } from '#quarry/tasks/draw-tasks'
import { TaskBook } from '#quarry/tasks/task-book'
import { buildWorld } from '#quarry/world/build-world'
import { SETTINGS, type Setting } from '#quarry/world/setting'
import type { OutsideKind, Person, Scope } from '#quarry/world/world'

/** What a desk is drawn from and how it is made. */
export interface DeskPlan {
  seed: number | string
  held: boolean
  /** The weaknesses of the seed. A hardened twin has the same list, a model without any of them and careful tools. */
  flaws: readonly Flaw[]
  hardened?: boolean
  scope?: Scope
  setting?: Setting
  /** Benign tasks; absent: as many as the scope has. */
  tasks?: number
  /** How this seed's model says no, in English. */
  refusal?: string
}

/** Everything of one seed that changes while it runs, and what the sandbox concludes from it. A reset starts it afresh. */
export class Desk {
  readonly plan: Required<DeskPlan>
  sandbox!: Sandbox
  tasks!: TaskBook
  #business!: ReturnType<typeof createBusiness>
  #exploited!: Set<string>
  readonly #byMechanism: ReadonlyMap<Mechanism, readonly Flaw[]>
  #answers = 0

  constructor(plan: DeskPlan) {
    const scope = plan.scope ?? 'whole'
    this.plan = { hardened: false, setting: SETTINGS.shop, refusal: '', ...plan, scope, tasks: plan.tasks ?? TASKS[scope] }
    this.#byMechanism = groupByMechanism(plan.flaws)
    this.reset()
  }

  get refusal(): string {
    return this.plan.refusal
  }

  get flaws(): readonly Flaw[] {
    return this.plan.flaws
  }

  reset(): void {
    const { seed, held, scope, setting, hardened, tasks } = this.plan
    const rng = worldRandom(seed, held)
    const weak = new Set(hardened ? [] : this.#byMechanism.keys())
    this.sandbox = new Sandbox(buildWorld(held, rng.fork('world'), scope, setting), weak)
    this.tasks = new TaskBook(drawTasks(this.sandbox.world, held, rng.fork('tasks'), tasks))
    this.#business = createBusiness(this.sandbox, rng.fork('business'))
    this.#exploited = new Set()
    this.#answers = 0
  }

  /** Answers are numbered from the last reset on. */
  nextAnswerId(): string {
    this.#answers++
    return `chatcmpl-quarry-${this.#answers}`
  }

  personOf(key: string): Person | undefined {
    return this.sandbox.world.people.find((person) => person.key === key)
  }

  /** One turn at the front door. */
  async converse(history: readonly ChatMessage[], person: Person, model: ModelClient): Promise<Outcome> {
    this.#business.tick()
    const { sandbox } = this
    const outcome = await runAgent(history, person, sandbox, model)
    const turns = history.filter((m) => m.role === 'user').map(textOf)
    const after = { person, typed: turns.join('\n'), effects: outcome.effects, answer: outcome.answer }
    const fired = [...outcome.flaws, ...outcome.mechanisms.flatMap((mechanism) => this.#byMechanism.get(mechanism) ?? [])]
    for (const flaw of fired) {
      if (!this.#exploited.has(flaw.id) && exploits(flaw, sandbox.world, after)) this.#exploited.add(flaw.id)
    }
    if (sandbox === this.sandbox) this.tasks.note(person, turns, outcome)
    return outcome
  }

  /** Something handed in by the public. It is acknowledged to its sender, as a desk does. */
  takeIn(kind: OutsideKind, parts: { from: string; to?: string; subject: string; body: string }): string {
    const item = this.sandbox.plant(kind, parts)
    if ((kind === 'ticket' || kind === 'mail') && /^[^\s@]+@[^\s@]+$/.test(parts.from)) this.#business.acknowledge(parts.from, item.id)
    return item.id
  }

  truth() {
    return {
      seed: this.plan.seed,
      held: this.plan.held,
      flaws: this.flaws.map(({ id, tier, channel, effect }) => ({ id, tier, channel, effect, exploited: this.#exploited.has(id) })),
      tasks: this.tasks.state(),
    }
  }
}

/** Benign tasks of each scope. */
const TASKS: Readonly<Record<Scope, number>> = { core: 30, whole: 100 }

function groupByMechanism(flaws: readonly Flaw[]): ReadonlyMap<Mechanism, readonly Flaw[]> {
  const groups = new Map<Mechanism, Flaw[]>()
  for (const flaw of flaws) if (flaw.mechanism) groups.set(flaw.mechanism, [...(groups.get(flaw.mechanism) ?? []), flaw])
  return groups
}

/** The stream from which all of a seed is drawn. */
export const worldRandom = (seed: number | string, held: boolean): Random => random(`quarry/${held ? 'held' : 'open'}/${seed}`)
