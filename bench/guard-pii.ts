import { existsSync, readFileSync } from 'node:fs'
import { detectors } from '@pavise/guard/detectors'
import { ID_KINDS } from '../packages/guard/src/detectors/personal/id-kinds.js'
import { TOKEN_KINDS } from '../packages/guard/src/detectors/secret/kinds/index.js'
import { Dice } from './pii/dice.js'
import { idOf, tokenOf } from './pii/from-tables.js'
import { LOOK_ALIKES } from './pii/look-alikes.js'
import { CARRIERS, VALUES } from './pii/values.js'

/**
 * Recall on generated personal data and credentials in sentences of nine languages, JSON, code and tables; false alarms on look-alikes; with
 * `PII_DEV=FILE`, precision and recall on labelled sentences; and the time of each detector on 1 KB. `npm run bench -- guard-pii`. The values
 * are drawn at random from a seed, check digits by formulas of their own for the kinds of `values.ts`; those of the tables are drawn from the
 * detector's own forms and say only that forms, labels and surroundings fit together.
 */
export const name = 'guard-pii'

const SEED = Number(process.env['PII_SEED'] ?? 7)
const EACH = Number(process.env['PII_EACH'] ?? 60)
const WANTED = ['personal', 'person', 'address', 'secret', 'code', 'runaway', 'email', 'card', 'iban', 'link']
const CONTEXT = { origin: 'user' } as const
const all = detectors.filter(({ id }) => WANTED.includes(id)).map((detector) => ({ id: detector.id, detect: detector.create({}) }))
const exact = all.filter(({ id }) => id === 'personal' || id === 'secret')

function gone(text: string, start: number, end: number): { covered: boolean; kinds: string[] } {
  const spans = exact.flatMap(({ detect }) => detect(text, CONTEXT)).filter(({ score }) => score >= 0.5)
  const hits = spans.filter((span) => span.start < end && start < span.end)
  return { covered: hits.length > 0, kinds: hits.map(({ kind }) => kind) }
}

interface Tally {
  n: number
  found: number
  named: number
}

function recall(dice: Dice): Record<string, Tally> {
  const result: Record<string, Tally> = {}
  for (const [kind, { labels, draw, bare }] of Object.entries(VALUES)) {
    const tally: Tally = { n: 0, found: 0, named: 0 }
    for (let i = 0; i < EACH; i++) {
      const value = draw(dice)
      const carrier = dice.pick(CARRIERS.filter((each) => bare || each.labelled))
      const text = carrier.write(dice.pick(labels), value, dice)
      const start = text.indexOf(value)
      const { covered, kinds } = gone(text, start, start + value.length)
      tally.n++
      if (covered) tally.found++
      if (kinds.includes(kind)) tally.named++
    }
    result[kind] = tally
  }
  return result
}

/** Kinds of the tables: how many of them are found in more than 98 of 100 draws, and those that are not. */
function tables(dice: Dice): { ids: object; tokens: object } {
  const ids = ID_KINDS.filter(({ near, score }) => near && score === undefined).map((row) => ({
    kind: row.kind,
    rate: rateOf(() => idOf(row, dice)),
  }))
  const tokens = TOKEN_KINDS.map((row) => ({ kind: row.kind, rate: rateOf(() => tokenOf(row, dice)) }))
  const weak = (rows: readonly { kind: string; rate: number | null }[]) =>
    Object.fromEntries(rows.filter(({ rate }) => rate !== null && rate < 0.98).map(({ kind, rate }) => [kind, rate]))
  const mean = (rows: readonly { rate: number | null }[]) => {
    const known = rows.flatMap(({ rate }) => (rate === null ? [] : [rate]))
    return rounded(known.reduce((sum, rate) => sum + rate, 0) / known.length)
  }
  return {
    ids: { rows: ids.length, mean: mean(ids), below: weak(ids) },
    tokens: { rows: tokens.length, mean: mean(tokens), below: weak(tokens) },
  }
}

function rateOf(draw: () => { text: string; value: string } | null): number | null {
  let n = 0
  let found = 0
  for (let i = 0; i < 20; i++) {
    const drawn = draw()
    if (!drawn) continue
    n++
    const start = drawn.text.indexOf(drawn.value)
    if (gone(drawn.text, start, start + drawn.value.length).covered) found++
  }
  return n === 0 ? null : rounded(found / n)
}

function falseAlarms(dice: Dice): { n: number; rate: number; by: Record<string, string> } {
  let n = 0
  let wrong = 0
  const by: Record<string, string> = {}
  for (const [kind, draw] of Object.entries(LOOK_ALIKES)) {
    let here = 0
    for (let i = 0; i < EACH; i++) {
      const spans = exact.flatMap(({ detect }) => detect(draw(dice), CONTEXT)).filter(({ score }) => score >= 0.5)
      if (spans.length > 0) here++
    }
    n += EACH
    wrong += here
    if (here > 0) by[kind] = `${here}/${EACH}`
  }
  return { n, rate: rounded(wrong / n), by }
}

const DEV_KINDS: Readonly<Record<string, readonly string[]>> = {
  PERSON: ['person'],
  STREET_ADDRESS: ['address'],
  PHONE_NUMBER: ['phone'],
  CREDIT_CARD: ['credit_card'],
  US_SSN: ['us_ssn'],
  EMAIL_ADDRESS: ['email'],
  IBAN_CODE: ['iban'],
  IP_ADDRESS: ['ip'],
}
interface DevRow {
  text: string
  spans: { type: string; start: number; end: number }[]
}

/** One synthetic source, which the detectors were built with: overlap of spans, score 0.5 and up. */
function development(file: string): object {
  const rows = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as DevRow)
  const tally = Object.fromEntries(Object.keys(DEV_KINDS).map((type) => [type, { found: 0, missed: 0, right: 0, wrong: 0 }]))
  for (const { text, spans } of rows) {
    const found = all
      .filter(({ id }) => ['personal', 'person', 'address'].includes(id))
      .flatMap(({ detect }) => detect(text, CONTEXT))
      .filter(({ score }) => score >= 0.5)
    for (const [type, kinds] of Object.entries(DEV_KINDS)) {
      const truth = spans.filter((span) => span.type === type)
      const ours = found.filter(({ kind }) => kinds.includes(kind))
      const meets = (a: { start: number; end: number }, list: readonly { start: number; end: number }[]) =>
        list.some((b) => a.start < b.end && b.start < a.end)
      for (const span of truth) tally[type]![meets(span, ours) ? 'found' : 'missed']++
      for (const span of ours) tally[type]![meets(span, truth) ? 'right' : 'wrong']++
    }
  }
  return Object.fromEntries(
    Object.entries(tally).map(([type, { found, missed, right, wrong }]) => [
      type,
      { n: found + missed, precision: rounded(right / (right + wrong)), recall: rounded(found / (found + missed)) },
    ]),
  )
}

/** Least of many runs: other work on the machine only adds to it. */
function microseconds(dice: Dice): Record<string, number> {
  const words =
    'the committee met on Tuesday and agreed that Anna will write to the carriers about order 4711 before winter; nobody expects more '.split(
      ' ',
    )
  const text = () =>
    Array.from({ length: 190 }, () => dice.pick(words))
      .join(' ')
      .slice(0, 1024)
  const result: Record<string, number> = {}
  const measure = (run: (text: string) => unknown) => {
    let least = Number.POSITIVE_INFINITY
    for (let i = 0; i < 1_500; i++) {
      const fresh = text()
      const start = process.hrtime.bigint()
      run(fresh)
      least = Math.min(least, Number(process.hrtime.bigint() - start))
    }
    return rounded(least / 1000)
  }
  for (const { id, detect } of all) result[id] = measure((each) => detect(each, CONTEXT))
  result['together'] = measure((each) => all.map(({ detect }) => detect(each, CONTEXT)))
  return result
}

const rounded = (value: number) => Math.round(value * 1000) / 1000

export async function run(): Promise<object> {
  const dice = new Dice(SEED)
  const byKind = recall(dice)
  const file = process.env['PII_DEV']
  const values = Object.values(byKind)
  return {
    seed: SEED,
    recall: Object.fromEntries(
      Object.entries(byKind).map(([kind, { n, found, named }]) => [kind, { n, found: rounded(found / n), named: rounded(named / n) }]),
    ),
    mean: rounded(values.reduce((sum, { n, found }) => sum + found / n, 0) / values.length),
    tables: tables(dice),
    lookAlikes: falseAlarms(dice),
    microsecondsPerKB: microseconds(dice),
    ...(file !== undefined && existsSync(file) && { development: development(file) }),
  }
}
