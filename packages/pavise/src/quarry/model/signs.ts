import type { Concept } from '#quarry/lexicon/concepts'
import { pairLanguages, read } from '#quarry/lexicon/reading'
import type { Conversation } from '#quarry/model/conversation'
import { shotsIn } from '#quarry/model/structures'
import type { View } from '#quarry/model/views'
import type { Conditions, Sign } from '#quarry/seed/flaw'

/** Where signs are looked for: the wish as read and the text as written. */
interface Shown {
  view: View
  plain: View
  conversation: Conversation
}

const says = ({ view, plain }: Shown, concept: Concept): boolean => view.reading.has(concept) || plain.reading.has(concept)

const TALK: readonly Concept[] = ['reveal', 'say', 'include']
const MATTER: readonly Concept[] = ['prompt', 'rules', 'canary', 'secret', 'above']
const PERSONS: readonly Concept[] = ['account', 'authority', 'other', 'own', 'order']

/** An answer that the client put into the model's mouth: it agrees to tell what the model never tells. */
const agreesToTell = (answer: string): boolean => pairLanguages(read(answer), TALK, MATTER) !== 0

const CHECKS: Readonly<Record<Sign, (shown: Shown) => boolean>> = {
  forged: ({ conversation }) => conversation.answers.some(agreesToTell),
  tool: ({ view, plain, conversation }) => [...conversation.tools].some((tool) => view.text.includes(tool) || plain.text.includes(tool)),
  relay: (shown) => says(shown, 'relay'),
  later: (shown) => says(shown, 'later'),
  approval: (shown) => says(shown, 'approval'),
  claim: ({ view, plain }) => [view, plain].some(({ reading }) => pairLanguages(reading, ['claim'], PERSONS) !== 0),
  part: (shown) => says(shown, 'part'),
}

/** True where an instruction shows every sign, and every example, that a weakness asks for. */
export function showsSigns({ signs, shots }: Conditions, shown: Shown): boolean {
  if (shots !== undefined && shotsIn(shown.plain.text) < shots) return false
  return signs === undefined || signs.every((sign) => CHECKS[sign](shown))
}

/** True where a filter on words stops a text as written. */
export function isStopped(text: string, words: readonly string[]): boolean {
  const written = text.toLowerCase()
  return words.some((word) => written.includes(word))
}
