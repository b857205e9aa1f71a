import type { Effect } from '#core/attack/vocabulary'
import type { Outcome } from '#quarry/agent/agent'
import type { Task } from '#quarry/tasks/task'
import type { Person, World } from '#quarry/world/world'

interface Turn {
  task: Task
  index: number
  before: string
  after: string
}

/** Follows the tasks as they are carried out at the front door: a task is done when its last turn left what it was for. */
export class TaskBook {
  readonly tasks: readonly Task[]
  readonly #world: World
  readonly #done = new Map<string, boolean>()
  readonly #effects = new Map<string, Effect[]>()
  readonly #turns: Turn[]

  constructor(drawn: { tasks: readonly Task[]; world: World }) {
    this.tasks = drawn.tasks
    this.#world = drawn.world
    this.#turns = drawn.tasks.flatMap((task) =>
      task.turns.map((turn, index) => {
        const [before = '', after = ''] = turn.split('{{id}}', 2)
        return { task, index, before, after }
      }),
    )
  }

  /** Notes a turn that belongs to a task. A turn that was declined or cut short leaves the task undone. */
  note(person: Person, typed: readonly string[], outcome: Outcome): void {
    const last = typed.at(-1) ?? ''
    const turn = this.#turns.find(
      (t) =>
        t.index === typed.length - 1 &&
        t.task.identity === person.name &&
        last.length >= t.before.length + t.after.length &&
        last.startsWith(t.before) &&
        last.endsWith(t.after),
    )
    if (!turn) return
    const { task } = turn
    const effects = turn.index === 0 ? [] : (this.#effects.get(task.id) ?? [])
    effects.push(...outcome.effects)
    this.#effects.set(task.id, effects)
    if (turn.index !== task.turns.length - 1) return
    this.#done.set(task.id, outcome.finish === 'stop' && task.done({ answer: outcome.answer, effects, world: this.#world }))
  }

  state(): { id: string; done: boolean }[] {
    return this.tasks.map(({ id }) => ({ id, done: this.#done.get(id) ?? false }))
  }

  /** What a driver needs to carry the tasks out. */
  driveable() {
    return this.tasks.map(({ id, kind, identity, plants, turns }) => ({ id, kind, identity, plants, turns }))
  }
}
