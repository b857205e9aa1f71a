import type { ChatMessage } from '@pavise/guard/surfaces'
import type { Attack } from '#core/attack/attempt'
import type { Conversation } from '#redteam/campaign/conversation'

/** A conversation as journaled. Turns that stand in the attack already are left out: `null` in their place. */
export type Packed = Omit<Conversation, 'transcript'> & { transcript: (ChatMessage | null)[] }

export function pack(conversation: Conversation, attack: Attack): Packed {
  const said = conversation.transcript.slice(attack.history?.length ?? 0)
  let turn = 0
  return {
    ...conversation,
    transcript: said.map((message) => (message.role === 'user' && message.content === attack.turns[turn++] ? null : message)),
  }
}

export function unpack(packed: Packed, attack: Attack): Conversation {
  if (packed.transcript.length === 0) return { ...packed, transcript: [] }
  let turn = 0
  const said = packed.transcript.map((message): ChatMessage => {
    if (message === null) return { role: 'user', content: attack.turns[turn++]! }
    if (message.role === 'user') turn++
    return message
  })
  return { ...packed, transcript: [...(attack.history ?? []), ...said] }
}

/** The attack with the turns that a search really took: sent again, it needs no machine. */
export function asSaid(attack: Attack, conversation: Conversation): Attack {
  if (!conversation.lines) return attack
  const said = conversation.transcript.slice(attack.history?.length ?? 0)
  return { ...attack, turns: said.flatMap(({ role, content }) => (role === 'user' && typeof content === 'string' ? [content] : [])) }
}
