import { readYaml } from '#core/config/yaml-source'
import { PaviseError } from '#core/errors/error'
import { parseCsv } from '#redteam/exchange/csv'
import { fromGarak, fromPyrit, fromPyritSeeds, fromRows } from '#redteam/exchange/prompt-lists'
import { fromPromptfooConfig, fromPromptfooResults, isPromptfooConfig, isPromptfooResults } from '#redteam/exchange/promptfoo'
import type { Suite } from '#redteam/exchange/suite-case'
import { isObject } from '#redteam/targets/model-apis/json-reading'

type Json = Readonly<Record<string, unknown>>

const KNOWN =
  'promptfoo configurations and results, garak reports (JSONL), PyRIT exports and seeds, CSV and JSONL with a column prompt, recordings of the gateway, pavise.regression/1.'

/**
 * Reads attacks of another tool, told apart by what the file holds. Nothing that a file names (scripts, other files, addresses) is followed.
 * Throws PAV_USAGE where it is none of the known forms, or holds no attack.
 */
export function readSuite(text: string, name: string): Suite {
  const suite = recognised(text, name)
  if (!suite) throw new PaviseError('PAV_USAGE', `${name} is no suite of attacks that is known`, { hint: `Known are: ${KNOWN}` })
  if (suite.cases.length === 0) {
    const why = suite.skipped.length > 0 ? `: ${suite.skipped.join('; ')}` : ''
    throw new PaviseError('PAV_USAGE', `${name} (${suite.source}) holds no attack that can be sent${why}`)
  }
  return suite
}

function recognised(text: string, name: string): Suite | undefined {
  const lines = jsonLines(text)
  if (lines)
    return lines.some((line) => line['entry_type'] === 'attempt' || line['entry_type'] === 'start_run setup')
      ? fromGarak(lines)
      : fromRows(lines)
  const whole = json(text)
  if (whole !== undefined) return fromValue(whole)
  const table = parseCsv(text)
  if (table?.some((row) => 'prompt' in row || 'text' in row || 'attack' in row || 'question' in row || 'input' in row))
    return fromRows(table)
  return fromValue(readYaml(text, name, 'PAV_USAGE').value)
}

function fromValue(value: unknown): Suite | undefined {
  if (isPromptfooResults(value)) return fromPromptfooResults(value)
  if (isPromptfooConfig(value)) return fromPromptfooConfig(value)
  if (isObject(value)) {
    const seeds = value['seeds'] ?? value['prompts']
    return Array.isArray(seeds) ? fromPyritSeeds(seeds) : undefined
  }
  if (!Array.isArray(value)) return undefined
  const rows = value.filter(isObject)
  if (rows.length > 0 && rows.every((row) => 'conversation_id' in row)) return fromPyrit(rows)
  return fromRows(value.map((row): Json => (typeof row === 'string' ? { prompt: row } : isObject(row) ? row : {})))
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** At least two lines, or one that ends, each a JSON object. */
function jsonLines(text: string): Json[] | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (lines.length < 2) return undefined
  const values: Json[] = []
  for (const line of lines) {
    if (!line.trimStart().startsWith('{')) return undefined
    const value = json(line)
    if (!isObject(value)) return undefined
    values.push(value)
  }
  return values
}
