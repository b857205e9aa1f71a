import type { Approver, Hold } from '#core/ports/approver'
import type { Store } from '#core/ports/store'
import type { HoldRow } from '#core/records/policy'

/** How often an answer is looked for that no announcement told of. Milliseconds. */
const LOOK = 2_000

export interface ConsoleApprover {
  readonly approve: Approver
  stop(): Promise<void>
}

/**
 * Puts holds before the people of the console and waits for the first answer. Where the database is gone nobody can answer: the hold
 * then runs into its time, as the policy says.
 */
export async function consoleApprover(store: Pick<Store, 'holds' | 'listen'>): Promise<ConsoleApprover> {
  const waiting = new Map<string, (answer: 'allow' | 'block') => void>()
  const look = async (): Promise<void> => {
    for (const [event, answer] of [...waiting]) {
      const { state } = await store.holds.get(event)
      if (state === 'allowed' || state === 'blocked') answer(state === 'allowed' ? 'allow' : 'block')
    }
  }
  const lookSafely = (): void => void look().catch(() => {})
  const unlisten = await store.listen('hold', lookSafely)
  const timer = setInterval(lookSafely, LOOK)
  return {
    approve: async (hold) => {
      const begun = Date.now()
      await store.holds.add(rowOf(hold, begun))
      try {
        return await answerTo(hold, waiting)
      } catch (error) {
        const state = Date.now() >= begun + hold.timeout ? 'expired' : 'left'
        void store.holds.settle(hold.event, state).catch(() => {})
        throw error
      } finally {
        waiting.delete(hold.event)
      }
    },
    async stop() {
      clearInterval(timer)
      await unlisten().catch(() => {})
    },
  }
}

function answerTo(hold: Hold, waiting: Map<string, (answer: 'allow' | 'block') => void>): Promise<'allow' | 'block'> {
  return new Promise((resolve, reject) => {
    const left = (): void => reject(new Error('nobody waits for the answer any more'))
    waiting.set(hold.event, resolve)
    if (hold.signal.aborted) left()
    else hold.signal.addEventListener('abort', left, { once: true })
  })
}

function rowOf(hold: Hold, begun: number): Omit<HoldRow, 'state' | 'answeredBy'> {
  const { event, phase, principal, otherwise, timeout } = hold
  const firings = hold.firings.filter((firing) => firing.action === 'hold')
  return {
    event,
    phase,
    principal,
    otherwise,
    rules: [...new Set(firings.map((firing) => firing.rule))],
    reasons: [...new Set(firings.flatMap((firing) => (firing.reason === undefined ? [] : [firing.reason])))],
    created: new Date(begun).toISOString(),
    until: new Date(begun + timeout).toISOString(),
  }
}
