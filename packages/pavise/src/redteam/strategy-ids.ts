import { strategies } from '#redteam/strategies/index'
import { LAYOUTS, PLANT_LAYOUTS, SEARCH_IDS } from '#redteam/strategies/recipe'

/** Every id that a run can be held to: transforms, layouts of turns, searches. */
export const strategyIds: readonly string[] = [...new Set([...strategies.map(({ id }) => id), ...LAYOUTS, ...PLANT_LAYOUTS, ...SEARCH_IDS])]
