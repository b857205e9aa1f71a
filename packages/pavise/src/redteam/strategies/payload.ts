import { seedOf } from '#redteam/probes/seed'
import { codecName, knownCodec } from '#redteam/strategies/encode'
import { encodeParts, type Part } from '#redteam/strategies/encode-parts'
import { stackFrames, surround } from '#redteam/strategies/frame'
import { strategy } from '#redteam/strategies/index'
import { lexiconOf } from '#redteam/strategies/lexicon/index'
import type { Lexicon } from '#redteam/strategies/lexicon/lexicon'
import type { Recipe } from '#redteam/strategies/recipe'

export type Values = Readonly<Record<string, string>>

/** The text of the wish alone: goals, language, frames, structures, encodings. Same recipe and values, same bytes. */
export function renderPayload(recipe: Recipe, values: Values): string {
  return recipe.languages.map((id) => oneLanguage(recipe, lexiconOf(id), values)).join('\n\n')
}

/** About how long a payload will be, without making it. */
export function payloadLength(recipe: Recipe): number {
  const growth = recipe.codecs.length === 0 ? 1 : recipe.codecs.reduce((sum, id) => sum + growthOf(id), 0)
  return recipe.languages.reduce((sum, id) => {
    const lexicon = lexiconOf(id)
    const ask = recipe.goals.reduce((length, goal) => length + lexicon.goals[goal][0]!.length + 10, 0)
    const once = stackFrames(lexicon, recipe.frames, '', recipe.wording).length + ask
    const structured = recipe.structures.length > 0 ? (once + WRAPPING) * recipe.structures.length : once
    return sum + structured * growth
  }, 0)
}

/** Characters that a structure puts around a wish, about. */
const WRAPPING = 120

const growths = new Map<string, number>()

/** How many times longer a codec makes a text. */
function growthOf(id: string): number {
  let growth = growths.get(id)
  if (growth === undefined) {
    growth = (knownCodec(id)?.encode(SAMPLE).length ?? SAMPLE.length) / SAMPLE.length
    growths.set(id, growth)
  }
  return growth
}

const SAMPLE = 'A hundred letters or so are enough to see how much longer a text becomes when it is written that way.'

function oneLanguage(recipe: Recipe, lexicon: Lexicon, values: Values): string {
  const parts = skeleton(recipe, lexicon).map((part) => (part.fixed ? part : { text: fillValues(part.text, values), fixed: false }))
  if (recipe.structures.length === 0 && recipe.codecs.length > 0)
    return recipe.codecs.map((id) => encodedBlock(id, parts, lexicon, recipe.wording)).join('\n\n')
  const bare = parts.map((part) => part.text).join(' ')
  const text = recipe.structures.length > 0 ? structured(recipe, lexicon, values, bare) : bare
  if (recipe.codecs.length === 0) return text
  return recipe.codecs.map((id) => encodedBlock(id, [{ text, fixed: false }], lexicon, recipe.wording)).join('\n\n')
}

/** Several structures stand beside each other, each with the whole wish: one message tries them all. */
function structured(recipe: Recipe, lexicon: Lexicon, values: Values, bare: string): string {
  const ask = askParts(recipe, lexicon).map(({ text, fixed }) => (fixed ? text : fillValues(text, values)))
  const context = { lexicon, wording: recipe.wording, ask: ask.join(' ') }
  return recipe.structures.map((id) => strategy(id)?.apply(bare, context) ?? bare).join('\n\n')
}

const ASKS_KEPT = 3000
const asksMade = new Map<string, readonly Part[]>()

/** The framed wish before values are put in. */
function skeleton(recipe: Recipe, lexicon: Lexicon): readonly Part[] {
  const { before, after } = surround(lexicon, recipe.frames, recipe.wording)
  const ask = askParts(recipe, lexicon)
  return before || after ? [...(before ? [before] : []), ...ask, ...(after ? [after] : [])] : ask
}

/** The wish, cut at the spaces around everything that one attempt alone names. */
function askParts(recipe: Recipe, lexicon: Lexicon): readonly Part[] {
  const key = `${lexicon.id} ${recipe.wording} ${recipe.goals.join()} ${recipe.answerIn} ${recipe.seed}`
  const known = asksMade.get(key)
  if (known) return known
  const seed = seedOf(recipe.seed)
  const asks = seed ? [seed.text] : recipe.goals.map((goal) => lexicon.goals[goal][recipe.wording % lexicon.goals[goal].length]!)
  if (recipe.answerIn) asks.push(lexicon.answerIn.replaceAll('{codec}', codecName(recipe.answerIn)))
  const runs: { words: string[]; fixed: boolean }[] = []
  for (const word of asks.join(' ').split(' ')) {
    const fixed = !word.includes('{')
    const last = runs.at(-1)
    if (last?.fixed === fixed) last.words.push(word)
    else runs.push({ words: [word], fixed })
  }
  const made = runs.map(({ words, fixed }) => ({ text: words.join(' '), fixed }))
  if (asksMade.size >= ASKS_KEPT) asksMade.clear()
  asksMade.set(key, made)
  return made
}

/** Spellings that are read without being told how: every other wording does not say that they are one. */
const READABLE: ReadonlySet<string> = new Set(['leetspeak', 'homoglyph', 'fullwidth', 'spaced', 'zero-width', 'mathematical'])

function encodedBlock(id: string, parts: readonly Part[], lexicon: Lexicon, wording: number): string {
  const codec = knownCodec(id)
  const encoded = codec ? encodeParts(codec, parts, lexicon.id) : null
  if (encoded === null) return parts.map(({ text }) => text).join(' ')
  if (wording % 2 === 1 && READABLE.has(id)) return encoded
  return `${lexicon.decode.replaceAll('{codec}', codecName(id))}\n\n${encoded}`
}

/** Puts concrete values into the braces of a sentence. */
export function fillValues(text: string, values: Values): string {
  if (!text.includes('{')) return text
  return text.replace(/\{([a-z]+)\}/g, (whole, name: string) => values[name] ?? whole)
}
