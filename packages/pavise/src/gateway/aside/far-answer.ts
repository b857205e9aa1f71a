import { surfaces } from '@pavise/guard'
import { editedAnswer, readAnswer } from '#gateway/answer/whole-answer'
import type { AnswerToJudge, JudgedAnswer } from '#gateway/aside/words'
import { decide } from '#gateway/decide'
import { AnswerNotes } from '#gateway/record/answer-notes'
import { Refusal } from '#gateway/refusal'
import type { Room } from '#gateway/room'
import { settled } from '#gateway/second/settled'

/** Judges a large answer to a small request, in a session that learns once more what the request said. */
export async function judgeAnswer({ guard, limits, stats }: Room, of: AnswerToJudge): Promise<JudgedAnswer> {
  const surface = surfaces.find(({ id }) => id === of.surface)!
  try {
    const session = guard.session({ principal: of.principal, surface, uninspectable: of.uninspectable })
    session.request(of.request)
    const bytes = Buffer.from(of.bytes.buffer, of.bytes.byteOffset, of.bytes.length)
    const { body, text } = readAnswer(surface, bytes, of.kind, limits.depth)
    const notes = new AnswerNotes(surface)
    notes.whole(body, text)
    const decision = await settled(guard, stats, () => decide(guard, 'response', () => session.response(body)))
    const edited = editedAnswer(body, decision, of.kind)
    return { decision, notes: notes.told(), ...(edited && { edited: new Uint8Array(edited) }), counted: stats.take() }
  } catch (fault) {
    return fault instanceof Refusal && fault.code === 'upstream_malformed' ? 'malformed' : 'failed'
  }
}
