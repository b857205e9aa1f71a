export { createGuard, type GuardOptions } from './policy/create-guard.js'
export type { Coverage, Decision, Edit, Firing, JsonPath } from './policy/decision.js'
export { type Clock, expiredExceptions } from './policy/exceptions/exceptions.js'
export type { Explanation } from './policy/explain-text.js'
export type { Fault } from './policy/faults.js'
export type {
  ChatStreamInspector,
  Doubts,
  Guard,
  GuardSession,
  SecondOpinion,
  SessionInit,
  StreamDoubts,
  StreamStep,
} from './policy/guard.js'
export { loadPolicy, type ParsedPolicy, parsePolicy } from './policy/parse-policy.js'
export {
  ACTIONS,
  type Action,
  type CallRule,
  DESTINATIONS,
  type Destination,
  type DetectorRule,
  type ExtractionPolicy,
  type FlowRule,
  type McpServerPolicy,
  type Mode,
  type Policy,
  type PolicyException,
  type RiskPolicy,
  type RoutePolicy,
  type Rule,
  type ToolPolicy,
  type UnknownSurface,
} from './policy/policy.js'
export { RecentlyUsed } from './policy/recently-used.js'
export { routePolicy } from './policy/route-policy.js'
export { starterPolicy } from './policy/starter-policy.js'
export { UNINSPECTABLE, type Uninspectable } from './policy/uninspectable.js'
export type { KeyedDigest } from './policy/verdict-cache.js'
export { applyEdits } from './surfaces/apply-edits.js'
export { surfaceOf, surfaces } from './surfaces/index.js'
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
