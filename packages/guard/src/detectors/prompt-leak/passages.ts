import type { Run } from '../../text/run.js'
import { squeeze, squeezedStart } from '../../text/squeeze.js'
import { gramsOf } from './grams.js'
import { SuffixAutomaton } from './suffix-automaton.js'

/** Letters and digits that a shared passage must have: about eight words, or forty characters with their spaces. */
const LEAST = 34
/** Where one unit is a syllable or a word. */
const LEAST_WIDE = 16
/** A prompt shorter than a passage leaks as a whole, when it has this many letters. */
const LEAST_WHOLE = 20

/** The operator's text, ready to be looked for in squeezed texts. */
export interface Passages {
  /** Shared passages of a text, maximal and disjoint. Linear. */
  in(text: string): Run[]
  /** Where the end of the text begins that may be the beginning of a passage or belongs to one: what a stream must hold. */
  live(text: string): number
}

function isWide(text: string): boolean {
  let wide = 0
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= 0x2e80) wide++
  return wide * 2 > text.length
}

/** Addresses in a prompt are facts about people and places, which answers repeat; a passage is made of words, so it ends at one. */
const ADDRESS = /[^\s<>()[\]"']{1,64}@[^\s<>()[\]"']{1,255}|https?:\/\/[^\s<>()[\]"']{1,2048}/g
/** Stands between the pieces; squeezed texts never hold it. */
const BORDER = '\u0000'

export function passagesOf(operatorText: string): Passages {
  const pieces = operatorText.split(ADDRESS).map((piece) => squeeze(piece).text)
  const own = pieces.join(BORDER)
  const least = isWide(own) ? LEAST_WIDE : LEAST
  const enough = own.length < least ? Math.max(own.length, isWide(own) ? 10 : LEAST_WHOLE) : least
  const grams = gramsOf(pieces, enough)
  let automaton: SuffixAutomaton | undefined
  return {
    in: (text) => grams.in(text),
    live(text) {
      automaton ??= new SuffixAutomaton(own)
      let held = 0
      automaton.walk(squeeze(text).text, (_, length) => {
        held = length
      })
      const start = held === 0 ? text.length : squeezedStart(text, text.length, held)
      const last = grams.in(text).at(-1)
      return last && last.end >= start ? last.start : start
    },
  }
}
