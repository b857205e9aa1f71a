import type { Technique } from '#redteam/campaign/schedule'

/** Which strategies a run may use: all of them, or those that were named. */
export interface Selection {
  /** True where everything may be used. */
  readonly everything: boolean
  names(id: string): boolean
  /** A technique with only what was named of it; null where nothing named is left or something else is needed. */
  narrow(technique: Technique): Technique | null
}

/** @param ids frames, structures, codecs, layouts and searches; undefined: all */
export function selectionOf(ids: readonly string[] | undefined): Selection {
  if (!ids) return { everything: true, names: () => true, narrow: (technique) => technique }
  const named = new Set(ids)
  const names = (id: string): boolean => named.has(id)
  return {
    everything: false,
    names,
    narrow(technique) {
      const frames = technique.frames.filter(names)
      const needed = [
        ...technique.structures,
        ...technique.codecs,
        ...(technique.answerIn ? [technique.answerIn] : []),
        ...(technique.delivery === 'single' ? [] : [technique.delivery]),
      ]
      if (!needed.every(names) || (needed.length === 0 && frames.length === 0 && !named.has('single'))) return null
      return { ...technique, frames }
    },
  }
}
