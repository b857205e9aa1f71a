import type { Family } from '#redteam/probes/define-family'
import { errandOf } from '#redteam/probes/errands/errand'
import { families } from '#redteam/probes/families/index'

/** One hand-written attack: `family/number`, counted from 0; or an errand for a tool of the target. */
export interface Seed {
  readonly id: string
  readonly family: Family
  readonly language: string
  readonly text: string
}

export const seeds: readonly Seed[] = families.flatMap((family) =>
  family.attacks.map(([language, text], i) => ({ id: `${family.id}/${i}`, family, language, text })),
)

const byId = new Map(seeds.map((seed) => [seed.id, seed]))

/** The seed of this id; undefined when there is none. */
export function seedOf(id: string | undefined): Seed | undefined {
  return id === undefined ? undefined : (byId.get(id) ?? errandOf(id))
}
