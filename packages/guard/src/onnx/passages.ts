import { RecentlyUsed } from '../policy/recently-used.js'

/** Passages whose answers are kept. */
const MOST_KEPT = 1024

/** What is known of a passage: how likely it is an attack, that the model could not tell, or that it is still to be asked. */
export type Word = number | 'unsettled' | 'open'

/** What is asked, and what could not be told, while one thing is inspected. */
export interface Account {
  readonly doubts: Set<string>
  readonly failed: Set<string>
  /** Nothing more is asked: what is not known by now cannot be told. */
  closed: boolean
}

export const newAccount = (): Account => ({ doubts: new Set(), failed: new Set(), closed: false })

/** What a model said of passages. */
export class Passages {
  private readonly answers = new RecentlyUsed<number>(MOST_KEPT)
  private account: Account | null = null

  /** What is known of a passage, and notes that it is wanted; undefined where nobody asks the model. With `more` it may not be whole yet. */
  ask(passage: string, more: boolean): Word | undefined {
    const { account } = this
    if (more && account && !account.closed) return 'open'
    const known = this.answers.get(passage)
    if (known !== undefined || account === null) return known
    if (account.closed || account.failed.has(passage)) return 'unsettled'
    account.doubts.add(passage)
    return 'open'
  }

  settle(passage: string, likely: number): void {
    this.answers.set(passage, likely)
  }

  /** Runs something that does not wait, on an account. */
  during<T>(account: Account, run: () => T): T {
    const before = this.account
    this.account = account
    try {
      return run()
    } finally {
      this.account = before
    }
  }
}
