import type { ChatMessage } from '@pavise/guard/surfaces'
import type { Attempt } from '#core/attack/attempt'
import { quoted } from '#report/html/evidence'
import { roleIcon } from '#report/html/marks'
import { html, type Markup } from '#report/markup'
import type { Veil } from '#report/veil'
import { count } from '#report/words'

const MAX_TURNS = 14
const TURN_CHARACTERS = 900

/** All text of a message, parts joined. */
export function messageText(message: ChatMessage): string {
  const { content } = message
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return message.refusal ?? ''
  return content.map((part) => ('text' in part && typeof part.text === 'string' ? part.text : `[${part.type}]`)).join('\n')
}

/** The turn in which the effect came about: the last call of a tool that the effect log names, else the last turn. */
function effectTurn(attempt: Attempt): number {
  const tools = new Set(attempt.effects.map((effect) => effect.tool))
  const at = attempt.transcript.findLastIndex((message) => message.tool_calls?.some((call) => tools.has(call.function.name)))
  return at >= 0 ? at : attempt.transcript.length - 1
}

function turn(message: ChatMessage, veil: Veil, state: { tainted: boolean; effect: boolean; first: boolean }): Markup {
  const calls = message.tool_calls ?? []
  const text = messageText(message)
  const notes = [
    message.role === 'tool' && 'result',
    state.effect && 'here the effect came about',
    state.first && 'text from outside from here on',
  ]
    .filter(Boolean)
    .join(', ')
  return html`<li class="turn${state.effect ? ' effect' : state.tainted && ' tainted'}"><div class="who">${roleIcon(message.role)}<b>${message.role}</b><span>${notes}</span></div>
${text !== '' && html`<div class="say" dir="auto">${quoted(veil, text, TURN_CHARACTERS)}</div>`}
${calls.map((call) => html`<div class="say mono" dir="auto">${quoted(veil, `${call.function.name}(${call.function.arguments})`, TURN_CHARACTERS)}</div>`)}</li>`
}

/** The conversation up to the effect. */
export function transcript(attempt: Attempt, veil: Veil): Markup {
  const end = effectTurn(attempt) + 1
  const start = Math.max(0, end - MAX_TURNS)
  const outside =
    attempt.attack.channel === 'user' || attempt.attack.channel === 'history'
      ? -1
      : attempt.transcript.findIndex(({ role }) => role === 'tool')
  const turns = attempt.transcript.slice(start, end).map((message, i) => {
    const at = start + i
    return turn(message, veil, {
      tainted: outside >= 0 && at >= outside,
      effect: at === end - 1 && attempt.verdict === 'vulnerable',
      first: at === outside,
    })
  })
  const rest = attempt.transcript.length - end
  const left = [start > 0 && `${count(start, 'earlier turn')}`, rest > 0 && `${count(rest, 'later turn')}`].filter(Boolean).join(' and ')
  return html`<ol class="turns">${turns}</ol>${left !== '' && html`<p class="xs t3">${left} not shown.</p>`}`
}
