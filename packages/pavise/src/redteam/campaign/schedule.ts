import type { Random } from '#core/random'
import type { Cell } from '#redteam/campaign/cell'
import { ALONE, PLACED } from '#redteam/strategies/encode'
import { lexicons } from '#redteam/strategies/lexicon/index'
import { FRAME_IDS, type FrameId } from '#redteam/strategies/lexicon/lexicon'
import type { Recipe } from '#redteam/strategies/recipe'
import { structures } from '#redteam/strategies/structure'
import { transforms } from '#redteam/strategies/transforms/index'

type Technique = Omit<Recipe, 'goals' | 'channel' | 'carrier' | 'identity'>

const PLAIN: Technique = { languages: ['en'], frames: [], structures: [], codecs: [], delivery: 'single', wording: 0 }
/** Languages that one message speaks at most: the more, the fewer messages; but a message must stay readable to the target. */
const TOGETHER = 7
/** Encodings that make a text many times longer, and how many languages of it still make a message that doors take. */
const HEAVY = [
  'binary',
  'decimal',
  'html-entities',
  'json-escape',
  'unicode-escape',
  'zero-width',
  'variation-selectors',
  'tag-characters',
  'mathematical',
  'morse',
]
const TOGETHER_HEAVY = 5
/** Encodings in characters that nobody sees: long, and of use only where a target strips what it shows. */
const UNSEEN = ['zero-width', 'variation-selectors', 'tag-characters', 'mathematical', 'json-escape']
const FEW: readonly FrameId[] = ['override', 'authority', 'role-play', 'debug']
const FIRST_CODECS = ['base64', 'rot13', 'hex', 'reversed', 'leetspeak', 'morse', 'spaced', 'url', 'homoglyph', 'binary', 'base32']

/**
 * The order in which a door is tried: from plain wishes to messages that try many languages and frames at once, then through every
 * encoding, one language at a time, turns, structures and encoded answers. Group testing: a message of many parts that fails clears
 * them all; one that works is taken apart afterwards.
 */
export function techniques(cell: Cell, random: Random): Technique[] {
  const languages = ['en', ...random.shuffle(lexicons.map(({ id }) => id).filter((id) => id !== 'en'))]
  const chunks = chunk(languages, TOGETHER)
  const frames = framesFor(cell)
  const codecs = [...FIRST_CODECS, ...random.shuffle([...PLACED, ...ALONE].filter((id) => !FIRST_CODECS.includes(id)))]
  const bundle = (part: Partial<Technique>): Technique => ({ ...PLAIN, frames, ...part })
  const encoded = (id: string): Technique[] =>
    HEAVY.includes(id)
      ? chunk(languages, TOGETHER_HEAVY).map((part) => bundle({ languages: part, codecs: [id], frames: [...frames.slice(0, 1), ...FEW] }))
      : chunks.map((part) => bundle({ languages: part, codecs: [id] }))
  return [
    PLAIN,
    bundle({}),
    ...chunks.map((part) => bundle({ languages: part })),
    ...FIRST_CODECS.flatMap(encoded),
    ...turned(cell, chunks, bundle),
    ...codecs
      .slice(FIRST_CODECS.length)
      .filter((id) => !UNSEEN.includes(id))
      .flatMap(encoded),
    ...languages.map((id) => bundle({ languages: [id], wording: 1 })),
    ...structures.map(({ id }, i) => bundle({ languages: chunks[i % chunks.length]!, structures: [id], frames: FEW })),
    ...random.shuffle(FIRST_CODECS).map((id, i) => bundle({ languages: chunks[i % chunks.length]!, answerIn: id })),
    ...UNSEEN.flatMap(encoded),
    ...frames.flatMap((frame) => chunks.map((part) => ({ ...PLAIN, frames: [frame], languages: part, wording: 1 }))),
    ...random.shuffle(languages.flatMap((id) => FIRST_CODECS.map((codec) => bundle({ languages: [id], codecs: [codec], wording: 1 })))),
    ...random.shuffle(transforms).map(({ id }) => bundle({ languages: ['en'], codecs: [id], frames: FEW })),
  ]
}

function turned(cell: Cell, chunks: readonly string[][], bundle: (part: Partial<Technique>) => Technique): Technique[] {
  if (cell.channel === 'history') return chunks.map((languages) => bundle({ languages, delivery: 'turns' }))
  if (cell.channel !== 'user') return []
  const deliveries = ['warmed', 'crescendo', 'foothold', 'split', 'turns'] as const
  return deliveries.flatMap((delivery) => chunks.map((languages) => bundle({ languages, delivery, wording: 1 })))
}

/** Planted text addresses whoever reads it; talk does not. */
function framesFor(cell: Cell): FrameId[] {
  const talk = cell.channel === 'user' || cell.channel === 'history'
  return talk ? FRAME_IDS.filter((id) => id !== 'note') : ['note', ...FRAME_IDS.filter((id) => id !== 'note')]
}

function chunk<T>(items: readonly T[], size: number): T[][] {
  const count = Math.ceil(items.length / size)
  const even = Math.ceil(items.length / count)
  return Array.from({ length: count }, (_, i) => items.slice(i * even, (i + 1) * even))
}
