import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { LeaseStore, LeaseTerms } from '#core/ports/leases'

const schema = z.object({
  version: z.literal(1),
  granted: z.record(z.string(), z.object({ granted: z.number().int().nonnegative(), ends: z.number() })),
})

/**
 * Grants in a file, for a gateway on its own that is to remember budgets over restarts. A grant is on the disk before it is spent, so that a
 * crash may cost what was leased and not spent, and never gives anything twice. One process at a time.
 */
export class FileLeases implements LeaseStore {
  #work: Promise<unknown> = Promise.resolve()
  private constructor(
    readonly path: string,
    readonly granted: Map<string, { granted: number; ends: number }>,
  ) {}

  /** A file that is missing or damaged counts as empty: budgets begin anew, and `damaged` says so. */
  static async open(path: string): Promise<{ leases: FileLeases; damaged: boolean }> {
    const text = await readFile(path, 'utf8').catch(() => undefined)
    let parsed: z.ZodSafeParseResult<z.output<typeof schema>> | undefined
    try {
      parsed = text === undefined ? undefined : schema.safeParse(JSON.parse(text))
    } catch {
      parsed = undefined
    }
    const known = parsed?.success ? Object.entries(parsed.data.granted) : []
    return { leases: new FileLeases(path, new Map(known)), damaged: text !== undefined && !parsed?.success }
  }

  take(terms: LeaseTerms, want: number): Promise<number> {
    const work = this.#work.then(() => this.#take(terms, want))
    this.#work = work.catch(() => {})
    return work
  }

  async #take({ budget, window, ends, amount }: LeaseTerms, want: number): Promise<number> {
    const key = JSON.stringify([budget, window])
    const before = this.granted.get(key)?.granted ?? 0
    const grant = Math.max(0, Math.min(want, amount - before))
    if (grant === 0) return 0
    this.granted.set(key, { granted: before + grant, ends })
    const now = Date.now()
    for (const [other, row] of this.granted) if (row.ends < now && other !== key) this.granted.delete(other)
    try {
      await this.#write()
    } catch (error) {
      this.granted.set(key, { granted: before, ends })
      throw error
    }
    return grant
  }

  async #write(): Promise<void> {
    await mkdir(dirname(this.path), { recursive: true, mode: 0o700 })
    const draft = `${this.path}.${process.pid}`
    const file = await open(draft, 'w', 0o600)
    try {
      await file.writeFile(JSON.stringify({ version: 1, granted: Object.fromEntries(this.granted) }))
      await file.datasync()
    } finally {
      await file.close()
    }
    await rename(draft, this.path)
  }
}
