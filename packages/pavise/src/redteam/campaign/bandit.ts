import type { Random } from '#core/random'
import type { Recipe } from '#redteam/strategies/recipe'

/** What worked and what did not, by feature (`frame:debug`, `codec:hex`, `language:pl`, `channel:mail`), over the whole scan. */
export class Memory {
  /** By kind of feature, then by id. */
  readonly #yields = new Map<string, Map<string, Yield>>()

  /** Counts an attempt. Messages of many parts say little about each: they count as one over the number of parts. */
  learn(recipe: Recipe, won: boolean): void {
    for (const [kind, ids] of featuresOf(recipe)) {
      const weight = 1 / Math.max(1, ids.length)
      const yields = this.#of(kind)
      for (const id of ids.length > 0 ? ids : NONE) {
        let known = yields.get(id)
        if (!known) {
          known = { won: 0, tried: 0 }
          yields.set(id, known)
        }
        known.tried += weight
        if (won) known.won += weight
      }
    }
  }

  #of(kind: string): Map<string, Yield> {
    let yields = this.#yields.get(kind)
    if (!yields) {
      yields = new Map()
      this.#yields.set(kind, yields)
    }
    return yields
  }

  /** Thompson sampling: draws a success rate for each id from what is known and picks the highest. */
  pick<Id extends string>(kind: string, ids: readonly Id[], random: Random): Id {
    let best = ids[0]!
    let highest = -1
    const yields = this.#of(kind)
    for (const id of ids) {
      const known = yields.get(id)
      const won = known?.won ?? 0
      const lost = (known?.tried ?? 0) - won
      const drawn = beta(1 + 4 * won, 1 + lost, random)
      if (drawn > highest) {
        best = id
        highest = drawn
      }
    }
    return best
  }
}

const NONE: readonly string[] = ['none']

/** What worked how often. */
interface Yield {
  won: number
  tried: number
}

function featuresOf(recipe: Recipe): (readonly [string, readonly string[]])[] {
  return [
    ['frame', recipe.frames],
    ['language', recipe.languages],
    ['codec', recipe.codecs],
    ['structure', recipe.structures],
    ['delivery', [recipe.delivery]],
    ['goal', recipe.goals],
    ...(recipe.seed ? ([['family', [recipe.seed.slice(0, recipe.seed.lastIndexOf('/'))]]] as const) : []),
    ['cell', [`${recipe.carrier}/${recipe.channel}`]],
  ]
}

/** Beta variate by two gamma variates (Marsaglia and Tsang 2000), shapes of at least one. */
function beta(a: number, b: number, random: Random): number {
  const x = gamma(a, random)
  return x / (x + gamma(b, random))
}

function gamma(shape: number, random: Random): number {
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (let round = 0; round < 100; round++) {
    const x = normal(random)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - random.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
  return d
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
}
