import { wilson } from '../packages/pavise/src/core/results/wilson.js'
import { closeLoop } from '../packages/pavise/src/oneshot.js'

export const name = 'loop'

const SEEDS = Number(process.env['LOOP_SEEDS'] ?? 5)
const FIRST = Number(process.env['LOOP_FIRST'] ?? 601)
const REQUESTS = Number(process.env['LOOP_REQUESTS'] ?? 1000)

/**
 * The closed loop on held seeds: how much of what got through before still does after hardening, on attacks that hardening has not seen, and
 * how many benign tasks are still done. Per seed and pooled; the simulated target is not a model.
 */
export async function run(): Promise<object> {
  const seeds: object[] = []
  const sum = { before: [0, 0], after: [0, 0], replay: [0, 0] } as Record<'before' | 'after' | 'replay', [number, number]>
  let tasks = 0
  let passed = 0
  let leastPassed = Number.POSITIVE_INFINITY
  for (let seed = FIRST; seed < FIRST + SEEDS; seed++) {
    const began = performance.now()
    const { record, site } = await closeLoop({
      seed,
      held: true,
      maxRequests: REQUESTS,
      signal: new AbortController().signal,
      stage: () => {},
    })
    await site.close()
    const { before, after, replay, benign } = record.loop!
    for (const [phase, tally] of Object.entries({ before, after, replay }) as ['before', typeof before][]) {
      sum[phase][0] += tally.successes
      sum[phase][1] += tally.attempts - tally.inconclusive
    }
    tasks += benign.tasks
    passed += benign.passed
    leastPassed = Math.min(leastPassed, benign.passed)
    seeds.push({
      seed,
      before: rounded(before.asr.rate),
      after: rounded(after.asr.rate),
      less: rounded(1 - after.asr.rate / before.asr.rate),
      benign: benign.passed,
      seconds: Math.round((performance.now() - began) / 100) / 10,
    })
  }
  const before = share(sum.before)
  const after = share(sum.after)
  return {
    requests: REQUESTS,
    before,
    after,
    replay: share(sum.replay),
    less: rounded(1 - after.rate / before.rate),
    benign: { tasks, passed, leastPassed },
    seeds,
  }
}

function share([part, of]: [number, number]) {
  const { rate, low, high } = wilson(part, of)
  return { part, of, rate: rounded(rate), interval: [rounded(low), rounded(high)] }
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
