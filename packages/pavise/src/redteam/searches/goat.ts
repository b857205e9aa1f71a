import { REWRITES } from '#redteam/searches/rewrites'
import { type AnswerKind, defineSearch, type Move, type Step } from '#redteam/searches/search'

interface State {
  /** How often each technique was used. */
  readonly used: Readonly<Record<string, number>>
}

/** What the last answer suggests: rewrites of the library, or plain going on. */
const AFTER: Readonly<Record<AnswerKind, readonly string[]>> = {
  refused: ['played', 'supposed', 'told', 'unrefused', 'overridden', 'puppeteered', 'in base64', 'in another tongue'],
  asked: ['go-on', 'agreed', 'ordered', 'audited'],
  talked: ['go-on', 'diagnosed', 'formatted', 'agreed', 'completed', 'reworded'],
  part: ['go-on', 'completed', 'formatted', 'translated'],
  done: ['go-on'],
}

/** One conversation in which the technique changes with what the target answered (after Pavlova and others 2024, without their attacker model). */
export const goat = defineSearch<State>({
  id: 'goat',
  title: 'Changes the technique within one conversation by what was answered',
  moves: 8,
  start: { used: {} },
  next({ used }, heard, random): Step<State> {
    if (!heard) return { state: { used }, move: { from: 0, line: { say: 'step', n: 0 } } }
    if (heard.node === 1) return { state: { used }, move: { from: 1, line: { say: 'wish' } } }
    const choices = random.shuffle(AFTER[heard.kind])
    const least = Math.min(...choices.map((id) => used[id] ?? 0))
    const id = choices.find((choice) => (used[choice] ?? 0) === least)!
    const change = REWRITES.find((rewrite) => rewrite.id === id)?.change
    const line: Move['line'] = change ? { say: 'wish', change } : { say: 'go-on' }
    return { state: { used: { ...used, [id]: least + 1 } }, move: { from: heard.node, line } }
  },
})
