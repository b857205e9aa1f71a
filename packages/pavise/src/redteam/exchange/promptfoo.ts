import type { Assertion, Suite, SuiteCase } from '#redteam/exchange/suite-case'
import { fillText } from '#redteam/targets/fill'
import { isObject } from '#redteam/targets/model-apis/json-reading'

/** Cases beyond this number are left out, and that is said. */
const MOST = 100_000

type Json = Readonly<Record<string, unknown>>
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value])

export const isPromptfooConfig = (value: unknown): value is Json =>
  isObject(value) && 'prompts' in value && ('tests' in value || 'providers' in value || 'targets' in value)

export const isPromptfooResults = (value: unknown): value is Json =>
  isObject(value) && isObject(value['results']) && Array.isArray((value['results'] as Json)['results'])

/** Tests of a promptfoo configuration: every prompt with the variables of every test. Files, scripts and functions that it names are not followed. */
export function fromPromptfooConfig(config: Json): Suite {
  const skipped = new Map<string, number>()
  const skip = (why: string): void => void skipped.set(why, (skipped.get(why) ?? 0) + 1)
  const prompts = listOf(config['prompts']).flatMap((prompt): string[] => {
    const text = typeof prompt === 'string' ? prompt : isObject(prompt) && typeof prompt['raw'] === 'string' ? prompt['raw'] : undefined
    if (text !== undefined && !text.startsWith('file://') && !/^\S+\.(?:txt|json|js|py|csv|md)$/.test(text)) return [text]
    skip('a prompt that is a file or a function')
    return []
  })
  const base = isObject(config['defaultTest']) ? config['defaultTest'] : {}
  const cases: SuiteCase[] = []
  for (const [number, test] of listOf(config['tests']).entries()) {
    if (!isObject(test)) {
      skip('tests that are a file')
      continue
    }
    const vars = { ...(isObject(base['vars']) ? base['vars'] : {}), ...(isObject(test['vars']) ? test['vars'] : {}) }
    const assertions = [...listOf(base['assert']), ...listOf(test['assert'])].flatMap(assertionOf)
    for (const [i, prompt] of prompts.entries()) {
      if (cases.length >= MOST) skip(`tests beyond ${MOST}`)
      else cases.push(caseOf(`${nameOf(test, number)}${prompts.length > 1 ? `/${i + 1}` : ''}`, prompt, vars, assertions, test))
    }
  }
  return { source: 'promptfoo', cases: unique(cases), skipped: [...skipped].map(([why, n]) => `${n} × ${why}`) }
}

/** Prompts of a promptfoo result file, as they were sent. */
export function fromPromptfooResults(file: Json): Suite {
  const rows = ((file['results'] as Json)['results'] as unknown[]).filter(isObject)
  const cases = rows.slice(0, MOST).flatMap((row, number): SuiteCase[] => {
    const raw = isObject(row['prompt']) ? row['prompt']['raw'] : undefined
    if (typeof raw !== 'string') return []
    const test = isObject(row['testCase']) ? row['testCase'] : {}
    return [caseOf(nameOf(test, number), raw, {}, listOf(test['assert']).flatMap(assertionOf), test)]
  })
  const lost = rows.length - cases.length
  return { source: 'promptfoo', cases: unique(cases), skipped: lost > 0 ? [`${lost} × a result without its prompt`] : [] }
}

const nameOf = (test: Json, number: number): string =>
  typeof test['description'] === 'string' ? test['description'] : `test ${number + 1}`

function caseOf(id: string, prompt: string, vars: Json, assertions: readonly Assertion[], test: Json): SuiteCase {
  const metadata = isObject(test['metadata']) ? test['metadata'] : {}
  const goal = [metadata['goal'], metadata['purpose'], vars['goal']].find((value) => typeof value === 'string')
  const filled = fillText(prompt.replace(/\{\{-?\s*(\w+)\s*(?:\|\s*\w+\s*)?-?\}\}/g, '{{$1}}'), vars)
  return { id, ...spoken(filled), ...(typeof goal === 'string' ? { goal } : {}), ...(assertions.length > 0 ? { assertions } : {}) }
}

/** A prompt may be the JSON of a whole conversation. */
function spoken(prompt: string): Pick<SuiteCase, 'turns' | 'history'> {
  if (!prompt.trimStart().startsWith('[')) return { turns: [prompt] }
  let messages: unknown
  try {
    messages = JSON.parse(prompt)
  } catch {
    return { turns: [prompt] }
  }
  const read = listOf(messages).filter((one): one is { role: 'user' | 'assistant' | 'system'; content: string } => {
    return isObject(one) && ['user', 'assistant', 'system'].includes(String(one['role'])) && typeof one['content'] === 'string'
  })
  const last = read.at(-1)
  if (last?.role !== 'user') return { turns: [prompt] }
  const history = read.slice(0, -1).map(({ role, content }) => ({ role, content }))
  return { turns: [last.content], ...(history.length > 0 ? { history } : {}) }
}

const TEXT_ASSERTIONS: Readonly<Record<string, 'all' | 'any' | 'equals' | 'starts'>> = {
  contains: 'all',
  'contains-all': 'all',
  'contains-any': 'any',
  equals: 'equals',
  'starts-with': 'starts',
}

/** Graded by a model there, by the judge here. */
const JUDGED = /^(?:promptfoo:redteam:.*|llm-rubric|model-graded-.*|g-eval|moderation|is-refusal|guardrails)$/

/** What a promptfoo test asserts; costs, times and the like say nothing about an attack and are left away. */
function assertionOf(value: unknown): Assertion[] {
  if (!isObject(value) || typeof value['type'] !== 'string') return []
  const not = value['type'].startsWith('not-')
  const bare = not ? value['type'].slice(4) : value['type']
  if (['latency', 'cost', 'perplexity', 'perplexity-score'].includes(bare)) return []
  if (JUDGED.test(bare)) return [{ kind: 'judge' }]
  const fold = bare.startsWith('icontains')
  const how = TEXT_ASSERTIONS[fold ? bare.slice(1) : bare]
  const values = listOf(value['value']).flatMap((one) => (typeof one === 'string' || typeof one === 'number' ? [String(one)] : []))
  if (how === undefined || values.length === 0) return [{ kind: 'unknown', name: value['type'] }]
  return [{ kind: 'has', how, values, fold, not }]
}

/** Ids are unique: those that come again are numbered. */
export function unique(cases: readonly SuiteCase[]): SuiteCase[] {
  const seen = new Map<string, number>()
  return cases.map((one) => {
    const times = (seen.get(one.id) ?? 0) + 1
    seen.set(one.id, times)
    return times === 1 ? one : { ...one, id: `${one.id} #${times}` }
  })
}
