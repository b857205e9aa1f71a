import type { Cell } from '#redteam/campaign/cell'
import type { Technique } from '#redteam/campaign/schedule'
import { searchOf } from '#redteam/searches/index'
import { type Embedding, talkLayout } from '#redteam/strategies/layouts'
import { lexiconOf } from '#redteam/strategies/lexicon/index'
import { plantLayout } from '#redteam/strategies/plant-layouts'
import type { Recipe } from '#redteam/strategies/recipe'

/** A search ends when the judges see the effect or it gives up: about this share of its moves. */
const OF_A_SEARCH = 0.7
const SAMPLE = 'one two three four five six'
const known = new Map<string, number>()

/** What an attempt takes in requests, about: plantings and turns before it, its own planting, its turns. */
export function requestsOf(cell: Cell, technique: Technique): number {
  const { delivery, wording, via } = technique
  const key = `${cell.carrier}|${cell.channel}|${delivery}|${wording % 12}|${via ?? ''}`
  let requests = known.get(key)
  if (requests === undefined) {
    const search = searchOf(delivery)
    requests = search ? Math.ceil(search.moves * OF_A_SEARCH) : counted(embedded({ ...cell, identity: '', ...technique }))
    if (known.size < 5000) known.set(key, requests)
  }
  return requests
}

function embedded(recipe: Recipe): Embedding {
  if (recipe.carrier.startsWith('intake:')) return plantLayout(recipe, SAMPLE, {}, {})
  if (recipe.channel === 'history' && recipe.delivery === 'turns') return { turns: [SAMPLE, SAMPLE] }
  return (recipe.channel === 'user' ? talkLayout(recipe, SAMPLE, lexiconOf('en'), {}) : undefined) ?? { turns: [SAMPLE] }
}

function counted({ before = [], plant, turns }: Embedding): number {
  return before.reduce((sum, prior) => sum + (prior.plant ? 1 : 0) + (prior.turns?.length ?? 0), 0) + (plant ? 1 : 0) + turns.length
}
