import {
  ACTIONS,
  type Action,
  applyEdits,
  type Coverage,
  type Decision,
  type Edit,
  type Firing,
  type Guard,
  type GuardSession,
  type Uninspectable,
} from '@pavise/guard'
import { takeMedia } from '#gateway/mcp/media'
import { isRecord } from '#gateway/mcp/message'
import type { Says } from '#gateway/mcp/surface'
import { settled } from '#gateway/second/settled'

/** One part of a message to be judged, and what its origin needs to be known. */
export interface Part {
  readonly says: Says
  readonly value: unknown
  /** Of a call: the tool as the policy calls it. */
  readonly name?: string
  /** Of a call, and of the answer to one. */
  readonly call?: string
  /** What else the message holds. */
  readonly beside?: unknown
}

/** What was decided about a part, and the part with what had to go replaced. */
export interface Verdict {
  readonly decision: Decision
  readonly value: unknown
}

/** What judges the parts of one message. */
export interface Bench {
  readonly guard: Guard
  readonly session: GuardSession
  readonly uninspectable: Uninspectable
}

/** Judges what a server says, before the model reads it. */
export function judgeToModel({ guard, session, uninspectable }: Bench, part: Part): Promise<Verdict> {
  return judged(part, guard, uninspectable, 'tool', (taken, decoded) => {
    const { says, call, beside } = part
    return session.request({ says, ...(says === 'answer' ? { call: call ?? '' } : {}), part: taken, beside, decoded })
  })
}

/** Judges what goes to a server. A call is judged by the flow and call rules too. */
export function judgeToServer({ guard, session, uninspectable }: Bench, part: Part): Promise<Verdict> {
  return judged(part, guard, uninspectable, 'tool_arguments', (taken, decoded) => {
    const { says, call, name, beside } = part
    if (says !== 'call') return session.response({ says, part: taken, beside, decoded })
    return session.response({
      says,
      call: call ?? '',
      name: name ?? '',
      arguments: isRecord(taken) ? taken : { value: taken },
      beside,
      decoded,
    })
  })
}

async function judged(
  part: Part,
  guard: Guard,
  uninspectable: Uninspectable,
  origin: 'tool' | 'tool_arguments',
  decide: (taken: unknown, decoded: readonly string[]) => Decision,
): Promise<Verdict> {
  const media = takeMedia(part.value)
  let decision = await settled(guard, undefined, () => decide(media.part, media.decoded))
  if (media.unreadable > 0) decision = withUnreadable(decision, media.unreadable, origin, uninspectable)
  const wrapped = part.says === 'call' && !isRecord(part.value)
  const edits: Edit[] = []
  for (const { path, text } of decision.edits) {
    const inner = innerPath(path, part.says, wrapped)
    if (inner === undefined) return { decision: asBlock(decision), value: part.value }
    edits.push({ path: inner, text })
  }
  if (edits.length === 0) return { decision, value: part.value }
  const whole = edits.find(({ path }) => path.length === 0)
  return { decision, value: whole ? whole.text : applyEdits(part.value, edits) }
}

/** Where an edit of the judged body lies in the part; undefined where the part has no such place, so that it cannot be replaced. */
function innerPath(path: readonly (string | number)[], says: Says, wrapped: boolean): readonly (string | number)[] | undefined {
  const [root, ...inner] = path
  if (root !== (says === 'call' ? 'arguments' : 'part')) return undefined
  if (!wrapped) return inner.length > 0 ? inner : undefined
  return inner[0] === 'value' ? inner.slice(1) : undefined
}

/** What cannot be replaced cannot be masked: the whole message stays behind. */
function asBlock(decision: Decision): Decision {
  const firings = decision.firings.map(
    (firing): Firing =>
      firing.action === 'mask' || firing.action === 'redact'
        ? { ...firing, action: 'block', reason: 'it stands where nothing can be replaced' }
        : firing,
  )
  return { ...decision, action: 'block', firings, edits: [] }
}

function withUnreadable(decision: Decision, units: number, origin: 'tool' | 'tool_arguments', uninspectable: Uninspectable): Decision {
  const seen = decision.coverage[origin] ?? { seen: 0, scanned: 0, skipped: 0 }
  const coverage: Coverage = {
    ...decision.coverage,
    [origin]: { seen: seen.seen + units, scanned: seen.scanned, skipped: seen.skipped + units },
  }
  const firing: Firing = {
    rule: 'uninspectable',
    action: uninspectable,
    origin,
    path: [],
    detections: [],
    reason: 'it holds media that cannot be read',
  }
  const action = decision.mode === 'observe' && uninspectable === 'block' ? 'flag' : uninspectable
  return { ...decision, coverage, firings: [...decision.firings, firing], action: stronger(decision.action, action) }
}

export const stronger = (a: Action, b: Action): Action => (ACTIONS.indexOf(a) >= ACTIONS.indexOf(b) ? a : b)

/** Several decisions about one message as one. Their edits are already made. */
export function joined(decisions: readonly Decision[]): Decision {
  const first = decisions[0]!
  const coverage: Record<string, { seen: number; scanned: number; skipped: number }> = {}
  for (const decision of decisions)
    for (const [origin, one] of Object.entries(decision.coverage)) {
      const sum = coverage[origin] ?? { seen: 0, scanned: 0, skipped: 0 }
      coverage[origin] = { seen: sum.seen + one.seen, scanned: sum.scanned + one.scanned, skipped: sum.skipped + one.skipped }
    }
  return {
    action: decisions.reduce<Action>((action, decision) => stronger(action, decision.action), 'allow'),
    mode: first.mode,
    firings: decisions.flatMap((decision) => decision.firings),
    edits: decisions.flatMap((decision) => decision.edits),
    coverage,
    degraded: decisions.some((decision) => decision.degraded),
  }
}
