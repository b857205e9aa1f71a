import type { ChatMessage } from '@pavise/guard/surfaces'
import { unique } from '#redteam/exchange/promptfoo'
import type { Suite, SuiteCase } from '#redteam/exchange/suite-case'
import { isObject } from '#redteam/targets/model-apis/json-reading'

type Json = Readonly<Record<string, unknown>>
const textOf = (...values: unknown[]): string | undefined =>
  values.find((value): value is string => typeof value === 'string' && value !== '')

/** Attempts of a garak report, one per prompt: a prompt stands there once sent and once judged. */
export function fromGarak(lines: readonly Json[]): Suite {
  const seen = new Set<string>()
  const cases: SuiteCase[] = []
  let others = 0
  for (const line of lines) {
    if (line['entry_type'] !== 'attempt') continue
    const turns = garakTurns(line['prompt'])
    if (turns.length === 0) others++
    const key = JSON.stringify(turns)
    if (turns.length === 0 || seen.has(key)) continue
    seen.add(key)
    const goal = textOf(line['goal'])
    cases.push({ id: `${textOf(line['probe_classname']) ?? 'garak'} ${cases.length + 1}`, turns, ...(goal === undefined ? {} : { goal }) })
  }
  return { source: 'garak', cases, skipped: others > 0 ? [`${others} × an attempt without a prompt of text`] : [] }
}

/** A prompt is a text, a message, or a conversation. */
function garakTurns(prompt: unknown): string[] {
  if (typeof prompt === 'string') return prompt === '' ? [] : [prompt]
  if (!isObject(prompt)) return []
  const turns = Array.isArray(prompt['turns']) ? prompt['turns'].filter(isObject) : [prompt]
  return turns.flatMap((turn) => {
    const content = isObject(turn['content']) ? turn['content']['text'] : (turn['content'] ?? turn['text'])
    return (turn['role'] ?? 'user') === 'user' && typeof content === 'string' ? [content] : []
  })
}

/** Conversations of a PyRIT export: one case for each, with its user turns in order. */
export function fromPyrit(pieces: readonly Json[]): Suite {
  const talks = new Map<string, Json[]>()
  for (const piece of pieces) {
    const id = String(piece['conversation_id'])
    talks.set(id, [...(talks.get(id) ?? []), piece])
  }
  const cases = [...talks].flatMap(([id, said]): SuiteCase[] => {
    const ordered = said.slice().sort((a, b) => Number(a['sequence'] ?? 0) - Number(b['sequence'] ?? 0))
    const turns = ordered
      .filter(({ role }) => role === 'user')
      .flatMap((piece) => textOf(piece['converted_value'], piece['original_value']) ?? [])
    return turns.length === 0 ? [] : [{ id, turns }]
  })
  return {
    source: 'pyrit',
    cases,
    skipped: talks.size > cases.length ? [`${talks.size - cases.length} × a conversation without a user's text`] : [],
  }
}

/** Seeds of a PyRIT data set (`seeds:` or `prompts:` with `value`). */
export function fromPyritSeeds(seeds: readonly unknown[]): Suite {
  const cases = seeds.flatMap((seed, i): SuiteCase[] => {
    const text = isObject(seed) ? textOf(seed['value']) : textOf(seed)
    if (text === undefined) return []
    const id = isObject(seed) ? textOf(seed['name']) : undefined
    return [{ id: id ?? `seed ${i + 1}`, turns: [text] }]
  })
  return {
    source: 'pyrit',
    cases: unique(cases),
    skipped: seeds.length > cases.length ? [`${seeds.length - cases.length} × a seed without text`] : [],
  }
}

/** Rows with a prompt: of CSV with a heading, of JSON lines, or recordings of the gateway with their messages. */
export function fromRows(rows: readonly Json[]): Suite {
  const cases = rows.flatMap((row, i): SuiteCase[] => {
    const exchange = isObject(row['exchange']) ? row['exchange'] : row
    const request = isObject(exchange['request']) ? exchange['request'] : row
    const spoken = Array.isArray(row['turns'])
      ? { turns: row['turns'].filter((turn): turn is string => typeof turn === 'string') }
      : (fromMessages(request['messages']) ?? one(textOf(row['prompt'], row['text'], row['attack'], row['question'], row['input'])))
    if (!spoken || spoken.turns.length === 0) return []
    const goal = textOf(row['goal'], row['objective'], row['behavior'])
    const secrets = Array.isArray(row['secrets'])
      ? row['secrets'].filter((value): value is string => typeof value === 'string')
      : [textOf(row['secret']) ?? []].flat()
    return [
      {
        id: textOf(row['id'], row['name']) ?? (typeof row['id'] === 'number' ? String(row['id']) : `row ${i + 1}`),
        ...spoken,
        ...(goal === undefined ? {} : { goal }),
        ...(secrets.length === 0 ? {} : { secrets }),
      },
    ]
  })
  const lost = rows.length - cases.length
  return { source: 'prompts', cases: unique(cases), skipped: lost > 0 ? [`${lost} × a row without a prompt`] : [] }
}

const one = (text: string | undefined): Pick<SuiteCase, 'turns'> | undefined => (text === undefined ? undefined : { turns: [text] })

/** The conversation up to its last user turn; what the operator briefed stays away, since the target has a briefing of its own. */
function fromMessages(value: unknown): Pick<SuiteCase, 'turns' | 'history'> | undefined {
  if (!Array.isArray(value)) return undefined
  const messages = value.filter(isObject).filter(({ role }) => role === 'user' || role === 'assistant') as unknown as ChatMessage[]
  const last = messages.findLastIndex(({ role }) => role === 'user')
  const text = messages[last]?.content
  if (typeof text !== 'string') return undefined
  const history = messages.slice(0, last).filter(({ content }) => typeof content === 'string')
  return { turns: [text], ...(history.length > 0 ? { history } : {}) }
}
