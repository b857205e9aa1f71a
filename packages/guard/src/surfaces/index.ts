export { anthropicMessages } from './anthropic-messages/surface.js'
export { applyEdits } from './apply-edits.js'
export { openaiChat } from './openai-chat/surface.js'
export type * from './openai-chat/wire.js'
export { readSurface } from './read-surface.js'
export type { CallPiece, Piece, Reading, Turn } from './reading.js'
export { defineSurface, type Field, type Surface } from './surface.js'

import { anthropicMessages } from './anthropic-messages/surface.js'
import { openaiChat } from './openai-chat/surface.js'
import type { Surface } from './surface.js'

/** Every model API that Pavise can read. The one explicit list. */
export const surfaces: readonly Surface[] = [openaiChat, anthropicMessages]

/** The surface that speaks a request path, if any. */
export function surfaceOf(path: string): Surface | undefined {
  return surfaces.find((surface) => surface.paths.some((end) => path.endsWith(end)))
}
