import { applyEdits } from '../surfaces/apply-edits.js'
import type { CallPiece } from '../surfaces/reading.js'
import type { Edit } from './decision.js'
import type { DecisionDraft } from './decision-draft.js'
import type { Engine, Scene } from './engine.js'
import { replaceSpans } from './replace-spans.js'
import { callArguments } from './segments.js'

/**
 * Judges one whole call into a draft: the texts in its arguments by the detector rules and, when it is about to be made (`pending`), the
 * call by the flow and call rules. Answers what has to change:
 * the text of the arguments as a whole, or single values where the body holds them as an object.
 */
export function judgeAnswerCall(engine: Engine, scene: Scene, call: CallPiece, pending: boolean, draft: DecisionDraft): Edit[] {
  // A call that is about to be made goes where its tool acts; one that was made long ago is only history for the model.
  const external = pending && engine.tools.get(call.name).effect === 'external'
  const args = callArguments(call, external ? 'external' : 'model')
  const changes = engine.judge(args.segments, scene, draft)
  if (pending) {
    const { firings, degraded } = engine.calls.judge(call, args.value, scene.memory, scene.principal)
    draft.fire(firings)
    if (degraded) draft.degraded = true
  }
  if (changes.length === 0) return []
  if (args.value === null) return [{ path: call.path, text: replaceSpans(changes[0]!.text, changes[0]!.replacements) }]
  const edits = changes.map(({ path, text, replacements }) => ({ path, text: replaceSpans(text, replacements) }))
  if (call.object) return edits
  const inner = edits.map(({ path, text }) => ({ path: path.slice(call.path.length), text }))
  return [{ path: call.path, text: JSON.stringify(applyEdits(args.value, inner)) }]
}
