export type { Coverage, Decision, Edit, Firing, JsonPath, SessionInit } from './policy/decision.js'
export type { ChatStreamInspector, Guard, GuardSession, StreamStep } from './policy/guard.js'
export {
  ACTIONS,
  type Action,
  type CallRule,
  DESTINATIONS,
  type Destination,
  type DetectorRule,
  type FlowRule,
  type Mode,
  type Policy,
  type Rule,
  type ToolPolicy,
} from './policy/policy.js'
export {
  type Detect,
  type DetectionContext,
  type Detector,
  type DetectorOptions,
  defineDetector,
  type Reach,
} from './vocabulary/detector.js'
export { GUARD_ERRORS, GuardError, type GuardErrorCode } from './vocabulary/error.js'
export { LABELS, type Label, ORIGINS, type Origin, type Principal } from './vocabulary/origin.js'
export type { Span } from './vocabulary/span.js'
