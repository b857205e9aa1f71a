import { setTimeout as sleep } from 'node:timers/promises'
import type { Egress } from '#core/ports/egress'
import { fill, fillText } from '#redteam/targets/fill'
import { arrived } from '#redteam/targets/http/arrived'
import { type Answered, readSource } from '#redteam/targets/http/read-source'
import { SocketTalk } from '#redteam/targets/http/socket-talk'
import type { RequestStep, Source, Step } from '#redteam/targets/http/steps'
import { type Patience, patientRequest, type Reply } from '#redteam/targets/patient-request'

export type Walked = ({ ok: true; last: Answered } | { ok: false; reason: string; status?: number }) & { requests: number }

type Values = Record<string, unknown>

/**
 * Cookies and taken values of one conversation with a target, or of all of one identity, and the walk through its steps. Walks may go on at the same time: what one takes it
 * keeps to itself unless the session is to remember it. Those that use the socket go one after the other.
 */
export class HttpSession {
  readonly cookies = new Map<string, string>()
  readonly #values: Values
  readonly #socket: SocketTalk
  #turn: Promise<unknown> = Promise.resolve()

  constructor(
    readonly base: string,
    values: Readonly<Record<string, unknown>>,
    readonly egress: Egress,
    readonly patience: Patience,
  ) {
    this.#values = { ...values }
    this.#socket = new SocketTalk(egress, patience)
  }

  read(source: Source, answer: Answered): unknown {
    return readSource(source, answer, this.cookies)
  }

  /**
   * Takes the steps in order; stops at the first that fails or whose answer lacks what a later step needs.
   * @param remember whether later walks have what this one took
   */
  async walk(steps: readonly Step[], values: Readonly<Values>, signal: AbortSignal, remember: boolean): Promise<Walked> {
    const own: Values = { ...this.#values, ...values }
    const walk = (): Promise<Walked> => this.#take(steps, own, signal)
    const walking = steps.some((step) => 'socket' in step) ? this.#turn.then(walk) : walk()
    this.#turn = walking.catch(() => undefined)
    const walked = await walking
    if (remember) Object.assign(this.#values, own)
    return walked
  }

  async #take(steps: readonly Step[], values: Values, signal: AbortSignal): Promise<Walked> {
    let requests = 0
    let last: Answered | undefined
    for (const step of steps) {
      const reply = 'socket' in step ? await this.#listen(step, values, signal) : await this.#step(step, values, signal)
      requests += reply.requests
      if (!reply.ok) return { ...reply, requests }
      last = reply.last
      for (const [name, source] of Object.entries(step.take)) {
        const value = this.read(source, last)
        if (value === undefined) return { ok: false, reason: `${nameOf(step)}: the answer has no "${name}"`, requests }
        values[name] = value
      }
    }
    return last ? { ok: true, last, requests } : { ok: false, reason: 'there is no step', requests }
  }

  /** Gives up what is open. */
  leave(): void {
    this.#socket.close()
  }

  async #listen({ socket }: Extract<Step, { socket: unknown }>, values: Values, signal: AbortSignal): Promise<Walked> {
    const url = socket.open === undefined ? undefined : this.#urlOf(socket.open, values)
    const headers = this.#headersOf(socket.headers, values)
    const heard = await this.#socket.move(socket, url, headers, values, signal)
    return heard.ok ? heard : { ...heard, reason: `${nameOf({ socket })}: ${heard.reason}` }
  }

  async #step(step: RequestStep, values: Values, signal: AbortSignal): Promise<Walked> {
    let requests = 0
    for (let turn = 0; turn < (step.poll?.times ?? 1); turn++) {
      if (turn > 0) await sleep(step.poll!.every, undefined, { signal })
      const reply = await this.#send(step, values, signal)
      requests += reply.sends
      if (!reply.ok) return { ok: false, reason: `${step.request.path}: ${reply.reason}`, requests }
      if (reply.status >= 400)
        return { ok: false, reason: `${step.request.path}: the target answered ${reply.status}`, status: reply.status, requests }
      if (!step.poll || arrived(step.poll.until, reply.body)) return { ok: true, last: reply, requests }
    }
    return { ok: false, reason: `${step.request.path}: not done after ${step.poll!.times} polls`, requests }
  }

  async #send({ request }: RequestStep, values: Values, signal: AbortSignal): Promise<Reply> {
    const headers = this.#headersOf(request.headers, values)
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
    const sent = { method: request.method, headers, ...(body === undefined ? {} : { body }) }
    const reply = await patientRequest(this.egress, this.#urlOf(request.path, values), sent, signal, this.patience)
    if (reply.ok) this.#keepCookies(reply.headers['set-cookie'])
    return reply
  }

  #headersOf(declared: Readonly<Record<string, string>>, values: Values): Record<string, string> {
    const headers: Record<string, string> = {}
    for (const [name, text] of Object.entries(declared)) headers[name.toLowerCase()] = fillText(text, values).replace(/[\r\n]+/g, ' ')
    if (this.cookies.size > 0) headers['cookie'] = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    return headers
  }

  /** Values in a path are one segment each, whatever they hold; a path that is one hole may be an address that the target gave. */
  #urlOf(path: string, values: Values): string {
    const whole = /^\{\{(\w+)\}\}$/.exec(path)?.[1]
    if (whole !== undefined && typeof values[whole] === 'string') return new URL(values[whole], `${this.base}/`).href
    return `${this.base}${fillText(path, values, encodeURIComponent)}`
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

const nameOf = (step: Step | { socket: { open?: string | undefined } }): string =>
  'request' in step ? step.request.path : `socket${step.socket.open === undefined ? '' : ` ${step.socket.open}`}`
