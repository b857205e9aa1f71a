import { actor } from '#redteam/searches/actor'
import { backtrack } from '#redteam/searches/backtrack'
import { bestOfN } from '#redteam/searches/best-of-n'
import { crescendo } from '#redteam/searches/crescendo'
import { goat } from '#redteam/searches/goat'
import { pair } from '#redteam/searches/pair'
import type { Search } from '#redteam/searches/search'
import { tree } from '#redteam/searches/tree'

/** Every search over turns. The one explicit list. */
export const searches: readonly Search[] = [crescendo, backtrack, pair, tree, goat, actor, bestOfN]

const byId = new Map<string, Search>(searches.map((search) => [search.id, search]))

/** The search of this id; undefined when there is none. */
export function searchOf(id: string): Search | undefined {
  return byId.get(id)
}
