import { createHash } from 'node:crypto'
import type { Journal } from '#redteam/campaign/journal'
import { NoRoom, type Room } from '#redteam/probes/mcp/room'

/** Characters of a question that stand in the journal: enough to see what was asked. */
const WRITTEN = 2_000

interface Kept<T> {
  readonly value: T
  /** Requests of the run that were used by then. */
  readonly used: number
}

/**
 * Everything that the examination of a server was answered, step by step, in a journal. A resumed run reads whole steps out again without
 * asking anybody; the step in which it was interrupted is taken anew as a whole, because its calls belong together.
 */
export class Diary {
  #step = ''
  #whole = false
  #at = 0
  /** Calls that an earlier process had made or begun, and that were made once more. */
  resent = 0

  constructor(
    readonly journal: Journal,
    readonly room: Room,
    /** A question without what may be another in each process, such as a port. */
    readonly steady: (what: string) => string = (what) => what,
  ) {}

  /**
   * Takes one step. One for which the budget has no room ends there for good; one that is stopped is left open.
   * @param notes what has to be known again when the step is only read out
   */
  async step<T>(name: string, take: () => Promise<T>, notes?: { take(): unknown; give(notes: unknown): void }): Promise<T> {
    const ended = this.journal.kept('effects', name) as { notes?: unknown } | undefined
    this.#step = name
    this.#at = 0
    this.#whole = ended !== undefined
    const end = async (): Promise<void> => {
      if (ended) {
        notes?.give(ended.notes)
        return
      }
      this.journal.write({ t: 'effects', id: name, body: notes ? { notes: notes.take() } : {} })
      await this.journal.sync()
    }
    try {
      const value = await take()
      await end()
      return value
    } catch (error) {
      if (error instanceof NoRoom) await end()
      throw error
    }
  }

  /** Something that is seen, not asked for: there is no line before it. */
  async seen<T>(what: string, look: () => T): Promise<T> {
    const id = this.#idOf(what)
    const kept = this.#kept<T>(id)
    if (kept) return kept.value
    return this.#keep(id, look())
  }

  /** Something that is asked for: written down before and after. What was under way when two processes ended is not asked a third time. */
  async asked<T>(what: string, ask: () => Promise<T>, interrupted: T): Promise<T> {
    const id = this.#idOf(what)
    const kept = this.#kept<T>(id)
    if (kept) return kept.value
    const begun = this.journal.unanswered(id)
    if (begun > 1) return this.#keep(id, interrupted)
    if (begun > 0 || this.journal.kept('answered', id) !== undefined) this.resent++
    this.journal.write({ t: 'sent', id, attack: what.slice(0, WRITTEN) })
    return this.#keep(id, await ask())
  }

  #kept<T>(id: string): Kept<T> | undefined {
    const kept = this.#whole ? (this.journal.kept('answered', id) as Kept<T> | undefined) : undefined
    if (kept) this.room.used = kept.used
    return kept
  }

  #keep<T>(id: string, value: T): T {
    this.journal.write({ t: 'answered', id, body: { value, used: this.room.used } satisfies Kept<T> })
    return value
  }

  #idOf(what: string): string {
    const digest = createHash('sha256').update(this.steady(what)).digest('hex').slice(0, 16)
    return `${this.#step}/${this.#at++}/${digest}`
  }
}
