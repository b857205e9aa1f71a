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
const BUNDLE = /^([a-z.]+)\/(\d{1,3}(?:\+\d{1,3}){1,19})$/
const bundled = new Map<string, Seed>()

/** The seed of this id; undefined when there is none. */
export function seedOf(id: string | undefined): Seed | undefined {
  return id === undefined ? undefined : (byId.get(id) ?? bundleOf(id) ?? errandOf(id))
}

/**
 * Several attacks of one family in one message: the id of their bundle (`family/0+3+5`). A message of many that fails clears them all; one that
 * works is taken apart afterwards.
 */
export function bundleId(parts: readonly Seed[]): string {
  const [first, ...rest] = parts
  return [first!.id, ...rest.map(({ id }) => id.slice(id.indexOf('/') + 1))].join('+')
}

/** The ids of the attacks in a bundle, or of one that is none. */
export function partsOf(id: string): string[] {
  const [, family, numbers] = BUNDLE.exec(id) ?? []
  return numbers === undefined ? [id] : numbers.split('+').map((number) => `${family}/${number}`)
}

function bundleOf(id: string): Seed | undefined {
  const known = bundled.get(id)
  if (known) return known
  if (!BUNDLE.test(id)) return undefined
  const parts = partsOf(id).map((part) => byId.get(part))
  if (parts.some((part) => part === undefined)) return undefined
  const [{ family, language }] = parts as [Seed]
  const made = { id, family, language, text: parts.map((part) => part!.text).join('\n') }
  if (bundled.size < BUNDLES_KEPT) bundled.set(id, made)
  return made
}

const BUNDLES_KEPT = 2_000
