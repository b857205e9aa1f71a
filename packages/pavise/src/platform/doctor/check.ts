/** How a check of the surroundings ended. `warn` does not stop work; `skip` says that there was nothing to look at. */
export type HealthState = 'ok' | 'warn' | 'fail' | 'skip'

export interface Health {
  readonly state: HealthState
  /** One line: what was seen. */
  readonly seen: string
  /** What to do about it. */
  readonly hint?: string
}

export interface Surroundings {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Milliseconds since 1970, as the machine tells it. */
  readonly now: number
}

/** One thing that this machine must have. */
export interface HealthCheck {
  readonly id: string
  readonly title: string
  run(here: Surroundings): Promise<Health>
}
