import type { AttackTally, AttackVerdict } from '#core/attack/attempt'
import { wilson } from '#core/results/wilson'

/** Counts of attempts so far; the rate is over attempts that could be judged. */
export class Tally {
  attempts = 0
  successes = 0
  review = 0
  inconclusive = 0

  count(verdict: AttackVerdict): void {
    this.attempts++
    if (verdict === 'vulnerable') this.successes++
    if (verdict === 'review') this.review++
    if (verdict === 'inconclusive') this.inconclusive++
  }

  result(): AttackTally {
    const { attempts, successes, inconclusive } = this
    return { attempts, successes, inconclusive, asr: wilson(successes, attempts - inconclusive) }
  }
}
