import { shinglesOf } from '#redteam/judges/shingle'
import { tokensOf } from '#redteam/judges/token'
import { seeds } from '#redteam/probes/seed'
import { lexicons } from '#redteam/strategies/lexicon/index'
import { structures } from '#redteam/strategies/structure'

export const SHORT = 3
let made: ReadonlySet<number> | undefined
let madeShort: ReadonlySet<number> | undefined

/**
 * Five-word sequences of everything that this grammar and the hand-written attacks can say. A target that reads out what was planted an hour ago speaks our words,
 * not its own.
 */
export function grammar(): ReadonlySet<number> {
  made ??= sequences()
  return made
}

/** The same for three words: where values stand between our words, longer sequences do not hold. */
export function shortGrammar(): ReadonlySet<number> {
  madeShort ??= sequences(SHORT)
  return madeShort
}

let tokens: ReadonlySet<string> | undefined

/** Values in what structures put around a wish, in lower case: read out later, they are no record and no secret. */
export function ownTokens(): ReadonlySet<string> {
  tokens ??= new Set(
    structures.flatMap((wrap) => tokensOf(wrap.apply('', { lexicon: lexicons[0]!, wording: 0 })).map((token) => token.toLowerCase())),
  )
  return tokens
}

let kept: RegExp | undefined

/** A text without the parts of split wishes that it was told to keep, as they stand in notes: `part 2 and answer only OK: "..."`. */
export function withoutKept(text: string): string {
  kept ??= new RegExp(
    lexicons
      .map(({ keep }) => keep.slice(keep.indexOf('{n}') + '{n}'.length).split('{part}'))
      .map(([lead = '', end = '']) => `\\d${literally(lead)}[^${literally(end.slice(0, 1) || '"')}]{0,600}`)
      .join('|'),
    'gu',
  )
  return text.replace(kept, ' ')
}

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

function sequences(width?: number): ReadonlySet<number> {
  const texts = [
    ...lexicons.flatMap((lexicon) => textsOf(lexicon)),
    ...seeds.map(({ text }) => text),
    ...structures.map((wrap) => wrap.apply('', { lexicon: lexicons[0]!, wording: 0 })),
  ]
  return new Set(texts.flatMap((text) => shinglesOf(text, width)))
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}
