import { createGuard, loadPolicy } from '@pavise/guard'
import type { Attack } from '#core/attack/attempt'
import type { Egress } from '#core/ports/egress'
import type { Exchange } from '#hardening/exchange'
import type { PolicyDocument } from '#hardening/harden'
import { runBenignTasks } from '#oneshot/benign-tasks'
import { type Site, taskSite } from '#oneshot/site'
import { replay, resolveTarget } from '#redteam/index'

/** Puts a policy into force that only watches. */
function watch(site: Site, policy: PolicyDocument) {
  return site.enforce(createGuard(loadPolicy({ ...policy, mode: 'observe' })))
}

/** Lets a site do its ordinary tasks while the gateway watches, and returns the model calls of each task. */
export async function watchBenign(site: Site, egress: Egress, policy: PolicyDocument): Promise<{ task: string; exchanges: Exchange[] }[]> {
  const recorder = await watch(site, policy)
  const seen: { task: string; exchanges: Exchange[] }[] = []
  await runBenignTasks(taskSite(site.guarded), egress, (task) => seen.push({ task, exchanges: recorder.take() }))
  return seen
}

/** Sends attacks again while the gateway watches, and returns the model calls of each, in order. */
export async function watchAttacks(site: Site, egress: Egress, policy: PolicyDocument, attacks: readonly Attack[]): Promise<Exchange[][]> {
  const recorder = await watch(site, policy)
  const seen: Exchange[][] = []
  await replay({
    target: resolveTarget(site.guarded.target, 'the practice target', {}),
    egress,
    attacks,
    onAttempt: (attempt) => {
      const exchanges = recorder.take()
      if (attempt) seen.push(exchanges)
    },
  })
  return seen
}
