export { ACTIONS, type Action, DESTINATIONS, type Destination, type Mode } from '../policy/policy.js'
export { GUARD_ERRORS, GuardError, type GuardErrorCode } from './error.js'
export { LABELS, type Label, ORIGINS, type Origin, type Principal } from './origin.js'
export type { Span } from './span.js'
