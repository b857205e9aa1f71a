import { createGuard, type Policy, starterPolicy } from '@pavise/guard'
import type { Actor, Store } from '#core/ports/store'
import { writePolicy } from '#hardening/policy-document'
import { parsePolicyText } from '#platform/config/policy-file'

const BY: Actor = { handle: 'pavise' }

/** Makes the starter policy the first one where there is none, so that the console has something to show and the gateway to decide by. */
export async function publishFirstPolicy(store: Pick<Store, 'policies'>, configured: string | undefined): Promise<void> {
  if (await store.policies.current()) return
  const text = configured ?? writePolicy(starterPolicy() as Parameters<typeof writePolicy>[0])
  await publishText(store, text, configured === undefined ? 'the starter policy' : 'from pavise.yaml', BY)
}

/** Publishes a policy after reading it. Throws PAV_POLICY_INVALID with all its faults. */
export async function publishText(store: Pick<Store, 'policies'>, text: string, note: string, by: Actor): Promise<void> {
  const policy: Policy = parsePolicyText(text, 'the policy')
  const { version } = createGuard(policy)
  await store.policies.publish({ text, version, mode: policy.mode, rules: policy.rules.length, note }, by)
}
