import type { ChatMessage } from '@pavise/guard/surfaces'
import type { Attack } from '#core/attack/attempt'
import { fill, fillText } from '#redteam/targets/fill'
import type { Step } from '#redteam/targets/http/steps'
import { modelApis } from '#redteam/targets/model-apis/index'
import type { Target } from '#redteam/targets/target'

/** Shell lines that send the attack by hand; keys stay variables, and what a step took from an answer stays a `{{hole}}` to fill in. */
export function curlLines(target: Target, attack: Attack): string[] {
  const lines: string[] = []
  const intake = target.intakes.find(({ name }) => name === attack.plant?.intake)
  if (intake && attack.plant) {
    const body = JSON.stringify(fill(intake.body, { payload: attack.plant.payload }))
    lines.push(`curl -sS -X ${intake.method} ${quote(intake.url)} -H 'content-type: application/json' -d ${quote(body)}`)
  }
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

function stepLine(target: Target, { request }: Step, values: Readonly<Record<string, unknown>>): string {
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

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
