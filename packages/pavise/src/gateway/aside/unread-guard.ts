import type { Decision, Guard } from '@pavise/guard'

/** Lets pass what nobody could inspect, and says `degraded`: for policies that want it so. */
export function unreadGuard({ policy, version, inspect }: Guard): Guard {
  const unread: Decision = { action: 'allow', mode: policy.mode, firings: [], edits: [], coverage: {}, degraded: true }
  const session = {
    request: () => unread,
    response: () => unread,
    stream: () => ({
      push: (payload: string) => ({ release: [payload] }),
      resume: () => ({ release: [] }),
      end: () => ({ release: [], decision: unread }),
    }),
  }
  return { policy, version, inspect, session: () => session }
}
