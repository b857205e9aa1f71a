import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { PaviseError } from '#core/errors/error'
import type { Store } from '#core/ports/store'

/**
 * The folders in which runs at work keep their journals. What stands there is what was said to a target and what it answered, in the
 * open: it lies there as long as a run may be taken up again, and no longer. Afterwards the store has it, sealed.
 */
export class RunFolders {
  constructor(private readonly dir: string) {}

  /** The folder of a run, for its owner's eyes only. */
  async make(run: string): Promise<string> {
    const folder = join(this.dir, run)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    return folder
  }

  remove(run: string): Promise<void> {
    return rm(join(this.dir, run), { recursive: true, force: true })
  }

  /** Removes those of runs that came to their end while nobody could remove them; gives how many. */
  async sweep({ runs }: Pick<Store, 'runs'>): Promise<number> {
    let removed = 0
    // A quickstart leaves its results in the same place under other names: those are its user's.
    const names = (await readdir(this.dir).catch(() => [])).filter((name) => /^[0-9a-f-]{36}$/.test(name))
    for (const run of names) {
      const state = await runs.get(run).then(
        (row) => row.state,
        (error: unknown) =>
          error instanceof PaviseError && ['PAV_NOT_FOUND', 'PAV_INPUT_INVALID'].includes(error.code) ? 'gone' : 'unknown',
      )
      if (!['done', 'failed', 'cancelled', 'gone'].includes(state)) continue
      await this.remove(run)
      removed++
    }
    return removed
  }
}
