import type { z } from 'zod'

/** What a duty can do in the background. The payload is small and holds no secrets: ids of what is in the store. */
export interface JobDefinition<Payload = unknown> {
  readonly id: string
  readonly title: string
  readonly payload: z.ZodType<Payload>
  /** Attempts at most; between them the wait grows exponentially. */
  readonly attempts: number
  /** Idempotent: a worker that died may have done a part of it. `signal` is aborted when the worker stops or the job is cancelled. */
  run(payload: Payload, context: JobContext): Promise<void>
}

export interface JobContext {
  readonly signal: AbortSignal
  readonly worker: string
  /** How often it was taken up, from 1. */
  readonly take: number
  /** True on the last one: what fails now stays failed. */
  readonly last: boolean
}

export const defineJob = <Payload>(job: JobDefinition<Payload>): JobDefinition<Payload> => job

/** Puts work in the queue. With `key`, a job that waits under the same key is replaced. */
export interface Jobs {
  add(job: string, payload: unknown, options?: { key?: string; runAt?: Date; queue?: string }): Promise<void>
}
