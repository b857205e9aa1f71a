import type { ServerResponse } from 'node:http'
import type { Guard } from '@pavise/guard'
import type { AnswerToJudge, JudgedAnswer } from '#gateway/aside/words'
import type { Admission } from '#gateway/door/door'
import type { Leaving } from '#gateway/leaving'

/** A request that was read and let in. */
export interface Visit {
  readonly method: string
  readonly target: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly admission: Admission
  readonly body: SharedArrayBuffer
  readonly guard: Guard
  readonly response: ServerResponse
  readonly client: Leaving
}

/** Where exchanges go on whose requests are so large that all others would wait for them. */
export interface Aside {
  /**
   * Answers a request whole, its event included. `lost` where what inspects it ended before anything had gone to the client, which then still has no answer. Throws a
   * `Refusal` where too much waits already.
   */
  take(visit: Visit): Promise<'answered' | 'lost'>
  /** Judges an answer under the policy of a guard. `lost` where the thread ended meanwhile; undefined where too much waits already. */
  judge(guard: Guard, answer: AnswerToJudge): Promise<JudgedAnswer | 'lost'> | undefined
  /** Whether an answer that requests can go on from was given there. */
  keeps(key: string): boolean
  close(): Promise<void>
}
