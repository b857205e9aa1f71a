import type { ChatStreamInspector, GuardSession, StreamStep } from '../../policy/guard.js'
import { type AdapterOptions, answerHold } from '../adapter-options.js'
import { GuardBlocked } from '../guard-blocked.js'

/** Parts of a streamed answer, as far as this file reads them. */
export interface StreamPart {
  type: string
  id?: string
  toolCallId?: string
  delta?: string
  input?: string
}

/** Parts that say what the model wrote, or what a tool on its side found. All others pass in their place. */
const READ = new Set(['text-delta', 'reasoning-delta', 'tool-call', 'tool-result', 'source'])
const INPUT = new Set(['tool-input-start', 'tool-input-delta', 'tool-input-end'])

/** The parts that the policy lets go, in their order; the parts of a call's input wait for the whole call. */
export class PartRelay {
  over = false
  private readonly inspector: ChatStreamInspector
  private readonly parts = new Map<number, StreamPart>()
  private readonly inputs = new Map<string, StreamPart[]>()
  private serial = 0

  constructor(
    session: GuardSession,
    private readonly options: AdapterOptions,
  ) {
    this.inspector = session.stream()
  }

  async push(part: StreamPart): Promise<unknown[]> {
    if (INPUT.has(part.type) && part.id !== undefined) {
      this.inputs.set(part.id, [...(this.inputs.get(part.id) ?? []), part])
      return []
    }
    const serial = this.serial++
    this.parts.set(serial, part)
    return this.step(this.inspector.push(JSON.stringify(READ.has(part.type) ? { ...part, serial } : { type: 'passage', serial })))
  }

  async end(): Promise<unknown[]> {
    const last = this.inspector.end()
    const rest = await this.step(last)
    if (!this.over && last.hold) rest.push(...(await this.step(this.inspector.end())))
    if (!this.over) this.options.onDecision?.(last.decision, 'response')
    return rest
  }

  private async step(step: StreamStep): Promise<unknown[]> {
    const released = step.release.flatMap((payload) => this.restored(JSON.parse(payload)))
    if (step.stop) {
      this.over = true
      this.options.onDecision?.(step.stop, 'response')
      return [...released, { type: 'error', error: new GuardBlocked(step.stop, 'response') }]
    }
    if (!step.hold) return released
    const answer = await answerHold(step.hold, 'response', this.options)
    return [...released, ...(await this.step(this.inspector.resume(answer)))]
  }

  /** The part as it came, with the text that was released. */
  private restored({ serial, delta, input }: { serial: number; delta?: string; input?: string }): StreamPart[] {
    const part = this.parts.get(serial)!
    if (part.type === 'text-delta' || part.type === 'reasoning-delta') return [{ ...part, delta: delta ?? '' }]
    if (part.type !== 'tool-call' || part.toolCallId === undefined) return [part]
    const before = input === part.input ? (this.inputs.get(part.toolCallId) ?? []) : []
    this.inputs.delete(part.toolCallId)
    return [...before, { ...part, ...(input !== undefined && { input }) }]
  }
}
