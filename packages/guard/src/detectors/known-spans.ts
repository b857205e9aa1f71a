import type { Run } from '../text/run.js'
import { RunSet } from '../text/run-set.js'

/** Where something of each kind was found in plainer views: asked once for each finding of a later one, so it must not look through all. */
export class KnownSpans {
  private readonly settled = new Map<string, RunSet>()
  private readonly pending = new Map<string, Run[]>()

  add(kind: string, run: Run): void {
    const list = this.pending.get(kind)
    if (list) list.push(run)
    else this.pending.set(kind, [run])
  }

  /** Whether the range overlaps what was settled, or what was added last. */
  overlaps(kind: string, start: number, end: number): boolean {
    const last = this.pending.get(kind)?.at(-1)
    if (last !== undefined && last.start < end && start < last.end) return true
    return this.settled.get(kind)?.touches(start, end) === true
  }

  /** A view is done: what was added in it counts as a whole from now on. */
  settle(): void {
    for (const [kind, added] of this.pending) this.settled.set(kind, RunSet.of([...(this.settled.get(kind)?.runs ?? []), ...added]))
    this.pending.clear()
  }
}
