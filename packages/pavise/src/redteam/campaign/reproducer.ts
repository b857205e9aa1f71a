import type { ChatMessage } from '@pavise/guard/surfaces'
import type { Attack } from '#core/attack/attempt'
import { fill, fillText } from '#redteam/targets/fill'
import type { SocketStep, Step } from '#redteam/targets/http/steps'
import { modelApis } from '#redteam/targets/model-apis/index'
import type { Target } from '#redteam/targets/target'

/** Shell lines that send the attack by hand; keys stay variables, and what a step took from an answer stays a `{{hole}}` to fill in, and so do ids of what was planted (`{{1}}`, `{{id}}`). */
export function curlLines(target: Target, attack: Attack): string[] {
  const lines: string[] = (attack.before ?? []).flatMap((prior) => [
    ...(prior.plant ? [plantLine(target, prior.plant)] : []),
    ...conversationLines(target, { ...attack, ...prior, history: [], turns: prior.turns ?? [] }),
  ])
  if (attack.plant) lines.push(plantLine(target, attack.plant))
  return [...lines.filter(Boolean), ...conversationLines(target, attack)]
}

function plantLine(target: Target, plant: { intake: string; payload: string }): string {
  const intake = target.intakes.find(({ name }) => name === plant.intake)
  if (!intake) return ''
  const body = JSON.stringify(fill(intake.body, { payload: plant.payload }))
  return `curl -sS -X ${intake.method} ${quote(intake.url)} -H 'content-type: application/json' -d ${quote(body)}`
}

function conversationLines(target: Target, attack: Attack): string[] {
  if (attack.turns.length === 0) return []
  const lines: string[] = []
  if (target.http) lines.push(...target.http.login.map((step) => stepLine(target, step, { identity: attack.identity ?? '' })))
  const messages: ChatMessage[] = [...(attack.history ?? [])]
  for (const turn of attack.turns) {
    messages.push({ role: 'user', content: turn })
    lines.push(...turnLines(target, messages, turn))
  }
  return lines
}

function turnLines(target: Target, messages: readonly ChatMessage[], turn: string): string[] {
  if (target.command) {
    const input = target.command.input === 'json' ? JSON.stringify({ messages }) : turn
    return [`printf %s ${quote(input)} | ${target.command.run.map(quote).join(' ')}`]
  }
  if (target.http) return target.http.ask.map((step) => stepLine(target, step, { message: turn, messages }))
  const api = modelApis[target.api as keyof typeof modelApis]
  const headers = Object.entries(api.headers('$KEY')).map(([name, value]) => ` -H "${name}: ${value}"`)
  const body = JSON.stringify(api.body(target.model, messages))
  return [
    `curl -sS ${quote(`${target.url}${api.path(target.model)}`)}${headers.join('')} -H 'content-type: application/json' -d ${quote(body)}`,
  ]
}

function stepLine(target: Target, step: Step, values: Readonly<Record<string, unknown>>): string {
  if ('socket' in step) return socketLine(target, step.socket, values)
  const { request } = step
  const parts = [
    `curl -sS -b cookies -c cookies -X ${request.method} ${quote(`${target.url}${fillText(request.path, values, encodeURIComponent)}`)}`,
  ]
  for (const [name, text] of Object.entries(request.headers)) parts.push(`-H ${quote(`${name}: ${fillText(text, values)}`)}`)
  if (request.json !== undefined) parts.push(`-H 'content-type: application/json' -d ${quote(JSON.stringify(fill(request.json, values)))}`)
  for (const [name, text] of Object.entries(request.form ?? {}))
    parts.push(`--data-urlencode ${quote(`${name}=${fillText(text, values)}`)}`)
  if (request.text !== undefined) parts.push(`-H 'content-type: text/plain' --data-binary ${quote(fillText(request.text, values))}`)
  return parts.join(' ')
}

/** curl speaks no WebSocket; Node's own client (22 and later) does. */
const CLIENT = 'WebSocket'

function socketLine(target: Target, { open, send, close }: SocketStep['socket'], values: Readonly<Record<string, unknown>>): string {
  const parts: string[] = []
  if (open !== undefined)
    parts.push(`s = new ${CLIENT}(${JSON.stringify(`${target.url.replace(/^http/, 'ws')}${fillText(open, values, encodeURIComponent)}`)})`)
  if (open !== undefined) parts.push('s.onmessage = ({ data }) => console.log(data)')
  const text = send && ('text' in send ? fillText(send.text, values) : JSON.stringify(fill(send.json, values)))
  if (text !== undefined)
    parts.push(open === undefined ? `s.send(${JSON.stringify(text)})` : `s.onopen = () => s.send(${JSON.stringify(text)})`)
  if (close) parts.push('setTimeout(() => s.close(), 5000)')
  return open === undefined ? `: then, in the same program: ${parts.join('; ')}` : `node -e ${quote(parts.join('; '))}`
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
