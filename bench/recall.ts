import type { Finding } from '../packages/pavise/src/core/results/envelope.js'
import { wilson } from '../packages/pavise/src/core/results/wilson.js'
import { createEgress } from '../packages/pavise/src/platform/egress/egress.js'
import { type Quarry, startQuarry } from '../packages/pavise/src/quarry/index.js'
import { resolveTarget, runCampaign, targetOrigins } from '../packages/pavise/src/redteam/index.js'

export const name = 'recall'

const SEEDS = Number(process.env['RECALL_SEEDS'] ?? 6)
const FIRST = Number(process.env['RECALL_FIRST'] ?? 1001)
const HELD = process.env['RECALL_OPEN'] === undefined
const REQUESTS = Number(process.env['RECALL_REQUESTS'] ?? 5000)
/** `core`: the nineteen flaws that there always were; `whole`: all of them. */
const SCOPE = process.env['RECALL_SCOPE'] === 'whole' ? 'whole' : 'core'
/** Seeds on which the fixed order runs beside the learning one. */
const FIXED = Number(process.env['RECALL_FIXED'] ?? 2)

interface Truth {
  flaws: { id: string; tier: number; channel: string; effect: string; exploited: boolean }[]
}

/**
 * What share of the flaws of the simulated target the engine finds within its budget on seeds that nothing was developed on, and how many
 * findings it claims on the hardened twins of the same seeds. Found: the target's own record says exploited, and a finding names the same
 * door and effect. It measures search and judging on a simulator, not the safety of any model.
 */
export async function run(): Promise<object> {
  let flaws = 0
  let exploited = 0
  let found = 0
  let twinFindings = 0
  let twinAttempts = 0
  let twinSuccesses = 0
  const missed = new Map<string, number>()
  const first: number[] = []
  const each = { learning: [] as number[], fixed: [] as number[] }
  const firsts = { learning: [] as number[], fixed: [] as number[] }
  for (let seed = FIRST; seed < FIRST + SEEDS; seed++) {
    const soft = await attack(seed, false)
    const claimed = new Set(soft.findings.map(({ location }) => `${location['channel']}/${location['effect']}`))
    for (const flaw of soft.truth.flaws) {
      flaws++
      if (flaw.exploited) exploited++
      if (flaw.exploited && claimed.has(`${flaw.channel}/${flaw.effect}`)) found++
      else missed.set(flaw.id, (missed.get(flaw.id) ?? 0) + 1)
    }
    if (process.env['RECALL_VERBOSE']) {
      for (const flaw of soft.truth.flaws)
        if (!flaw.exploited || !claimed.has(`${flaw.channel}/${flaw.effect}`))
          console.error(`seed ${seed} ${flaw.exploited ? 'unclaimed' : 'missed'} ${flaw.id} ${flaw.channel}/${flaw.effect}`)
    }
    first.push(firstOf(soft))
    if (seed < FIRST + FIXED) {
      const fixed = await attack(seed, false, false)
      firsts.learning.push(firstOf(soft))
      firsts.fixed.push(firstOf(fixed))
      each.learning.push(...requestsToEach(soft))
      each.fixed.push(...requestsToEach(fixed))
    }
    const twin = await attack(seed, true)
    twinFindings += twin.findings.length
    twinAttempts += twin.tally.attempts
    twinSuccesses += twin.tally.successes
    if (process.env['RECALL_VERBOSE'])
      for (const finding of twin.findings)
        console.error(`seed ${seed} twin ${JSON.stringify(finding.location)} ${finding.evidence[0]?.text.slice(0, 160)}`)
  }
  return {
    held: HELD,
    seeds: SEEDS,
    scope: SCOPE,
    requests: REQUESTS,
    flaws,
    exploited: share(exploited, flaws),
    found: share(found, flaws),
    twins: { findings: twinFindings, perFlaw: twinFindings / flaws, attempts: share(twinSuccesses, twinAttempts) },
    requestsToFirst: mean(first),
    againstFixedOrder: {
      seeds: FIXED,
      first: { learning: mean(firsts.learning), fixed: mean(firsts.fixed), ratio: ratio(firsts.learning, firsts.fixed) },
      eachFlaw: { learning: mean(each.learning), fixed: mean(each.fixed), ratio: ratio(each.learning, each.fixed) },
    },
    missed: Object.fromEntries([...missed].sort((a, b) => b[1] - a[1])),
  }
}

interface Attacked {
  readonly findings: readonly Finding[]
  readonly truth: Truth
}

const firstOf = ({ findings }: Attacked): number => Math.min(REQUESTS, ...findings.map(requestsTo))

const requestsTo = (finding: Finding): number => Number(finding.requestsToFirstSuccess ?? REQUESTS)

/** Requests until each flaw was claimed, reconnaissance included; the whole budget for one that was not. */
function requestsToEach({ findings, truth }: Attacked): number[] {
  return truth.flaws.map(({ channel, effect, exploited }) => {
    const claims = findings.filter(({ location }) => location['channel'] === channel && location['effect'] === effect)
    return exploited ? Math.min(REQUESTS, ...claims.map(requestsTo)) : REQUESTS
  })
}

const mean = (values: readonly number[]): number => Math.round(values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length))

const ratio = (a: readonly number[], b: readonly number[]): number => Math.round((100 * mean(a)) / Math.max(1, mean(b))) / 100

async function attack(seed: number, hardened: boolean, learns = true) {
  const quarry: Quarry = await startQuarry({ seed, held: HELD, hardened, scope: SCOPE })
  const target = resolveTarget(quarry.target, 'the practice target', {})
  const egress = createEgress({ allow: [...targetOrigins(target), quarry.controlUrl] })
  try {
    const { envelope, tally } = await runCampaign({ target, egress, seed, maxRequests: REQUESTS, learns })
    const truth = JSON.parse(await (await egress.request(`${quarry.controlUrl}/truth`)).text()) as Truth
    return { findings: envelope.findings, tally, truth }
  } finally {
    await egress.close()
    await quarry.close()
  }
}

function share(part: number, of: number): { part: number; of: number; rate: number; interval: [number, number] } {
  const { rate, low, high } = wilson(part, of)
  return { part, of, rate, interval: [low, high] }
}
