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
  const before: string[] = []
  const after: string[] = []
  for (const frame of frames) {
    const texts = lexicon.frames[frame]
    const [head = '', tail = ''] = texts[wording % texts.length]!.split('{ask}')
    if (head.trim()) before.push(head.trim())
    if (tail.trim()) after.unshift(tail.trim())
  }
  return [...before, ask, ...after].join(' ')
}

export function isFrame(id: string): id is FrameId {
  return (FRAME_IDS as readonly string[]).includes(id)
}
