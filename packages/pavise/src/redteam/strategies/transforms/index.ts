import { byteTransforms } from '#redteam/strategies/transforms/bytes'
import { carriers } from '#redteam/strategies/transforms/carriers'
import { ciphers } from '#redteam/strategies/transforms/ciphers'
import { layoutTransforms } from '#redteam/strategies/transforms/layout'
import { markTransforms } from '#redteam/strategies/transforms/marks'
import type { Transform } from '#redteam/strategies/transforms/transform'

/** Every rewriting beside the codecs of the guard, each with its way back. The one explicit list. */
export const transforms: readonly Transform[] = [...ciphers, ...byteTransforms, ...markTransforms, ...layoutTransforms, ...carriers]

const byId = new Map(transforms.map((transform) => [transform.id, transform]))

/** The transform of this id; undefined when there is none. */
export function transformOf(id: string): Transform | undefined {
  return byId.get(id)
}
