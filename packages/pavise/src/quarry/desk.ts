import type { ChatMessage } from '@pavise/guard/surfaces'
import { type Random, random } from '#core/random'
import { type Outcome, runAgent } from '#quarry/agent/agent'
import type { ModelClient } from '#quarry/agent/model-client'
import { textOf } from '#quarry/model/conversation'
import { createBusiness } from '#quarry/sandbox/business'
import { Sandbox } from '#quarry/sandbox/sandbox'
import { happened } from '#quarry/sandbox/verdict'
import type { Flaw } from '#quarry/seed/flaw'
import { drawTasks } from '#quarry/tasks/draw-tasks'
import { TaskBook } from '#quarry/tasks/task-book'
import { buildWorld } from '#quarry/world/build-world'
import type { OutsideKind, Person } from '#quarry/world/world'

/** Everything of one seed that changes while it runs, and what the sandbox concludes from it. A reset starts it afresh. */
export class Desk {
  readonly seed: number | string
  readonly held: boolean
  /** The weaknesses of the seed. A hardened twin has the same list, and a model without any of them. */
  readonly flaws: readonly Flaw[]
  sandbox!: Sandbox
  tasks!: TaskBook
  #business!: ReturnType<typeof createBusiness>
  #exploited!: Set<string>
  #answers = 0

  /** How this seed's model says no, in English. */
  readonly refusal: string

  constructor(seed: number | string, held: boolean, flaws: readonly Flaw[], refusal = '') {
    this.refusal = refusal
    this.seed = seed
    this.held = held
    this.flaws = flaws
    this.reset()
  }

  reset(): void {
    const rng = worldRandom(this.seed, this.held)
    this.sandbox = new Sandbox(buildWorld(this.held, rng.fork('world')))
    this.tasks = new TaskBook(drawTasks(this.sandbox.world, this.held, rng.fork('tasks')))
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
    for (const flaw of outcome.flaws) {
      if (!this.#exploited.has(flaw.id) && happened(flaw.effect, sandbox.world, after)) this.#exploited.add(flaw.id)
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
      seed: this.seed,
      held: this.held,
      flaws: this.flaws.map(({ id, tier, channel, effect }) => ({ id, tier, channel, effect, exploited: this.#exploited.has(id) })),
      tasks: this.tasks.state(),
    }
  }
}

/** The stream from which all of a seed is drawn. */
export const worldRandom = (seed: number | string, held: boolean): Random => random(`quarry/${held ? 'held' : 'open'}/${seed}`)
