import { type FeatureList, salt } from './feature-ids.js'
import { MARK, type Tokens } from './token-list.js'

const [MEANS, MEANT_PAIR, MEANT_NEAR, MEANT_CHAIN] = (['meaning', 'meaning-pair', 'meaning-near', 'meaning-chain'] as const).map(salt) as [
  number,
  number,
  number,
  number,
]

/** Words between two that have a meaning, at most; and how many of those before are looked at. */
const APART = 12
const MOST_NEAR = 6
/** No token has more features of meanings than this. */
const MOST_OF_TOKEN = 2 + 2 * MOST_NEAR + 2

/** Places of the words that mean something, of the window at hand. */
const placed = new Int32Array(1024)

/** Adds features of what the words of tokens `from` to `to` mean, whatever their language: alone, one after another, near each other in any order. */
export function addMeanings({ meaning, kind }: Tokens, from: number, to: number, into: FeatureList): void {
  const [mark, places] = [MARK, placed]
  let count = 0
  for (let i = from; i < to && count < places.length; i++) {
    const own = meaning[i]!
    if (own === 0) continue
    into.reserve(MOST_OF_TOKEN)
    into.add(MEANS, own)
    if (i === from || kind[i - 1]! >= mark) into.add(MEANS, 256 + own)
    for (let k = count - 1; k >= 0 && k >= count - MOST_NEAR; k--) {
      const apart = i - places[k]!
      if (apart > APART) break
      const other = meaning[places[k]!]!
      if (other === own) continue
      into.add(MEANT_NEAR, (Math.min(other, own) << 8) | Math.max(other, own))
      if (k === count - 1) into.add(MEANT_PAIR, (apart <= 2 ? 0 : 65536) | (other << 8) | own)
      else if (k === count - 2) {
        const between = meaning[places[count - 1]!]!
        into.add(MEANT_CHAIN, (((other << 8) | between) << 8) | own)
        const high = Math.max(other, between, own)
        const low = Math.min(other, between, own)
        into.add(MEANT_CHAIN, 0x1000000 | (((low << 8) | (other + between + own - high - low)) << 8) | high)
      }
    }
    places[count++] = i
  }
}
