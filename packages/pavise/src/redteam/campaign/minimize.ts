import type { Trial, Verifier } from '#redteam/campaign/verify'
import type { Observation } from '#redteam/judges/judge'
import { goalOf } from '#redteam/probes/goal'
import type { Recipe } from '#redteam/strategies/recipe'

/** Attempts that taking one success apart may cost. */
const MOST_TRIALS = 26

/**
 * Takes away from a recipe what the effect does not need: goals, languages, frames, structures, encodings, turns. Halves first, then one
 * by one. What remains is the reproducer, and what the next search leaves out.
 */
export async function minimize(verifier: Verifier, start: Recipe, proof: Trial): Promise<{ recipe: Recipe; trial: Trial }> {
  const work = new Minimizer(verifier, start, proof)
  const effect = proof.seen!.effect === 'secret_leak' ? 'canary_leak' : proof.seen!.effect
  await work.keep(
    'goals',
    start.goals.filter((id) => goalOf(id).effect === effect),
  )
  await work.halve('goals', 1)
  await work.halve('languages', 1)
  await work.replace({ languages: ['en'] })
  await work.halve('codecs', 0)
  await work.halve('structures', 0)
  await work.halve('frames', 0)
  const { answerIn, ...unasked } = work.recipe
  if (answerIn) await work.whole(unasked)
  return { recipe: work.recipe, trial: work.trial }
}

type Part = 'goals' | 'languages' | 'frames' | 'structures' | 'codecs'

class Minimizer {
  trials = 0

  constructor(
    readonly verifier: Verifier,
    public recipe: Recipe,
    public trial: Trial,
  ) {}

  get like(): Observation {
    return this.trial.seen!
  }

  async whole(recipe: Recipe): Promise<boolean> {
    if (this.trials >= MOST_TRIALS || this.verifier.runner.left <= 0) return false
    this.trials++
    const trial = await this.verifier.trial(recipe, this.like)
    if (!trial.seen) return false
    this.recipe = recipe
    this.trial = trial
    return true
  }

  async replace(change: Partial<Recipe>): Promise<boolean> {
    const same = Object.entries(change).every(([key, value]) => JSON.stringify(this.recipe[key as keyof Recipe]) === JSON.stringify(value))
    return same ? false : this.whole({ ...this.recipe, ...change })
  }

  async keep(part: Part, items: readonly string[]): Promise<boolean> {
    if (
      items.length === this.recipe[part].length ||
      (items.length === 0 && part !== 'frames' && part !== 'codecs' && part !== 'structures')
    )
      return false
    return this.whole({ ...this.recipe, [part]: items } as Recipe)
  }

  async halve(part: Part, least: number): Promise<void> {
    if (least === 0 && this.recipe[part].length > 0 && (await this.keep(part, []))) return
    while (this.recipe[part].length > 1) {
      const items = this.recipe[part]
      const middle = Math.ceil(items.length / 2)
      if (await this.keep(part, items.slice(0, middle))) continue
      if (await this.keep(part, items.slice(middle))) continue
      break
    }
    for (const item of this.recipe[part].length > 1 ? [...this.recipe[part]] : [])
      await this.keep(
        part,
        (this.recipe[part] as readonly string[]).filter((other) => other !== item),
      )
  }
}
