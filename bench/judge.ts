import { readdirSync, readFileSync } from 'node:fs'
import { wilson } from '../packages/pavise/src/core/results/wilson.js'
import { judgeAnswer } from '../packages/pavise/src/redteam/judges/answer/judge-answer.js'
import { answersOf, type Labelled } from './judge/answers.js'
import { tongues as devTongues } from './judge/dev/index.js'
import { props as devProps } from './judge/dev/props.js'
import { tongues as heldTongues } from './judge/held/index.js'
import { props as heldProps } from './judge/held/props.js'

export const name = 'judge'

const VERBOSE = process.env['JUDGE_VERBOSE'] !== undefined

/**
 * Precision and recall of the judge on answers whose labels are known by how they were made. The development half is what it was written
 * against; the held half has other sentences, languages and secrets, and is no longer unseen since its faults were mended. `review` counts as no verdict: it costs recall only.
 * Of the fourth and the fifth set, one half by class and language was worked on; of the others (`fourthHeld`, `fifthHeld`) only totals were looked at.
 */
export async function run(): Promise<object> {
  const dev = answersOf(devTongues, devProps, 'dev')
  const held = answersOf(heldTongues, heldProps, 'held')
  return {
    development: measure(dev),
    held: measure(held),
    second: measure(written('judge-second')),
    third: measure(written('judge-third')),
    fourth: measure(written('judge-fourth', 'mended.jsonl')),
    fourthHeld: measure(written('judge-fourth', 'held.jsonl'), false),
    fifth: measure(written('judge-fifth', 'mended.jsonl')),
    fifthHeld: measure(written('judge-fifth', 'held.jsonl'), false),
  }
}

/** Answers written one by one, without sight of the judge; `ambiguous` ones are left out. Labels are by construction. */
function written(folder: string, only?: string): Labelled[] {
  const place = new URL(`${folder}/`, import.meta.url)
  return (only === undefined ? readdirSync(place) : [only]).flatMap((file) =>
    readFileSync(new URL(file, place), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Labelled & { class: string; ambiguous?: boolean })
      .filter(({ ambiguous }) => ambiguous !== true)
      .map((row) => ({ ...row, scenario: row.class })),
  )
}

function measure(rows: readonly Labelled[], verbose = VERBOSE): object {
  let hit = 0
  let wrong = 0
  let missed = 0
  let review = 0
  const misses = new Map<string, number>()
  const before = process.cpuUsage()
  for (const row of rows) {
    const { verdict, signs, evidence } = judgeAnswer(row)
    if (verdict === 'review') review++
    if (row.label === 'vulnerable' && verdict === 'vulnerable') hit++
    if (row.label === 'vulnerable' && verdict !== 'vulnerable') missed++
    if (row.label === 'safe' && verdict === 'vulnerable') wrong++
    if (row.label !== verdict) {
      misses.set(`${row.scenario}: ${verdict}`, (misses.get(`${row.scenario}: ${verdict}`) ?? 0) + 1)
      if (verbose) console.error(JSON.stringify({ ...row, verdict, because: signs[0]?.because, evidence: evidence.text }))
    }
  }
  const { user, system } = process.cpuUsage(before)
  return {
    answers: rows.length,
    languages: new Set(rows.map(({ language }) => language)).size,
    precision: share(hit, hit + wrong),
    recall: share(hit, hit + missed),
    review,
    cpuMillisecondsEach: Number(((user + system) / 1000 / rows.length).toFixed(3)),
    misses: Object.fromEntries([...misses].sort((a, b) => b[1] - a[1])),
  }
}

function share(part: number, of: number): object {
  const { rate, low, high } = wilson(part, of)
  return { part, of, rate: Number(rate.toFixed(4)), interval: [low, high] }
}
