import type { Technique } from '#redteam/campaign/schedule'
import type { Trial, Verifier } from '#redteam/campaign/verify'
import type { Observation } from '#redteam/judges/judge'
import { goalOf } from '#redteam/probes/goal'
import { bundleId, partsOf, seedOf } from '#redteam/probes/seed'
import type { GoalId } from '#redteam/strategies/lexicon/lexicon'
import type { Line } from '#redteam/strategies/line'
import { PLANT_LAYOUTS, type Recipe } from '#redteam/strategies/recipe'
import { changed } from '#redteam/strategies/say'

/** Attempts that taking one success apart may cost. */
const MOST_TRIALS = 26
/** Ways of a search that are tried again without the machine. */
const MOST_WAYS = 5
/** Techniques of earlier successes that are tried in the place of all parts before those are halved. */
const MOST_GUESSES = 2

/** A recipe with a trial that it came through. */
export interface Proof {
  readonly recipe: Recipe
  readonly trial: Trial
}

/** Takes away what decides under which door and objective a success is filed: turns and goals that the effect does not need. */
export async function narrow(verifier: Verifier, start: Recipe, proof: Trial): Promise<Proof> {
  const work = new Minimizer(verifier, start, proof)
  await work.turns()
  await work.keep('goals', goalsOf(work.recipe, proof.seen!))
  await work.halve('goals', 1)
  await work.bundle()
  return work
}

/** The goals of a recipe that bring about what was observed. */
export function goalsOf({ goals }: Recipe, { effect }: Observation): GoalId[] {
  const sought = effect === 'secret_leak' ? 'canary_leak' : effect
  return goals.filter((id) => goalOf(id).effect === sought)
}

/** Whether nothing can be taken away but words. */
export function isLeast({ languages, frames, structures, codecs, answerIn }: Recipe): boolean {
  return languages.join() === 'en' && frames.length + structures.length + codecs.length === 0 && !answerIn
}

/**
 * Takes away from a narrowed recipe what the effect does not need: languages, frames, structures, encodings. First what earlier
 * successes came down to, then halves, then one by one. What remains is the reproducer, and what the next search leaves out.
 * @param likely techniques of earlier successes, the most frequent first
 */
export async function minimize(verifier: Verifier, start: Recipe, proof: Trial, likely: readonly Technique[] = []): Promise<Proof> {
  const work = new Minimizer(verifier, start, proof)
  await work.guess(likely)
  await work.halve('languages', 1)
  await work.replace({ languages: ['en'] })
  await work.halve('codecs', 0)
  await work.halve('structures', 0)
  await work.halve('frames', 0)
  const { answerIn, ...unasked } = work.recipe
  if (answerIn) await work.whole(unasked)
  return work
}

type Part = 'goals' | 'languages' | 'frames' | 'structures' | 'codecs'

class Minimizer implements Proof {
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

  /** What earlier successes needed, where this recipe holds it and more: often it is all that was needed here too. */
  async guess(likely: readonly Technique[]): Promise<void> {
    const within = (parts: readonly string[], all: readonly string[]): boolean => parts.every((part) => all.includes(part))
    const { frames, codecs, structures, delivery } = this.recipe
    const parts = frames.length + codecs.length + structures.length + this.recipe.languages.length
    if (parts < 4) return
    const guesses = likely.filter(
      (item) =>
        item.delivery === delivery &&
        within(item.frames, frames) &&
        within(item.structures, structures) &&
        item.codecs.join() === codecs.join() &&
        item.frames.length + item.structures.length < frames.length + structures.length,
    )
    for (const item of guesses.slice(0, MOST_GUESSES))
      if (await this.whole({ ...this.recipe, frames: item.frames, structures: item.structures })) return
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

  /** Of several hand-written attacks in one message, those that it needs. */
  async bundle(): Promise<void> {
    const parts = (): string[] => (this.recipe.seed === undefined ? [] : partsOf(this.recipe.seed))
    const only = (kept: readonly string[]): Promise<boolean> =>
      this.whole({ ...this.recipe, seed: bundleId(kept.map((id) => seedOf(id)!)) })
    while (parts().length > 1) {
      const all = parts()
      const middle = Math.ceil(all.length / 2)
      if (!(await only(all.slice(0, middle))) && !(await only(all.slice(middle)))) return
    }
  }

  /** Several turns: whether the last one does alone, else which of them can be left unsaid. A search becomes the lines that it came through with. */
  async turns(): Promise<void> {
    if (!(await this.#unmachined())) return
    for (let at = this.recipe.lines!.length - 2; at >= 0; at--) {
      const left = this.recipe.lines!.filter((_, i) => i !== at)
      if (left.length > 0) await this.whole({ ...this.recipe, lines: left })
    }
  }

  async #alone(): Promise<void> {
    const { via: _, ...recipe } = this.recipe
    await this.whole({ ...recipe, delivery: 'single' })
  }

  /** Whether some way of the success does without the machine. False where a single turn is left, or the machine is needed. */
  async #unmachined(): Promise<boolean> {
    const { delivery, channel } = this.recipe
    if (delivery === 'script') return true
    if (FIXED.has(delivery)) {
      await this.#alone()
      return false
    }
    if (channel !== 'user') return false
    const { ways } = this.trial.outcome.conversation
    const tried = ways ?? laidOut(delivery)
    const singles = new Map(tried.flatMap((lines) => asSingle(this.recipe, lines) ?? []).map((recipe) => [JSON.stringify(recipe), recipe]))
    for (const single of [...singles.values()].slice(0, MOST_WAYS)) if (await this.whole(single)) return false
    for (const lines of tried.slice(0, MOST_WAYS)) if (await this.whole({ ...this.recipe, delivery: 'script', lines })) return true
    return false
  }
}

/** Layouts that cannot be taken apart into lines: whether one reading or one message does as well. */
const FIXED: ReadonlySet<string> = new Set([
  'warmed',
  'split',
  'pieces',
  'piecemeal',
  'insist',
  'standing',
  'drift',
  'remembered',
  ...PLANT_LAYOUTS,
])

/** The lines of a layout whose turns can be taken away one by one. */
function laidOut(delivery: Recipe['delivery']): Line[][] {
  const steps: Line[] = [0, 1, 2].map((n) => ({ say: 'step', n }))
  if (delivery === 'turns') return [[...steps, { say: 'wish' }]]
  if (delivery === 'foothold') return [[steps[0]!, { say: 'wish' }, { say: 'wish' }]]
  return []
}

/** The last wish of some lines alone, as a recipe of a single turn; null where it is not one of ours. */
function asSingle(recipe: Recipe, lines: readonly Line[]): Recipe | null {
  const wish = lines.findLast((line) => line.say === 'wish')
  if (wish?.say !== 'wish' || wish.noise !== undefined) return null
  const { lines: _, ...rest } = changed(recipe, wish.change)
  return { ...rest, delivery: 'single' }
}
