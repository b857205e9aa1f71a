import type { Part } from '#redteam/strategies/encode-parts'
import { FRAME_IDS, type FrameId, type Lexicon } from '#redteam/strategies/lexicon/lexicon'

/** Puts a wish into a frame. `wording` picks among the frame's texts, wrapping round. */
export function frameText(lexicon: Lexicon, frame: FrameId, ask: string, wording: number): string {
  const texts = lexicon.frames[frame]
  return texts[wording % texts.length]!.replaceAll('{ask}', () => ask)
}

/**
 * Stacks several frames around one wish: everything that stands before the wish in each of them, the wish once, everything that
 * stands behind it. One message then tests many frames; what was needed is found afterwards by taking halves away.
 */
export function stackFrames(lexicon: Lexicon, frames: readonly FrameId[], ask: string, wording: number): string {
  const { before, after } = surround(lexicon, frames, wording)
  return [before?.text, ask, after?.text].filter((part) => part !== undefined).join(' ')
}

export interface Surround {
  readonly before: Part | undefined
  readonly after: Part | undefined
}

const surrounds = new Map<string, Surround>()

/** What stands around the wish, a space apart; there are few of these and each is used often. */
export function surround(lexicon: Lexicon, frames: readonly FrameId[], wording: number): Surround {
  const key = `${lexicon.id} ${wording % 12} ${frames.join()}`
  const known = surrounds.get(key)
  if (known) return known
  const parts = frames.map((frame) =>
    lexicon.frames[frame][wording % lexicon.frames[frame].length]!.split('{ask}').map((part) => part.trim()),
  )
  const heads = parts.flatMap(([head]) => (head ? [head] : []))
  const tails = parts.flatMap(([, tail]) => (tail ? [tail] : [])).reverse()
  const made = { before: fixedPart(heads), after: fixedPart(tails) }
  if (surrounds.size < 5000) surrounds.set(key, made)
  return made
}

function fixedPart(texts: readonly string[]): Part | undefined {
  return texts.length > 0 ? { text: texts.join(' '), fixed: true } : undefined
}

export function isFrame(id: string): id is FrameId {
  return (FRAME_IDS as readonly string[]).includes(id)
}
