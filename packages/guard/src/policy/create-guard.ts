import { detectors as shipped } from '../detectors/index.js'
import type { Detector } from '../vocabulary/detector.js'
import { compileMarkers } from './document-markers.js'
import { Engine } from './engine.js'
import { type Clock, Exceptions } from './exceptions/exceptions.js'
import { CallJudge } from './flows/judge-call.js'
import type { Guard, SessionInit } from './guard.js'
import { inspectText } from './inspect-text.js'
import type { Policy } from './policy.js'
import { policyVersion } from './policy-version.js'
import { RuleTable } from './rule-table.js'
import { ChatSession } from './session.js'
import { ToolTable } from './tool-table.js'
import { type KeyedDigest, VerdictCache } from './verdict-cache.js'

export interface GuardOptions {
  readonly detectors?: readonly Detector[]
  readonly clock?: Clock
  readonly digest?: KeyedDigest
}

/**
 * Compiles a policy, once. `detectors` is the list that `when.detector` is looked up in; by default all that ship. `clock` says the time
 * (epoch milliseconds, such as `Date.now`) for exceptions; without it none is in force. With a keyed `digest`, what was found in a text is remembered, and the
 * text is not read again when the same principal sends it again, in whatever session.
 * @example
 * const guard = createGuard(loadPolicy({ version: 1, rules: [{ id: 'names', when: { detector: 'secret' }, do: 'redact' }] }))
 * const decision = guard.session().request(body)
 */
export function createGuard(policy: Policy, options: GuardOptions = {}): Guard {
  const tools = new ToolTable(policy)
  const exceptions = new Exceptions(policy, options.clock)
  const rules = new RuleTable(policy, options.detectors ?? shipped, exceptions)
  const verdicts = options.digest && new VerdictCache(options.digest)
  const engine = new Engine(
    policy,
    rules,
    tools,
    compileMarkers(policy.documents.markers),
    new CallJudge(policy, tools, exceptions),
    verdicts,
  )
  return {
    policy,
    version: policyVersion(policy),
    inspect: (input, how) => inspectText(engine, input, how),
    session: (init: SessionInit = {}) => new ChatSession(engine, init),
  }
}
