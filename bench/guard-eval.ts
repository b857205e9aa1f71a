import { readFileSync } from 'node:fs'
import { detectors } from '@pavise/guard/detectors'
import { evaluate } from '../packages/pavise/src/cli/commands/guard/evaluation.js'
import { labelledRows } from '../packages/pavise/src/cli/commands/guard/labelled-rows.js'

/**
 * What `injection` and `harmful` find in labelled texts, by source and as mean over sources, and what a text of 1 KB costs. `GUARD_EVAL_FILE` names the labelled
 * JSONL; without one nothing is measured: no such texts are in the repository. `GUARD_EVAL_FILE=labelled.jsonl npm run bench -- guard-eval`
 */
export const name = 'guard-eval'

const KILOBYTE = 1024
const ROUNDS = 2000

/** Microseconds for one slice of 1 KB, median and 99th of a hundred, over slices of the ordinary texts. */
function latency(texts: readonly string[]): Record<string, { p50: number; p99: number }> {
  const slices = texts
    .join('\n')
    .match(new RegExp(`[\\s\\S]{${KILOBYTE}}`, 'g'))!
    .slice(0, ROUNDS)
  return Object.fromEntries(
    detectors
      .filter(({ option }) => option === undefined)
      .map((detector) => {
        const detect = detector.create({})
        for (const slice of slices) detect(slice, { origin: 'user' })
        const times = slices.map((slice, i) => {
          const fresh = `${slice.slice(1)}${i % 10}`
          const start = process.hrtime.bigint()
          detect(fresh, { origin: 'user' })
          return Number(process.hrtime.bigint() - start) / 1000
        })
        times.sort((a, b) => a - b)
        const at = (share: number) => Math.round(times[Math.floor(share * times.length)]! * 10) / 10
        return [detector.id, { p50: at(0.5), p99: at(0.99) }]
      }),
  )
}

export async function run(): Promise<object> {
  const file = process.env['GUARD_EVAL_FILE']
  if (file === undefined) return { skipped: 'GUARD_EVAL_FILE names no labelled texts' }
  const rows = await labelledRows(
    (async function* () {
      yield readFileSync(file)
    })(),
    file,
  )
  const measured = ['injection', 'harmful'].map((id) => {
    const { macro, attacks, benign, twins, texts } = evaluate(detectors.find((detector) => detector.id === id)!, rows, {
      seed: 1,
      twins: true,
      progress: () => {},
    })
    return [id, { texts, macro, attacks, benign, twins }]
  })
  const ordinary = rows.filter(({ label, role }) => label === 'benign' && role !== 'system').map(({ text }) => text)
  return { file: file.split('/').at(-1), microsecondsPer1KB: latency(ordinary), ...Object.fromEntries(measured) }
}
