import type { Guard } from '@pavise/guard'
import { decide } from '#gateway/decide'
import { blocked } from '#gateway/refusal'
import type { Onward } from '#gateway/routes/route'

/** Inspects what a client chose in the path. It cannot be masked there, so whatever would change it blocks. */
export function checkWords(guard: Guard, { words }: Onward): void {
  for (const text of words) {
    const decision = decide(guard, 'request', () => guard.inspect({ text, from: 'unknown' }))
    if (decision.action !== 'allow' && decision.action !== 'flag') throw blocked(decision, 'request')
  }
}
