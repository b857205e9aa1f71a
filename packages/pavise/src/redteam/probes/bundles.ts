import type { Channel } from '#core/attack/vocabulary'
import type { Family } from '#redteam/probes/define-family'
import { families } from '#redteam/probes/families/index'
import { bundleId, type Seed, seedOf, seeds } from '#redteam/probes/seed'
import type { GoalId } from '#redteam/strategies/lexicon/lexicon'

/** Attacks that one message holds at most. */
const TOGETHER = 8

/** The attacks of a family in as few messages as they fit: English ones first, those that want no marker before the others. None where each has to stand alone. */
export function bundlesOf(family: Family): Seed[] {
  if (family.bare) return []
  const own = seeds.filter((seed) => seed.family === family)
  const english = own.filter(({ language }) => language === 'en')
  const others = own.filter(({ language }) => language !== 'en')
  const isPlain = ({ text }: Seed): boolean => family.byAnswer && !text.includes('{marker}')
  const groups = [english.filter(isPlain), english.filter((seed) => !isPlain(seed)), others]
  return groups.flatMap((group) => chunks(group)).flatMap((part) => seedOf(part.length > 1 ? bundleId(part) : part[0]!.id) ?? [])
}

/** What each family has for a door: of its English attacks as many as one message holds. */
export function bundlesAt(door: { readonly channel: Channel; readonly goals: readonly GoalId[] }): Seed[] {
  return families
    .filter(({ channels, goals }) => channels.includes(door.channel) && door.goals.includes(goals[0]!))
    .flatMap((family) => bundlesOf(family).slice(0, 1))
}

function chunks(group: readonly Seed[]): Seed[][] {
  const count = Math.ceil(group.length / TOGETHER)
  const size = Math.ceil(group.length / Math.max(1, count))
  return Array.from({ length: count }, (_, n) => group.slice(n * size, (n + 1) * size))
}
