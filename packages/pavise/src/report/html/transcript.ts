import type { ChatMessage } from '@pavise/guard/surfaces'
import type { Attempt } from '#core/attack/attempt'
import { quoted } from '#report/html/evidence'
import { roleIcon } from '#report/html/marks'
import { html, type Markup } from '#report/markup'
import type { Veil } from '#report/veil'
import { count } from '#report/words'

const MAX_TURNS = 14
const TURN_CHARACTERS = 900
const MAX_EFFECTS = 6

/** All text of a message, parts joined. */
export function messageText(message: ChatMessage): string {
  const { content } = message
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return message.refusal ?? ''
  return content.map((part) => ('text' in part && typeof part.text === 'string' ? part.text : `[${part.type}]`)).join('\n')
}

/** The turn in which the effect came about: the last call of a tool that the effect log names; -1 where no call is to be seen. */
function callTurn(attempt: Attempt): number {
  const tools = new Set(attempt.effects.map((effect) => effect.tool))
  return attempt.transcript.findLastIndex((message) => message.tool_calls?.some((call) => tools.has(call.function.name)))
}

/** What an outsider planted before anybody asked. */
function planted(attempt: Attempt, veil: Veil): Markup | false {
  const { plant, channel } = attempt.attack
  if (!plant) return false
  return html`<li class="turn tainted"><div class="who">${roleIcon('tool')}<b>planted</b><span>by an outsider, through ${plant.intake || channel}</span></div><div class="say" dir="auto">${quoted(veil, plant.payload, TURN_CHARACTERS)}</div></li>`
}

/** The effects as the owner's log has them, for targets that run their tools unseen. */
function effectLog(attempt: Attempt, veil: Veil): Markup {
  const lines = attempt.effects
    .slice(0, MAX_EFFECTS)
    .map(
      ({ tool, args, by, tenant }) =>
        html`<div class="say mono" dir="auto">${quoted(veil, `${tool}(${JSON.stringify(args)}) by ${by} of ${tenant}`, TURN_CHARACTERS)}</div>`,
    )
  const left = attempt.effects.length - MAX_EFFECTS
  return html`<li class="turn effect"><div class="who">${roleIcon('tool')}<b>effect log</b><span>what the tools really did</span></div>${lines}${left > 0 && html`<div class="xs t3">${count(left, 'more effect')}</div>`}</li>`
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

/** The conversation up to the effect: what was planted, the turns, and the effect itself. */
export function transcript(attempt: Attempt, veil: Veil): Markup {
  const called = callTurn(attempt)
  const end = (called >= 0 ? called : attempt.transcript.length - 1) + 1
  const start = Math.max(0, end - MAX_TURNS)
  const unseen = called < 0 && attempt.effects.length > 0
  const direct = attempt.attack.channel === 'user' || attempt.attack.channel === 'history'
  const outside = direct ? -1 : attempt.transcript.findIndex(({ role }) => role === 'tool')
  const turns = attempt.transcript.slice(start, end).map((message, i) => {
    const at = start + i
    const effect = at === end - 1 && attempt.verdict === 'vulnerable' && !unseen
    return html`${unseen && at === end - 1 && effectLog(attempt, veil)}${turn(message, veil, { tainted: outside >= 0 && at >= outside, effect, first: at === outside })}`
  })
  const rest = attempt.transcript.length - end
  const left = [start > 0 && count(start, 'earlier turn'), rest > 0 && count(rest, 'later turn')].filter(Boolean).join(' and ')
  return html`<ol class="turns">${planted(attempt, veil)}${turns}</ol>${left !== '' && html`<p class="xs t3">${left} not shown.</p>`}`
}
