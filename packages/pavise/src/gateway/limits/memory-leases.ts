import type { LeaseStore, LeaseTerms } from '#core/ports/leases'

/** Grants of one process, for a gateway on its own. They begin anew with the process. */
export class MemoryLeases implements LeaseStore {
  readonly #granted = new Map<string, { granted: number; ends: number }>()

  take({ budget, window, ends, amount }: LeaseTerms, want: number): Promise<number> {
    const key = JSON.stringify([budget, window])
    const before = this.#granted.get(key)?.granted ?? 0
    const grant = Math.max(0, Math.min(want, amount - before))
    this.#granted.set(key, { granted: before + grant, ends })
    if (this.#granted.size % 256 === 0) this.#forget()
    return Promise.resolve(grant)
  }

  #forget(): void {
    const now = Date.now()
    for (const [key, { ends }] of this.#granted) if (ends < now) this.#granted.delete(key)
  }
}
