/** Codes that the guard alone can raise. `pavise` merges them into its catalogue; `docs/reference/errors.md` lists them all. */
export const GUARD_ERRORS = {
  PAV_POLICY_INVALID: {
    title: 'The policy has faults',
    hint: 'Each fault names its path; mend them all and load it again.',
    status: 422,
    exit: 64,
  },
  PAV_SURFACE_MALFORMED: {
    title: 'The body is not what this API expects',
    hint: 'Send the JSON that the API documents.',
    status: 400,
    exit: 2,
  },
  PAV_INSPECTION_STOPPED: {
    title: 'An inspection was given up because nobody waits for it',
    hint: 'Send the request again and wait for the answer.',
    status: 499,
    exit: 2,
  },
  PAV_SURFACE_UNKNOWN: {
    title: 'No surface describes this path',
    hint: 'Use a path of a supported API, or allow the fallback for the route.',
    status: 404,
    exit: 64,
  },
} as const
export type GuardErrorCode = keyof typeof GUARD_ERRORS

export class GuardError extends Error {
  override readonly name = 'GuardError'
  constructor(
    readonly code: GuardErrorCode,
    message: string,
    readonly faults: readonly { path: string; message: string; hint?: string }[] = [],
  ) {
    super(message)
  }
}
