import type { ChatMessage } from '@pavise/guard/surfaces'
import type { Attack } from '#core/attack/attempt'
import type { Effect } from '#core/attack/vocabulary'
import { random } from '#core/random'
import type { Talk } from '#redteam/campaign/conversation'
import type { Heard, Search } from '#redteam/searches/search'
import type { Line } from '#redteam/strategies/line'
import type { Recipe } from '#redteam/strategies/recipe'
import { lineText } from '#redteam/strategies/say'
import { answerText } from '#redteam/targets/answer'

/**
 * How near an answer comes, as the judges see it. `before`: what the same search was answered earlier; `effects`: what tools did while it was
 * answered, for whomever.
 */
export type Ear = (
  attack: Attack,
  answer: ChatMessage,
  said: readonly ChatMessage[],
  before: readonly string[],
  effects: readonly Effect[],
) => Omit<Heard, 'node'>

/** What happened since it was last asked. */
export type Watch = () => Promise<readonly Effect[]>

/** Who helps a search: nobody but the ear has to. */
export interface Helpers {
  readonly writer?: Writer | undefined
  readonly watch?: Watch | undefined
}

/** Words the next message otherwise, or leaves it as the machine made it. */
export type Writer = (draft: Draft) => Promise<Line>

export interface Draft {
  readonly attack: Attack
  readonly search: Search
  readonly line: Line
  readonly text: string
  /** The conversation so far in which it will be said. */
  readonly said: readonly ChatMessage[]
  readonly signal: AbortSignal
}

interface Node {
  readonly messages: readonly ChatMessage[]
  readonly lines: readonly Line[]
  readonly answer: ChatMessage | undefined
  readonly near: number
}

/**
 * Lets a search decide what is said, turn by turn, until the judges see the effect or the search gives up. The nearest way becomes the
 * transcript. What is drawn follows from the nonce of the attempt.
 */
export async function explore(
  talk: Talk,
  attack: Attack,
  recipe: Recipe,
  search: Search,
  ear: Ear,
  { writer, watch }: Helpers = {},
): Promise<string | undefined> {
  const draw = random(`${search.id}/${attack.values?.['nonce'] ?? ''}`)
  const nodes: Node[] = [{ messages: [...talk.messages], lines: [], answer: undefined, near: -1 }]
  const answers: string[] = []
  let state = search.start
  let heard: Heard | null = null
  let reason: string | undefined
  while (nodes.length <= search.moves && (heard?.near ?? 0) < 1) {
    const step = search.next(state, heard, draw.fork(String(nodes.length)))
    state = step.state
    if (!step.move) break
    const from = nodes[step.move.from] ?? nodes[0]!
    const made = lineText(step.move.line, recipe, attack.values ?? {})
    const line = writer
      ? await writer({ attack, search, line: step.move.line, text: made, said: from.messages, signal: talk.signal })
      : step.move.line
    talk.messages = [...from.messages]
    reason = await talk.say(line === step.move.line ? made : lineText(line, recipe, attack.values ?? {}))
    if (reason) break
    const answer = talk.messages.at(-1)!
    const judged = ear(attack, answer, talk.messages, answers, watch ? await watch() : [])
    heard = { node: nodes.length, ...judged }
    nodes.push({ messages: [...talk.messages], lines: [...from.lines, line], answer, near: judged.near })
    answers.push(answerText(answer))
  }
  const wished = nodes.filter(({ lines }) => lines.some(({ say }) => say === 'wish' || say === 'text'))
  const best = (wished.length > 0 ? wished : nodes).reduce((nearest, node) => (node.near >= nearest.near ? node : nearest))
  if (nodes.length > 1) {
    const way = new Set(best.messages)
    talk.messages = [...best.messages]
    talk.lines = best.lines
    talk.ways = [best, ...[...wished].reverse().filter((node) => node !== best)].map(({ lines }) => lines)
    talk.asides = nodes.flatMap(({ answer }) => (answer && !way.has(answer) ? [answer] : []))
  }
  return nodes.length > 1 ? undefined : reason
}
