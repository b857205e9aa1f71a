import type { Actor, Store } from '#core/ports/store'
import type { ClosedLoop } from '#oneshot'
import { publishText } from '#workbench/parts/bootstrap'
import { policyOf, saveLoop } from '#workbench/runs/loop'

const BY: Actor = { handle: 'quickstart' }

/** Leaves a finished loop in the store as a run of its own and puts its policy into force. Gives the id of the run. */
export async function importLoop(store: Store, loop: Pick<ClosedLoop, 'record' | 'policy'>, seed: number, budget: number): Promise<string> {
  const { id } = await store.runs.begin({ kind: 'loop', seed, budget }, BY.handle, BY)
  await saveLoop(loop, (phase, attempts) => store.runs.saveAttempts(id, phase, attempts))
  const policy = policyOf(loop)
  await store.runs.finish(id, BY.handle, { state: 'done', record: loop.record, policy })
  await publishText(store, policy, 'hardened by the quickstart', BY)
  return id
}
