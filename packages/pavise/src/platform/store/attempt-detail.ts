import type { ChatMessage } from '@pavise/guard/surfaces'
import type { Attempt } from '#core/attack/attempt'
import type { AttemptDetail, AttemptRow } from '#core/records/run'
import { guardedValues } from '#core/results/private-spans'
import { veilText } from '#platform/store/veil'

const MOST_TURNS = 200
const MOST_EFFECTS = 200

function messageText(message: ChatMessage): string {
  const { content } = message
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return message.refusal ?? ''
  return content.map((part) => ('text' in part && typeof part.text === 'string' ? part.text : `[${part.type}]`)).join('\n')
}

/** Everything that the attacker wrote: a turn that holds a passage of it is tainted. */
function attackTexts({ attack }: Attempt): string[] {
  const written = [...attack.turns, ...(attack.plant ? [attack.plant.payload] : []), ...Object.values(attack.values ?? {})]
  return written.filter((text) => text.length >= 4)
}

function turnsOf(message: ChatMessage, tainted: (text: string) => boolean, veil: (text: string) => string): AttemptDetail['turns'] {
  const text = messageText(message)
  const origin = message.role === 'tool' ? 'tool' : message.role
  const turns: AttemptDetail['turns'] = []
  if (text !== '' || !message.tool_calls?.length)
    turns.push({ role: message.role, origin, text: veil(text), tainted: tainted(text), ...(message.name ? { tool: message.name } : {}) })
  for (const call of message.tool_calls ?? [])
    turns.push({
      role: message.role,
      origin: 'tool_arguments',
      text: veil(call.function.arguments),
      tool: call.function.name,
      tainted: tainted(call.function.arguments),
    })
  return turns
}

/** An attempt as it may be shown: every text veiled. */
export function attemptDetail(row: AttemptRow, attempt: Attempt): AttemptDetail {
  const values = guardedValues(attempt.evidence)
  const veil = (text: string): string => veilText(text, values).text
  const attack = attackTexts(attempt)
  const tainted = (text: string): boolean => attack.some((piece) => text.includes(piece))
  const { id, phase, n, probe, objective, strategies, channel, effect, verdict, count } = row
  const { plant } = attempt.attack
  return {
    ...{ id, phase, n, probe, objective, strategies, channel, effect, verdict, count },
    turns: attempt.transcript.slice(0, MOST_TURNS).flatMap((message) => turnsOf(message, tainted, veil)),
    ...(plant ? { plant: { intake: plant.intake, payload: veil(plant.payload) } } : {}),
    effects: attempt.effects
      .slice(0, MOST_EFFECTS)
      .map(({ seq, tool, args, by, tenant }) => ({ seq, tool, arguments: veil(JSON.stringify(args)), by: veil(by), tenant: veil(tenant) })),
    evidence: attempt.evidence.map(({ kind, text, start, end }) => ({
      kind,
      text: veil(text),
      ...(start === undefined ? {} : { start }),
      ...(end === undefined ? {} : { end }),
    })),
    ...(attempt.reason === undefined ? {} : { reason: attempt.reason }),
  }
}
