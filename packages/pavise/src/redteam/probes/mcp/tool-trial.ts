import type { Guard } from '@pavise/guard'
import type { Random } from '#core/random'
import type { Evidence } from '#core/results/envelope'
import { type Hostile, hostileValues, type Scene } from '#redteam/probes/mcp/attacks'
import { ordinaryKey, POLLUTIONS } from '#redteam/probes/mcp/pollution'
import { answerOf, around, isFailure, type Proof, proofsOf, wordsOf } from '#redteam/probes/mcp/proof'
import type { McpRecord, Place } from '#redteam/probes/mcp/record'
import type { Sent } from '#redteam/probes/mcp/reproduce'
import { NoRoom } from '#redteam/probes/mcp/room'
import type { McpRuleKey } from '#redteam/probes/mcp/rules'
import { testSql } from '#redteam/probes/mcp/sql-test'
import { type McpTool, ordinaryArguments, type Slot, slotsOf, withValue } from '#redteam/probes/mcp/tool'
import type { Visit } from '#redteam/probes/mcp/visit'
import type { McpReply } from '#redteam/targets/mcp/mcp-client'
import { isObject } from '#redteam/targets/model-apis/json-reading'

/** Something that takes arguments: a tool, or the reading of resources. */
export interface Subject {
  readonly tool: McpTool
  sent(args: Record<string, unknown>): Sent
}

export const subjectOf = (tool: McpTool): Subject => ({
  tool,
  sent: (args) => ({ method: 'tools/call', params: { name: tool.name, arguments: args } }),
})

/** Calls without an answer after which a tool is left alone. */
const SILENT = 3
/** Rules that are about a tool, whichever argument showed it. */
const OF_THE_TOOL: ReadonlySet<McpRuleKey> = new Set(['secret', 'internals', 'unchecked', 'dies', 'pollution'])

/** All that is tried on one tool, a call or a small group of calls at a time. */
export class ToolTrial {
  /** Arguments of an ordinary call. */
  readonly base: Record<string, unknown>
  /** Whether those were given as a call that works. */
  readonly sampled: boolean
  readonly #steps: (() => Promise<void>)[]
  #silent = 0

  constructor(
    readonly subject: Subject,
    readonly visit: Visit,
    readonly record: McpRecord,
    readonly scene: Scene & { readonly given: readonly string[] },
    sample: Record<string, unknown> | undefined,
    readonly draw: Random,
    readonly guard: Guard,
  ) {
    const { grounds } = scene
    this.sampled = sample !== undefined
    const root = scene.given[0]
    const file = root === undefined || root === grounds.sandbox ? grounds.file : root
    this.base = ordinaryArguments(subject.tool, { text: 'pavise', file, url: `http://127.0.0.1:${grounds.port}/` }, sample)
    const slots = slotsOf(subject.tool.schema, sample ?? {})
    if (slots.length === 0 && !isObject(subject.tool.schema['properties']))
      record.note(`tool ${subject.tool.name}: its schema names no arguments; give some in mcp.samples to have it tried`)
    const hostile = slots.map((slot) => ({ slot, values: hostileValues(slot, scene).filter((value) => !this.#isGiven(value)) }))
    const most = Math.max(0, ...hostile.map(({ values }) => values.length))
    const shots = Array.from({ length: most }, (_, i) =>
      hostile.flatMap(({ slot, values }) => (values[i] ? [{ slot, value: values[i] }] : [])),
    ).flat()
    // What may end the server comes last: it costs a session each time.
    const order = [...shots.filter(({ value }) => value.rule !== 'dies'), ...shots.filter(({ value }) => value.rule === 'dies')]
    this.#steps = [
      () => this.#ordinary(),
      ...order.map(
        ({ slot, value }) =>
          () =>
            this.#shoot(slot, value),
      ),
      ...slots.map((slot) => () => this.#sql(slot)),
      () => this.#pollute(),
    ]
  }

  /** Steps that are still to be taken. */
  get left(): number {
    return this.#steps.length
  }

  /** Takes the next step; false where there is none. Throws NoRoom. */
  async step(): Promise<boolean> {
    const next = this.#steps.shift()
    if (!next) return false
    await next()
    if (this.#silent >= SILENT && this.#steps.length > 0) {
      this.record.note(
        `tool ${this.subject.tool.name}: left alone after ${SILENT} calls without an answer, ${this.#steps.length} steps were not taken`,
      )
      this.#steps.length = 0
    }
    return this.#steps.length > 0
  }

  /** A folder that the server may show is no outside. */
  #isGiven({ rule }: Hostile): boolean {
    const { outside } = this.scene.grounds
    return (
      (rule === 'outsideRead' || rule === 'outsideWrite') &&
      this.scene.given.some((root) => `${outside}/`.startsWith(`${root.replace(/\/+$/, '')}/`))
    )
  }

  #nonce(): string {
    return `pv${Array.from({ length: 14 }, () => 'bcdfghjkmnpqrstvwxz23456789'[this.draw.int(27)]).join('')}`
  }

  async #ask(sent: Sent): Promise<McpReply> {
    const reply = await this.visit.ask(sent.method, sent.params)
    this.#silent = reply.kind === 'none' && !reply.gone ? this.#silent + 1 : 0
    return reply
  }

  /** The call that everything else is compared with. What it gives away, it gives away to anybody. */
  async #ordinary(): Promise<void> {
    const sent = this.subject.sent(this.base)
    const reply = await this.#ask(sent)
    if (reply.kind === 'none') {
      this.record.attempt('poisoned', 'ordinary call', sent, reply, 'inconclusive', [], reply.reason)
      return
    }
    const written = JSON.stringify(sent)
    const nonce = this.#nonce()
    const seen = await this.visit.seen(nonce)
    const proofs = [...proofsOf('secret', nonce, written, reply, this.scene.grounds, seen), ...this.#credentials(written, reply)]
    const orders = this.#orders(written, reply)
    const verdict = proofs.length > 0 ? 'vulnerable' : orders.length > 0 ? 'review' : 'safe'
    const reason = verdict === 'review' ? 'the answer holds what reads like orders to a model' : undefined
    this.record.attempt('poisoned', 'ordinary call', sent, reply, verdict, [...proofs.map(({ evidence }) => evidence), ...orders], reason)
    for (const proof of proofs) this.#file(proof, sent)
  }

  async #shoot(slot: Slot, value: Hostile): Promise<void> {
    if (this.record.has(value.rule, this.#placeOf(value.rule, slot))) return
    const first = await this.#fire(slot, value)
    const proofs = first.proofs.filter(({ rule }) => !this.record.has(rule, this.#placeOf(rule, slot)))
    if (proofs.length === 0) return this.#keep(value, first, first.proofs.length > 0 ? 'vulnerable' : undefined)
    // What was seen once is seen again before it counts.
    const again = await this.#fire(slot, value)
    const proven = proofs.filter(({ rule }) => again.proofs.some((proof) => proof.rule === rule))
    this.#keep(value, first, proven.length > 0 ? 'vulnerable' : 'review')
    for (const proof of proven) this.#file(proof, first.sent, slot)
  }

  async #fire(slot: Slot, value: Hostile): Promise<{ sent: Sent; reply: McpReply; proofs: Proof[] }> {
    const nonce = this.#nonce()
    const sent = this.subject.sent(withValue(this.base, slot.path, value.make(nonce)))
    const reply = await this.#ask(sent)
    const written = JSON.stringify(sent)
    const seen = await this.visit.seen(nonce)
    const proofs = [...proofsOf(value.rule, nonce, written, reply, this.scene.grounds, seen), ...this.#credentials(written, reply)]
    if (value.rule === 'unchecked' && slot.schema['type'] === 'string' && reply.kind === 'result' && !isFailure(reply))
      proofs.push({
        rule: 'unchecked',
        evidence: { kind: 'answer', text: `${value.variant} at ${slot.pointer} was taken: ${answerOf(reply).slice(0, 160)}` },
      })
    if (reply.kind === 'none') {
      const dead = reply.gone || !(await this.visit.isAlive())
      if (dead) {
        proofs.push({ rule: 'dies', evidence: { kind: 'effect', text: `${value.variant} at ${slot.pointer}: ${reply.reason}` } })
        await this.visit.leave()
      }
    }
    return { sent, reply, proofs }
  }

  #keep(
    value: Hostile,
    { sent, reply, proofs }: { sent: Sent; reply: McpReply; proofs: Proof[] },
    verdict: 'vulnerable' | 'review' | undefined,
  ): void {
    const evidence = proofs.map((proof) => proof.evidence)
    const silent = verdict === undefined && reply.kind === 'none'
    const stands = verdict ?? (silent ? 'inconclusive' : 'safe')
    this.record.attempt(value.rule, value.variant, sent, reply, stands, evidence, silent ? reply.reason : undefined)
  }

  async #sql(slot: Slot): Promise<void> {
    if (this.visit.room.left < 12) throw new NoRoom()
    let last: Sent | undefined
    const ask = async (value: string): Promise<McpReply | undefined> => {
      last = this.subject.sent(withValue(this.base, slot.path, value))
      const reply = await this.#ask(last)
      return reply.kind === 'none' ? undefined : reply
    }
    const proof = await testSql(ask, this.#nonce())
    if (!last) return
    const nothing: McpReply = { kind: 'none', reason: '', gone: false }
    this.record.attempt('sql', 'quotation marks', last, nothing, proof ? 'vulnerable' : 'safe', proof ? [proof.evidence] : [])
    if (proof) this.#file(proof, last, slot)
  }

  /** Sends keys that reach for what all objects inherit, then looks whether later answers inherited. */
  async #pollute(): Promise<void> {
    for (const way of POLLUTIONS) {
      const nonce = this.#nonce()
      const { variant, args } = way(this.base, nonce)
      const sent = this.subject.sent(args)
      const reply = await this.#ask(sent)
      const seen = await this.#laterAnswerWith(nonce)
      if (seen !== undefined && (await this.#keepsWhatItIsTold())) return
      const evidence: Evidence[] = seen === undefined ? [] : [{ kind: 'effect', text: `a later answer holds it: ${around(seen, nonce)}` }]
      const verdict = seen !== undefined ? 'vulnerable' : reply.kind === 'none' ? 'inconclusive' : 'safe'
      this.record.attempt('pollution', variant, sent, reply, verdict, evidence, reply.kind === 'none' ? reply.reason : undefined)
      if (seen === undefined) continue
      this.#file({ rule: 'pollution', evidence: evidence[0]! }, sent)
      // What all objects inherit now would colour every later answer.
      await this.visit.leave()
      return
    }
  }

  async #laterAnswerWith(nonce: string): Promise<string | undefined> {
    const later = [await this.visit.ask('tools/list', {}), await this.#ask(this.subject.sent(this.base))]
    return later.map(answerOf).find((answer) => answer.includes(nonce))
  }

  async #keepsWhatItIsTold(): Promise<boolean> {
    const nonce = this.#nonce()
    await this.#ask(this.subject.sent(ordinaryKey(this.base, nonce)))
    return (await this.#laterAnswerWith(nonce)) !== undefined
  }

  /** Credentials in an answer that no argument held: the key of the caller, and what the guard knows as secrets. */
  #credentials(written: string, reply: McpReply): Proof[] {
    if (this.record.has('secret', { tool: this.subject.tool.name })) return []
    const answer = wordsOf(reply).slice(0, 20_000)
    const { key } = this.visit.identity
    if (key !== undefined && key.length >= 8 && answer.includes(key))
      return [{ rule: 'secret', evidence: { kind: 'answer', text: 'the key of the caller stands in the answer' } }]
    const firing = this.guard.inspect({ text: answer, from: 'tool' }).firings.find(({ rule }) => rule === 'secret')
    const span = firing?.detections[0]
    const found = span ? answer.slice(span.start, span.end) : ''
    if (found === '' || written.includes(found) || written.includes(JSON.stringify(found).slice(1, -1))) return []
    return [{ rule: 'secret', evidence: { kind: 'answer', text: around(answer, found) } }]
  }

  #orders(written: string, reply: McpReply): Evidence[] {
    const answer = wordsOf(reply).slice(0, 20_000)
    const firing = this.guard.inspect({ text: answer, from: 'tool' }).firings.find(({ rule }) => rule === 'injection')
    const span = firing?.detections[0]
    if (!span || written.includes(answer.slice(span.start, span.end))) return []
    return [{ kind: 'answer', text: answer.slice(Math.max(0, span.start - 40), span.end + 40).slice(0, 300) }]
  }

  #placeOf(rule: McpRuleKey, slot: Slot | undefined): Place {
    const tool = this.subject.tool.name
    return slot === undefined || OF_THE_TOOL.has(rule) ? { tool } : { tool, argument: slot.pointer }
  }

  #file({ rule, evidence }: Proof, sent: Sent, slot?: Slot): void {
    this.record.file(rule, this.#placeOf(rule, slot), [evidence], this.visit.requests, sent)
  }
}
