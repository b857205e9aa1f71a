import type { Attack } from '#core/attack/attempt'
import type { Random } from '#core/random'
import { shinglesOf } from '#redteam/judges/shingle'
import { probeOf } from '#redteam/probes/index'
import { ALONE, PLACED } from '#redteam/strategies/encode'
import { lexicons } from '#redteam/strategies/lexicon/index'
import { FRAME_IDS, type FrameId } from '#redteam/strategies/lexicon/lexicon'
import { renderPayload, type Values } from '#redteam/strategies/payload'
import { LAYOUTS, type Recipe, recipeOf } from '#redteam/strategies/recipe'
import { renderAttack } from '#redteam/strategies/render'
import { structures } from '#redteam/strategies/structure'

/** Two attacks whose shared five-word sequences exceed this share are the same wording. */
const TOO_ALIKE = 0.7

/**
 * Varies an attack that worked: other encodings, languages, wordings, frames, turns and, where it came in by talk, the other talking
 * door. Every variant reads differently from the original and from the other variants; values (nonces) stay those of the original.
 * @returns `n` variants, fewer only where the attack was not made by this grammar
 */
export function mutateAttack(attack: Attack, random: Random, n: number): Attack[] {
  const recipe = recipeOf(attack)
  if (!recipe) return []
  const values = attack.values ?? {}
  const asks = attack.plant ? { [attack.plant.intake]: attack.turns[0] ?? '' } : {}
  return mutateRecipe(recipe, random, n, values).map((mutant) =>
    renderAttack(mutant, values, asks, probeOf(mutant).id, attack.objective, attack.effect),
  )
}

/** As `mutateAttack`, before the text is made. */
export function mutateRecipe(recipe: Recipe, random: Random, n: number, values: Values = {}): Recipe[] {
  const chosen: Recipe[] = []
  const texts: Set<number>[] = [prints(recipe, values)]
  for (let tries = 0; chosen.length < n && tries < n * 30; tries++) {
    const mutant = vary(recipe, random, tries)
    const print = prints(mutant, values)
    if (texts.some((other) => alike(other, print))) continue
    texts.push(print)
    chosen.push(mutant)
  }
  return chosen
}

/** One or two changes, the kinds of change in turn; the first ones stay nearest to what worked. */
function vary(recipe: Recipe, random: Random, round: number): Recipe {
  const changes = [changeWording, changeCodec, changeLanguage, changeFrame, changeStructure, changeDoor] as const
  const once = changes[round % changes.length]!(recipe, random)
  return round < changes.length * 2 ? once : random.pick(changes)(once, random)
}

function changeWording(recipe: Recipe, random: Random): Recipe {
  return { ...recipe, wording: recipe.wording + 1 + random.int(3), frames: [...new Set([...recipe.frames, random.pick(FRAME_IDS)])] }
}

function changeCodec(recipe: Recipe, random: Random): Recipe {
  const others = [...PLACED, ...ALONE].filter((id) => !recipe.codecs.includes(id))
  return { ...recipe, codecs: recipe.codecs.length > 0 && random.chance(0.3) ? [] : [random.pick(others)] }
}

function changeLanguage(recipe: Recipe, random: Random): Recipe {
  const others = lexicons.map(({ id }) => id).filter((id) => !recipe.languages.includes(id))
  return { ...recipe, languages: [others.length > 0 ? random.pick(others) : recipe.languages[0]!] }
}

function changeFrame(recipe: Recipe, random: Random): Recipe {
  const unused: FrameId[] = FRAME_IDS.filter((id) => !recipe.frames.includes(id))
  const others = unused.length > 0 ? unused : FRAME_IDS
  return { ...recipe, frames: [random.pick(others), random.pick(others)], wording: recipe.wording + 1 }
}

function changeStructure(recipe: Recipe, random: Random): Recipe {
  return { ...recipe, structures: [random.pick(structures).id], wording: recipe.wording + 1 }
}

function changeDoor(recipe: Recipe, random: Random): Recipe {
  if (recipe.channel === 'history') return { ...recipe, channel: 'user', carrier: 'chat', delivery: 'single', wording: recipe.wording + 1 }
  if (recipe.channel !== 'user') return { ...recipe, frames: [random.pick(FRAME_IDS)], wording: recipe.wording + 2 }
  if (random.chance(0.4)) return { ...recipe, channel: 'history', carrier: 'forged', delivery: 'single', wording: recipe.wording + 1 }
  return { ...recipe, delivery: random.pick(LAYOUTS), wording: recipe.wording + 1 }
}

function prints(recipe: Recipe, values: Values): Set<number> {
  return new Set([
    ...shinglesOf(renderPayload(recipe, values)),
    ...shinglesOf(`${recipe.channel} ${recipe.delivery} ${recipe.codecs.join(' ')} x x x`),
  ])
}

function alike(a: Set<number>, b: Set<number>): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let shared = 0
  for (const print of small) if (large.has(print)) shared++
  return shared / Math.max(1, small.size) > TOO_ALIKE
}
