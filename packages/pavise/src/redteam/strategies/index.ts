import { type Codec, codecs } from '@pavise/guard/text'
import { frameText } from '#redteam/strategies/frame'
import { FRAME_IDS } from '#redteam/strategies/lexicon/lexicon'
import { defineStrategy, type Strategy } from '#redteam/strategies/strategy'
import { structures } from '#redteam/strategies/structure'
import { transforms } from '#redteam/strategies/transforms/index'

const frames = FRAME_IDS.map((id) =>
  defineStrategy({
    id,
    title: `Frame: ${id.replaceAll('-', ' ')}`,
    apply: (text, { lexicon, wording }) => frameText(lexicon, id, text, wording),
  }),
)

const encodings = [...codecs, ...transforms].map((codec: Codec) =>
  defineStrategy({
    id: codec.id,
    title: `Encoding: ${codec.title}`,
    apply: (text, { lexicon }) => `${lexicon.decode.replaceAll('{codec}', codec.id)}\n\n${codec.encode(text)}`,
    decode: (text) => codec.decode(text),
  }),
)

/** Every text transform that ships. The one explicit list; they compose in any order. */
export const strategies: readonly Strategy[] = [...frames, ...structures, ...encodings]

const byId = new Map(strategies.map((strategy) => [strategy.id, strategy]))

/** The strategy of this id; undefined when there is none. */
export function strategy(id: string): Strategy | undefined {
  return byId.get(id)
}
