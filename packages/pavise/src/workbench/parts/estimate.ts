import type { Store } from '#core/ports/store'
import type { NewRun } from '#core/records/run'

/** Requests where nobody says how many, and how many campaigns a kind runs. */
const USUAL = { loop: { budget: 600, campaigns: 2 }, attack: { budget: 500, campaigns: 1 } } as const
/** Seconds a request takes where no run has shown it yet. */
const FIRST_GUESS = 0.05
const LOOKED_AT = 5

/** A scan sends nothing; it takes as long as the last ones of the same asset took. */
async function estimateScan({ runs }: Pick<Store, 'runs'>, asset: string | undefined): Promise<{ requests: number; seconds: number }> {
  const { items } = await runs.list({ kind: 'scan', state: 'done', ...(asset === undefined ? {} : { asset }) }, { limit: LOOKED_AT })
  const took = items.flatMap(({ started, finished }) => (started && finished ? [(Date.parse(finished) - Date.parse(started)) / 1000] : []))
  return { requests: 0, seconds: Math.max(1, Math.round(took.reduce((sum, one) => sum + one, 0) / Math.max(1, took.length))) }
}

/** What a run will cost: requests at most, and seconds by the pace of the last runs of its kind. */
export async function estimateRun({ runs }: Pick<Store, 'runs'>, run: NewRun): Promise<{ requests: number; seconds: number }> {
  if (run.kind === 'scan') return estimateScan({ runs }, run.asset)
  const { budget, campaigns } = USUAL[run.kind]
  const requests = (run.budget ?? budget) * campaigns
  const { items } = await runs.list({ kind: run.kind, state: 'done' }, { limit: LOOKED_AT })
  const paces = items.flatMap(({ started, finished, parameters, kind }) => {
    if (!started || !finished || kind !== run.kind) return []
    const asked = Number(parameters['budget'] ?? budget) * campaigns
    return [(new Date(finished).getTime() - new Date(started).getTime()) / 1000 / asked]
  })
  const pace = paces.length === 0 ? FIRST_GUESS : paces.reduce((sum, one) => sum + one, 0) / paces.length
  return { requests, seconds: Math.max(1, Math.round(requests * pace)) }
}
