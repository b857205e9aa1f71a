import { setTimeout as sleep } from 'node:timers/promises'
import type { Egress } from '#core/ports/egress'
import { fill, fillText } from '#redteam/targets/fill'
import { atPointer, readSource } from '#redteam/targets/http/read-source'
import type { Source, Step } from '#redteam/targets/http/steps'
import { type Patience, patientRequest, type Reply } from '#redteam/targets/patient-request'

type Answered = Extract<Reply, { ok: true }>
export type Walked = ({ ok: true; last: Answered } | { ok: false; reason: string; status?: number }) & { requests: number }

/** Cookies and taken values of one conversation with a target, and the walk through its steps. */
export class HttpSession {
  readonly cookies = new Map<string, string>()
  readonly #values: Record<string, unknown>

  constructor(
    readonly base: string,
    values: Readonly<Record<string, unknown>>,
    readonly egress: Egress,
    readonly patience: Patience,
  ) {
    this.#values = { ...values }
  }

  read(source: Source, answer: Answered): unknown {
    return readSource(source, answer, this.cookies)
  }

  /** Takes the steps in order; stops at the first that fails or whose answer lacks what a later step needs. */
  async walk(steps: readonly Step[], values: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<Walked> {
    Object.assign(this.#values, values)
    let requests = 0
    let last: Answered | undefined
    for (const step of steps) {
      const reply = await this.#step(step, signal)
      requests += reply.requests
      if (!reply.ok) return { ...reply, requests }
      last = reply.last
      for (const [name, source] of Object.entries(step.take)) {
        const value = this.read(source, last)
        if (value === undefined) return { ok: false, reason: `${step.request.path}: the answer has no "${name}"`, requests }
        this.#values[name] = value
      }
    }
    return last ? { ok: true, last, requests } : { ok: false, reason: 'there is no step', requests }
  }

  async #step(step: Step, signal: AbortSignal): Promise<Walked> {
    let requests = 0
    for (let turn = 0; turn < (step.poll?.times ?? 1); turn++) {
      if (turn > 0) await sleep(step.poll!.every, undefined, { signal })
      const reply = await this.#send(step, signal)
      requests += reply.sends
      if (!reply.ok) return { ok: false, reason: `${step.request.path}: ${reply.reason}`, requests }
      if (reply.status >= 400)
        return { ok: false, reason: `${step.request.path}: the target answered ${reply.status}`, status: reply.status, requests }
      if (!step.poll || arrived(step.poll.until, reply.body)) return { ok: true, last: reply, requests }
    }
    return { ok: false, reason: `${step.request.path}: not done after ${step.poll!.times} polls`, requests }
  }

  async #send({ request }: Step, signal: AbortSignal): Promise<Reply> {
    const values = this.#values
    const headers: Record<string, string> = {}
    for (const [name, text] of Object.entries(request.headers))
      headers[name.toLowerCase()] = fillText(text, values).replace(/[\r\n]+/g, ' ')
    let body: string | undefined
    if (request.json !== undefined) {
      headers['content-type'] ??= 'application/json'
      body = JSON.stringify(fill(request.json, values))
    } else if (request.form !== undefined) {
      headers['content-type'] ??= 'application/x-www-form-urlencoded'
      body = new URLSearchParams(
        Object.entries(request.form).map(([name, text]): [string, string] => [name, fillText(text, values)]),
      ).toString()
    } else if (request.text !== undefined) {
      headers['content-type'] ??= 'text/plain; charset=utf-8'
      body = fillText(request.text, values)
    }
    if (this.cookies.size > 0) headers['cookie'] = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const sent = { method: request.method, headers, ...(body === undefined ? {} : { body }) }
    const reply = await patientRequest(this.egress, this.#urlOf(request.path), sent, signal, this.patience)
    if (reply.ok) this.#keepCookies(reply.headers['set-cookie'])
    return reply
  }

  /** Values in a path are one segment each, whatever they hold; a path that is one hole may be an address that the target gave. */
  #urlOf(path: string): string {
    const whole = /^\{\{(\w+)\}\}$/.exec(path)?.[1]
    if (whole !== undefined && typeof this.#values[whole] === 'string') return new URL(this.#values[whole], `${this.base}/`).href
    return `${this.base}${fillText(path, this.#values, encodeURIComponent)}`
  }

  #keepCookies(header: string | string[] | undefined): void {
    for (const line of [header ?? []].flat()) {
      const [pair = '', ...attributes] = line.split(';')
      const cut = pair.indexOf('=')
      if (cut < 1) continue
      const name = pair.slice(0, cut).trim()
      const gone = attributes.some((attribute) => /^\s*max-age\s*=\s*(?:0|-\d+)\s*$/i.test(attribute))
      if (gone) this.cookies.delete(name)
      else this.cookies.set(name, pair.slice(cut + 1).trim())
    }
  }
}

/** True where the awaited value stands in the answer: any value that is not empty where none is named. */
function arrived(until: { json: string; equals?: string | number | boolean | undefined }, body: string): boolean {
  let value: unknown
  try {
    value = atPointer(JSON.parse(body), until.json)
  } catch {
    return false
  }
  return until.equals === undefined ? value !== undefined && value !== null && value !== '' && value !== false : value === until.equals
}
