import type { Random } from '#core/random'
import type { Memory } from '#redteam/campaign/bandit'
import type { Cell } from '#redteam/campaign/cell'
import { PLACED } from '#redteam/strategies/encode'
import { lexicons } from '#redteam/strategies/lexicon/index'
import { FRAME_IDS } from '#redteam/strategies/lexicon/lexicon'
import { LAYOUTS, type Recipe, SEARCH_IDS } from '#redteam/strategies/recipe'
import { structures } from '#redteam/strategies/structure'

const LANGUAGES = lexicons.map(({ id }) => id)
const CODECS = ['none', ...PLACED, 'rot13', 'reversed', 'leetspeak', 'spaced', 'homoglyph']
const STRUCTURES = ['none', ...structures.map(({ id }) => id)]
const TALK = [...LAYOUTS, ...SEARCH_IDS]

/** One goal, one language, one of everything: drawn by what has worked so far anywhere. */
export function sampled(cell: Cell, identity: string, memory: Memory, random: Random): Recipe {
  const pick = <Id extends string>(kind: string, ids: readonly Id[]): Id => memory.pick(kind, ids, random)
  const codec = pick('codec', CODECS)
  const structure = pick('structure', STRUCTURES)
  return {
    goals: [pick('goal', cell.goals)],
    channel: cell.channel,
    carrier: cell.carrier,
    identity,
    languages: [pick('language', LANGUAGES)],
    frames: [pick('frame', FRAME_IDS)],
    structures: structure === 'none' ? [] : [structure],
    codecs: codec === 'none' ? [] : [codec],
    delivery: cell.channel === 'user' ? pick('delivery', TALK) : 'single',
    wording: random.int(4),
  }
}
