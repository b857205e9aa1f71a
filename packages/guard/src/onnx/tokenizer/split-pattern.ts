import { isObject, TokenizerFault } from './json-shape.js'

/** Makes a pattern of a tokenizer file one of JavaScript: `(?i:…)` spelled out for ASCII, possessive repetitions as plain ones. */
function translated(source: string): string {
  const folded = source.replace(
    /\(\?i:([^()]*)\)/g,
    (_, inside: string) => `(?:${inside.replace(/[a-z]/gi, (c) => `[${c.toLowerCase()}${c.toUpperCase()}]`)})`,
  )
  return folded.replace(/([?*+]|\{\d+(?:,\d*)?\})\+/g, '$1')
}

/** `{ String }` or `{ Regex }` of a tokenizer file. */
export function patternOf(json: unknown, place: string): RegExp {
  if (isObject(json) && typeof json['String'] === 'string') return new RegExp(json['String'].replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'), 'gu')
  const source = isObject(json) ? json['Regex'] : undefined
  if (typeof source !== 'string') throw new TokenizerFault(`${place}.pattern must have a String or a Regex`)
  try {
    return new RegExp(translated(source), 'gu')
  } catch {
    throw new TokenizerFault(`${place}.pattern is of a kind that is not known here: ${source.slice(0, 80)}`)
  }
}

/** What becomes of what a pattern finds. */
export type Behavior = 'Removed' | 'Isolated' | 'MergedWithPrevious' | 'MergedWithNext' | 'Contiguous'

/** Cuts a text at what a pattern finds; with `invert`, at what it does not find. */
export function splitBy(text: string, pattern: RegExp, behavior: Behavior, invert = false): string[] {
  const parts: { text: string; hit: boolean }[] = []
  let from = 0
  const add = (end: number, hit: boolean) => {
    if (end > from) parts.push({ text: text.slice(from, end), hit: hit !== invert })
    from = end
  }
  for (const match of text.matchAll(pattern)) {
    add(match.index, false)
    add(match.index + match[0].length, true)
  }
  add(text.length, false)
  switch (behavior) {
    case 'Removed':
      return parts.flatMap((part) => (part.hit ? [] : [part.text]))
    case 'Isolated':
      return parts.map((part) => part.text)
    case 'Contiguous':
      return merged(parts, (part, before) => part.hit === before.hit)
    case 'MergedWithPrevious':
      return merged(parts, (part, before) => part.hit && !before.hit)
    case 'MergedWithNext':
      return merged(parts, (part, before) => before.hit && !part.hit)
  }
}

interface Part {
  text: string
  hit: boolean
}

function merged(parts: readonly Part[], joins: (part: Part, before: Part) => boolean): string[] {
  const out: string[] = []
  for (const [i, part] of parts.entries()) {
    if (i > 0 && joins(part, parts[i - 1]!)) out[out.length - 1] += part.text
    else out.push(part.text)
  }
  return out
}
