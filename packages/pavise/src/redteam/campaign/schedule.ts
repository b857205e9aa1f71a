import type { Random } from '#core/random'
import type { Cell } from '#redteam/campaign/cell'
import { ALONE, PLACED } from '#redteam/strategies/encode'
import { hiddenCorners, hiddenParts, peerForms, wrappedForms } from '#redteam/strategies/hidden-parts'
import { lexicons } from '#redteam/strategies/lexicon/index'
import { FRAME_IDS, type FrameId } from '#redteam/strategies/lexicon/lexicon'
import { payloadLength } from '#redteam/strategies/payload'
import { type Recipe, SEARCH_IDS } from '#redteam/strategies/recipe'
import { structures } from '#redteam/strategies/structure'
import { transforms } from '#redteam/strategies/transforms/index'

export type Technique = Omit<Recipe, 'goals' | 'channel' | 'carrier' | 'identity' | 'seed' | 'lines'>

const PLAIN: Technique = { languages: ['en'], frames: [], structures: [], codecs: [], delivery: 'single', wording: 0 }
/** Languages that one message speaks at most: the more, the fewer messages; but a message must stay readable to the target. */
const TOGETHER = 7
/** Encodings in characters that nobody sees: long, and of use only where a target strips what it shows. */
const UNSEEN = ['zero-width', 'variation-selectors', 'tag-characters', 'mathematical', 'json-escape']
const FEW: readonly FrameId[] = ['override', 'authority', 'role-play', 'debug']
const FIRST_CODECS = ['base64', 'rot13', 'hex', 'reversed', 'leetspeak', 'morse', 'spaced', 'url', 'homoglyph', 'binary', 'base32']

/**
 * The order in which a door is tried: plain wishes, then every language, encoding, layout and structure for itself beside all frames at once,
 * in English where the language does not matter; after that encodings in other languages, encoded answers, and single frames. Group testing: a
 * message of many parts that fails clears them all; one that works is taken apart afterwards.
 */
export function techniques(cell: Cell, random: Random, intakes: readonly string[] = []): Technique[] {
  const languages = ['en', ...random.shuffle(lexicons.map(({ id }) => id).filter((id) => id !== 'en'))]
  const chunks = chunk(languages, TOGETHER)
  const others = chunk(languages.slice(1), TOGETHER)
  const frames = framesFor(cell)
  const codecs = [...FIRST_CODECS, ...random.shuffle([...PLACED, ...ALONE].filter((id) => !FIRST_CODECS.includes(id)))]
  const bundle = (part: Partial<Technique>): Technique => ({ ...PLAIN, frames, ...part })
  const few = [...frames.slice(0, 1), ...FEW]
  const encoded = (ids: readonly string[]): Technique[] => packs(cell, bundle({}), ids).map((part) => bundle({ codecs: part }))
  const abroad = (ids: readonly string[]): Technique[] =>
    others.flatMap((part) => {
      const base = bundle({ languages: part, frames: few })
      return packs(cell, base, ids).map((together): Technique => ({ ...base, codecs: together }))
    })
  const planted = cell.carrier.startsWith('intake:')
  const dressed = structures.map(({ id }) => bundle({ structures: [id], frames: FEW }))
  const grouped = TOGETHER_STRUCTURES.map((ids) => ({ ...PLAIN, structures: ids }))
  const [laid, laidLater] = planted ? plantedLayouts(cell, intakes) : [talkedLayouts(cell, bundle), []]
  const seen = codecs.filter((id) => !UNSEEN.includes(id))
  return [
    PLAIN,
    bundle({}),
    ...(planted ? [...grouped, bundle({ delivery: 'turns' })] : []),
    { ...PLAIN, codecs: READ_AT_ONCE, wording: 1 },
    ...laid,
    ...others.map((part) => bundle({ languages: part })),
    ...encoded(FIRST_CODECS),
    ...turned(cell, [['en']], bundle),
    ...(cell.channel === 'user' ? random.shuffle(SEARCH_IDS).map((delivery) => ({ ...PLAIN, delivery })) : []),
    ...encoded(seen.filter((id) => !FIRST_CODECS.includes(id))),
    ...dressed,
    ...laidLater,
    ...UNSEEN.map((id) => bundle({ codecs: [id], frames: few })),
    ...abroad(FIRST_CODECS),
    ...turned(cell, others, bundle),
    ...random.shuffle(FIRST_CODECS).map((id) => bundle({ answerIn: id })),
    ...languages.map((id) => bundle({ languages: [id], wording: 1 })),
    ...abroad(seen.filter((id) => !FIRST_CODECS.includes(id))),
    ...frames.flatMap((frame) => chunks.map((part) => ({ ...PLAIN, frames: [frame], languages: part, wording: 1 }))),
    ...random.shuffle(languages.flatMap((id) => FIRST_CODECS.map((codec) => bundle({ languages: [id], codecs: [codec], wording: 1 })))),
    ...random.shuffle(transforms).map(({ id }) => bundle({ codecs: [id], frames: FEW })),
  ]
}

function turned(cell: Cell, chunks: readonly (readonly string[])[], bundle: (part: Partial<Technique>) => Technique): Technique[] {
  if (cell.channel === 'history') return chunks.map((languages) => bundle({ languages, delivery: 'turns' }))
  if (cell.channel !== 'user') return []
  const deliveries = ['warmed', 'foothold', 'split', 'turns'] as const
  return deliveries.flatMap((delivery) => chunks.map((languages) => bundle({ languages, delivery, wording: 1 })))
}

/** Spellings that a filter of words passes over and a reader does not need to be told of, all in one message. */
const READ_AT_ONCE = ['leetspeak', 'homoglyph', 'fullwidth', 'spaced', 'zero-width']
/** Structures of one kind in one message: what hides in parts of documents, what agents say to each other, what imitates trusted text. */
const TOGETHER_STRUCTURES: readonly (readonly string[])[] = [
  hiddenParts.map(({ id }) => id),
  hiddenCorners.map(({ id }) => id),
  [...peerForms, ...wrappedForms].map(({ id }) => id),
  ['chat-markers', 'policy-json', 'html-comment', 'close-delimiter', 'system-lines'],
]
/** Intakes whose texts other texts often lead to. */
const LED_TO = [/web|page|site|url/i, /doc|wiki|article|note/i, /file|upload|memory/i]
const LINKS_FIRST = 3

/** Layouts of talk beyond single messages, bare and in frames. */
function talkedLayouts(cell: Cell, bundle: (part: Partial<Technique>) => Technique): Technique[] {
  if (cell.channel !== 'user') return []
  const deliveries = ['pieces', 'standing', 'piecemeal', 'remembered', 'drift'] as const
  const bare = deliveries.map((delivery): Technique => ({ ...PLAIN, delivery }))
  const cut = [1, 2, 3].map((wording): Technique => ({ ...PLAIN, delivery: 'pieces', wording }))
  const more = deliveries.flatMap((delivery) => [{ ...PLAIN, delivery, wording: 1 } as Technique, bundle({ delivery })])
  return [
    { ...PLAIN, structures: ['many-shot'] },
    ...bare,
    ...cut,
    { ...PLAIN, delivery: 'split' },
    { ...PLAIN, delivery: 'insist' },
    ...more,
    bundle({ delivery: 'insist' }),
  ]
}

/** Doors behind which stands how tools are used, and doors of letters, which refer to other things and ask for something to be done. */
const TOOLISH = /tool|mcp|plugin|server|function|memory/i
const LETTERS: ReadonlySet<string> = new Set(['mail', 'ticket', 'agent', 'document'])

/** Layouts of planting, likeliest first, and the rest for later: what takes many turns comes first only at doors that it is made for. */
function plantedLayouts(cell: Cell, intakes: readonly string[]): [Technique[], Technique[]] {
  const own = cell.carrier.slice('intake:'.length)
  const at = (delivery: Technique['delivery'], ...wordings: number[]): Technique[] =>
    wordings.map((wording) => ({ ...PLAIN, delivery, wording }))
  const others = intakes.filter((name) => name !== own).sort((a, b) => ledTo(a) - ledTo(b))
  const links = [0, 1].flatMap((n) => others.map((via, i): Technique => ({ ...PLAIN, delivery: 'linked', via, wording: (i + n) % 2 })))
  const standing = [...at('later', 0, 1), ...at('again', 0, 1)]
  const tools = [...at('worked', 0, 1, 2, 3), ...at('renewed', 0, 1, 2)]
  const first = links.filter(({ via }, i) => i < LINKS_FIRST || via === others[0])
  const rest = links.filter((link) => !first.includes(link))
  if (TOOLISH.test(cell.channel) || TOOLISH.test(own))
    return [
      [...tools, ...standing],
      [...first, ...rest],
    ]
  if (LETTERS.has(cell.channel))
    return [
      [...first, ...standing, ...at('handled', 0)],
      [...tools, ...rest],
    ]
  return [standing, [...first, ...tools, ...rest]]
}

/** How likely texts lead to this intake: the lower the likelier. */
function ledTo(intake: string): number {
  const rank = LED_TO.findIndex((pattern) => pattern.test(intake))
  return rank < 0 ? LED_TO.length : rank
}

/** Characters of a message that most doors take. */
const TAKEN = 22_000
const growths = new Map<string, number>()

/** How many times longer an encoding makes a text. */
function growthOf(id: string): number {
  let growth = growths.get(id)
  if (growth === undefined) {
    const bare = { ...PLAIN, goals: ['hijack'], channel: 'user', carrier: 'chat', identity: '' } as const
    growth = payloadLength({ ...bare, codecs: [id] }) / payloadLength(bare)
    growths.set(id, growth)
  }
  return growth
}

/** Encodings that go together in one message: each says the whole wish for itself. */
function packs(cell: Cell, technique: Technique, codecs: readonly string[]): string[][] {
  const length = payloadLength({ ...technique, goals: cell.goals, channel: cell.channel, carrier: cell.carrier, identity: '' })
  const together: { ids: string[]; length: number }[] = []
  for (const id of codecs) {
    const own = length * growthOf(id)
    const roomy = together.find((pack) => pack.length + own <= TAKEN)
    if (roomy) {
      roomy.ids.push(id)
      roomy.length += own
    } else together.push({ ids: [id], length: own })
  }
  return together.map(({ ids }) => ids)
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
