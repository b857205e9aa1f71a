import type { Store } from '#core/ports/store'
import type { RunRow } from '#core/records/run'
import type { Job } from './records.js'

const TITLES: Readonly<Record<RunRow['kind'], string>> = {
  loop: 'Closed loop on the practice target',
  attack: 'Attack',
  scan: 'Scan',
  replay: 'Replay of known attacks',
  verify_ledger: 'Verification of the ledger',
  dry_run: 'Dry run of a policy',
}

/** What runs or waits, newest first. */
export async function runningJobs(store: Store): Promise<Job[]> {
  const { items } = await store.runs.list({ q: 'state:queued,running,cancelling' }, { limit: 100 })
  return items.map((run) => ({
    run: run.id,
    title: run.asset ? `${TITLES[run.kind]}: ${run.asset.name}` : TITLES[run.kind],
    state: run.state as Job['state'],
    ...(run.progress ? { progress: run.progress } : {}),
  }))
}
