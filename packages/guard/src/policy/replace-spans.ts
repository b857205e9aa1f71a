import type { Span } from '../vocabulary/span.js'
import type { Placeholders } from './placeholders.js'

/** A part of a text that has to go, and how. `name` is what the policy calls the detector. */
export interface Removal {
  span: Span
  how: 'mask' | 'redact'
  name: string
}

/** A part of a text and what stands there instead. */
export interface Replacement {
  start: number
  end: number
  text: string
}

/**
 * What to put in place of the removals. Removals that overlap become one over their union; where one of them redacts, the union is
 * redacted, and otherwise the widest gives the placeholder its type.
 */
export function resolveRemovals(text: string, removals: readonly Removal[], placeholders: Placeholders): Replacement[] {
  const sorted = [...removals].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
  const groups: { start: number; end: number; best: Removal }[] = []
  for (const removal of sorted) {
    const { start, end } = removal.span
    const last = groups.at(-1)
    if (last && start < last.end) {
      last.end = Math.max(last.end, end)
      if (stronger(removal, last.best)) last.best = removal
    } else groups.push({ start, end, best: removal })
  }
  return groups.map(({ start, end, best }) => ({
    start,
    end,
    text: best.how === 'redact' ? `[redacted:${best.name}]` : placeholders.for(best.span.kind, text.slice(start, end)),
  }))
}

function stronger(a: Removal, b: Removal): boolean {
  if (a.how !== b.how) return a.how === 'redact'
  return a.span.end - a.span.start > b.span.end - b.span.start
}

/** Removals and restored values in one order; what is removed is not restored. */
export function withRestored(removed: readonly Replacement[], back: readonly Replacement[]): Replacement[] {
  const free = back.filter(({ start, end }) => !removed.some((each) => each.start < end && start < each.end))
  return [...removed, ...free].sort((a, b) => a.start - b.start)
}

/** The text with the replacements, which are in order and do not overlap. */
export function replaceSpans(text: string, replacements: readonly Replacement[]): string {
  let out = ''
  let at = 0
  for (const { start, end, text: instead } of replacements) {
    out += text.slice(at, start) + instead
    at = end
  }
  return out + text.slice(at)
}
