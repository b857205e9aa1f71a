import type { Guard } from '@pavise/guard'
import type { Stats } from '#gateway/stats'

/** Runs what inspects with a guard, and has its second stage settle what it is in doubt about. `inspect` may be run twice. */
export async function settled<T>(guard: Guard, stats: Pick<Stats, 'doubted' | 'unsettled'> | undefined, inspect: () => T): Promise<T> {
  if (!guard.doubts) return inspect()
  const { result, second } = await guard.doubts.consult(inspect)
  if (stats) {
    stats.doubted += second.asked
    stats.unsettled += second.asked - second.judged
  }
  return result
}
