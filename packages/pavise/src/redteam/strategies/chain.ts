import type { Codec } from '@pavise/guard/text'
import { knownCodec } from '#redteam/strategies/encode'

/** Rewritings one after another, the first one innermost, with the way back. Ids that are not known are left out. */
export function chain(ids: readonly string[]): Pick<Codec, 'encode' | 'decode'> {
  const steps = ids.flatMap((id) => knownCodec(id) ?? [])
  return {
    encode: (text) => steps.reduce((inner, step) => step.encode(inner), text),
    decode: (text) => [...steps].reverse().reduce<string | null>((outer, step) => (outer === null ? null : step.decode(outer)), text),
  }
}
