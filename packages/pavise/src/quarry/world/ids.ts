import type { Random } from '#core/random'
import { digits } from '#quarry/world/operator'

/** Draws ids of a kind that have not been drawn yet: `ids('ACC', 4)` gives `ACC-` and four digits. */
export type Ids = (prefix: string, length: number) => string

/** Ids of one world: none is drawn twice. */
export function uniqueIds(rng: Random): Ids {
  const used = new Set<string>()
  return (prefix, length) => {
    for (;;) {
      const id = `${prefix}-${1 + rng.int(9)}${digits(rng, length - 1)}`
      if (used.has(id)) continue
      used.add(id)
      return id
    }
  }
}
