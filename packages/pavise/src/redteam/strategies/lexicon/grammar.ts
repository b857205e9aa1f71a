import { shinglesOf } from '#redteam/judges/shingle'
import { lexicons } from '#redteam/strategies/lexicon/index'

let made: ReadonlySet<number> | undefined

/**
 * Five-word sequences of everything that this grammar can say. A target that reads out what was planted an hour ago speaks our words,
 * not its own.
 */
export function grammar(): ReadonlySet<number> {
  made ??= new Set(lexicons.flatMap((lexicon) => textsOf(lexicon).flatMap(shinglesOf)))
  return made
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}
