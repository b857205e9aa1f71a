import type { Decision, Firing, JsonPath } from '../policy/decision.js'
import { DecisionDraft } from '../policy/decision-draft.js'
import type { Engine, Scene } from '../policy/engine.js'
import { fireUnseen } from '../policy/fire-unseen.js'
import type { ChatStreamInspector, StreamStep } from '../policy/guard.js'
import { judgeAnswerCall } from '../policy/judge-answer-call.js'
import { plain } from '../policy/segments.js'
import { readSurface } from '../surfaces/read-surface.js'
import type { Piece, Reading } from '../surfaces/reading.js'
import type { Surface } from '../surfaces/surface.js'
import type { CallGroup } from './call-assembly.js'
import { CallGroups } from './call-groups.js'
import { EventForms } from './event-form.js'
import { FormedEvent } from './formed-event.js'
import { nameSegments } from './name-segments.js'
import { OwnTexts } from './own-texts.js'
import { type DeltaField, type Outgoing, QueuedEvent, repeatsText } from './queued-event.js'
import { TextChannel } from './text-channel.js'

const DONE = '[DONE]'

type State = 'open' | 'held' | 'stopped'

/** Inspects a streamed answer. Events leave in the order in which they came. */
export class ChatStream implements ChatStreamInspector {
  private readonly queue: (Outgoing | typeof DONE)[] = []
  private readonly channels = new Map<string, TextChannel>()
  private readonly calls: CallGroups
  private readonly forms = new EventForms()
  private readonly draft: DecisionDraft
  private readonly own: OwnTexts
  private readonly acted: Firing[] = []
  private state: State = 'open'
  private ended = false
  private approveHeld: (() => void) | undefined

  constructor(
    private readonly engine: Engine,
    private readonly scene: Scene,
    private readonly surface: Surface,
  ) {
    this.draft = new DecisionDraft(engine.policy.mode)
    this.calls = new CallGroups(surface.stream)
    this.own = new OwnTexts(engine, scene)
  }

  push(payload: string): StreamStep {
    if (this.state === 'stopped' || this.ended) return { release: [] }
    if (payload.trim() === DONE) {
      this.ended = true
      this.queue.push(DONE)
    } else {
      const refused = this.enqueue(payload)
      if (refused) return refused
    }
    return this.state === 'held' ? { release: [] } : this.advance()
  }

  more(payload: string): StreamStep | null {
    if (this.state === 'stopped' || this.ended) return null
    const said = this.forms.read(payload)
    if (said === null || !this.own.passes(said.passing, this.draft)) return null
    const { channel } = said.form
    this.queue.push(new FormedEvent(payload, said, this.surface.stream, channel.append(said.text)))
    if (this.state === 'held') return { release: [] }
    // Nothing else has changed.
    return (this.enforcing && this.settle(channel)) || { release: this.drain() }
  }

  resume(answer: 'allow' | 'block'): StreamStep {
    if (this.state !== 'held') return { release: [] }
    if (answer === 'block') return this.stop([], this.acted)
    this.state = 'open'
    this.approveHeld?.()
    return this.advance()
  }

  reconsider(): StreamStep {
    return this.state === 'open' ? this.advance() : { release: [] }
  }

  end(): StreamStep & { decision: Decision } {
    this.ended = true
    return { ...this.reconsider(), decision: this.decide() }
  }

  private get enforcing(): boolean {
    return this.engine.policy.mode === 'enforce'
  }

  /** Takes an event in; answers a step only when the stream has to end for it. */
  private enqueue(payload: string): StreamStep | null {
    let chunk: unknown
    let reading: Reading
    try {
      chunk = JSON.parse(payload)
      reading = readSurface(this.surface.chunk, chunk)
    } catch {
      this.draft.degraded = true
      const reason = 'an event is not what this API sends'
      const action = this.enforcing ? 'block' : 'flag'
      const firing: Firing = { rule: 'surface', action, origin: 'unknown', path: [], detections: [], reason }
      this.draft.fire([firing])
      if (this.enforcing) return this.stop([], [firing])
      this.queue.push(new QueuedEvent(payload, null, this.surface.stream, [], [], []))
      return null
    }
    const before = this.draft.firings.length
    const event = this.place(payload, chunk, reading)
    this.queue.push(event)
    if (this.draft.firings.length === before && !event.edited) this.learn(payload, chunk, reading, event)
    const fresh = this.draft.firings.slice(before).filter(({ action }) => action === 'block' || action === 'hold')
    // A word of the protocol belongs to no text that a person could be asked about: holding is blocking here.
    return fresh.length > 0 && this.enforcing ? this.stop([], fresh) : null
  }

  /** Gives every text of an event its channel, and judges at once what belongs to none. */
  private place(payload: string, chunk: unknown, reading: Reading): QueuedEvent {
    const shape = this.surface.stream
    const fields: DeltaField[] = []
    const logprobs: JsonPath[] = []
    const own: Piece[] = []
    fireUnseen(reading, this.scene.uninspectable, this.draft)
    for (const piece of reading.pieces) {
      const field = piece.tokens || piece.fixed !== undefined ? null : this.fieldOf(piece, chunk)
      if (piece.tokens && !piece.instead) logprobs.push(piece.path)
      else if (field) fields.push(field)
      else own.push(piece)
    }
    const calls = reading.calls.map((call) => this.calls.place(call, chunk))
    const event = new QueuedEvent(payload, chunk, shape, fields, calls, logprobs)
    const edits = this.own.judge(own, this.draft)
    if (this.enforcing) event.edit(edits)
    if (this.enforcing && logprobs.length > 0 && !repeatsText(reading, fields)) event.edit(logprobs.map((path) => ({ path, text: null })))
    this.calls.finish(chunk)
    return event
  }

  /** An event that adds to one text and says nothing else that was not judged has a form that others may have. */
  private learn(payload: string, chunk: unknown, reading: Reading, event: QueuedEvent): void {
    const field = event.only
    if (!field || reading.calls.length > 0 || this.surface.stream.finished(chunk).length > 0) return
    const piece = reading.pieces.find(({ path }) => path === field.path)!
    const rest = reading.pieces.every((each) => each === piece || this.own.knows(each))
    if (rest && !this.surface.stream.repeats?.(piece, chunk))
      this.forms.learn(payload, chunk, reading.pieces, field.path, field.channel, this.surface.stream)
  }

  /** The channel that a text goes on, or says once more; null where it stands for itself. */
  private fieldOf(piece: Piece, chunk: unknown): DeltaField | null {
    const shape = this.surface.stream
    const before = shape.repeats?.(piece, chunk) ?? null
    const path = before ?? shape.textPath(piece, chunk)
    if (!path) return null
    const channel = before && this.channels.get(before.join('\n'))
    if (!channel) return this.append(piece, path)
    // What is said to be the same and is not stands for itself.
    if (channel.text !== piece.text) return null
    return { channel, path: piece.path, start: 0, end: channel.length, again: true }
  }

  private append(piece: Piece, path: JsonPath): DeltaField {
    const key = path.join('\n')
    let channel = this.channels.get(key)
    if (!channel) {
      const segment = plain(piece, 'user')
      channel = new TextChannel(this.engine, this.scene, path, segment.origin, segment.also)
      this.channels.set(key, channel)
    }
    const start = channel.append(piece.text)
    return { channel, path: piece.path, start, end: channel.length }
  }

  /** Moves everything as far as it may go. */
  private advance(): StreamStep {
    if (!this.enforcing) return { release: this.drain() }
    for (const channel of this.channels.values()) {
      const acted = this.settle(channel)
      if (acted) return acted
    }
    for (const calls of this.calls.groups()) {
      if (!this.ended && !this.calls.isFinished(calls.group)) continue
      const held = calls.released ? this.lateCall(calls) : this.judgeCalls(calls)
      if (held) return held
    }
    return { release: this.drain() }
  }

  /** Moves one text as far as it may go; a step where a rule acts. */
  private settle(channel: TextChannel): StreamStep | null {
    const { stop, hold } = channel.settle(this.ended)
    if (stop) return this.stop(this.drain(), stop)
    return hold ? this.hold(hold, () => channel.approve()) : null
  }

  private judgeCalls(calls: CallGroup): StreamStep | null {
    const draft = new DecisionDraft(this.engine.policy.mode)
    const pieces = calls.pieces()
    this.scene.memory.learnCalls(pieces)
    for (const [index, call] of pieces.entries()) {
      this.engine.judge(nameSegments(call), this.scene, draft)
      const [edit] = judgeAnswerCall(this.engine, this.scene, call, true, draft)
      if (edit) calls.rewrite(index, edit.text ?? '')
    }
    // All of it waits for what a second stage says.
    if (draft.open) return { release: this.drain() }
    const { firings, action } = draft.finish()
    calls.released = true
    this.draft.absorb(draft)
    if (action === 'block')
      return this.stop(
        this.drainBefore(calls),
        firings.filter((each) => each.action === 'block'),
      )
    if (action !== 'hold') return null
    calls.released = false
    return this.hold(
      firings.filter((each) => each.action === 'hold'),
      () => {
        calls.released = true
      },
    )
  }

  /** A call that goes on after it was judged is not the one that was judged. */
  private lateCall(calls: CallGroup): StreamStep | null {
    if (!calls.late) return null
    const [call] = calls.pieces()
    const reason = 'a call went on after it was finished'
    const firing: Firing = { rule: 'surface', action: 'block', origin: 'tool_arguments', path: call?.path ?? [], detections: [], reason }
    this.draft.fire([firing])
    return this.stop([], [firing])
  }

  private drainBefore(calls: CallGroup): string[] {
    calls.released = false
    return this.drain()
  }

  /** The events that may leave now. */
  private drain(): string[] {
    const release: string[] = []
    for (let head = this.queue[0]; head !== undefined; head = this.queue[0]) {
      if (head !== DONE && this.enforcing) {
        if (head.calls.length > 0 && head.calls.some(({ group }) => !this.calls.isReleased(group))) break
        if (!head.safe) {
          const part = head.split()
          if (part !== null) release.push(part)
          break
        }
      }
      release.push(head === DONE ? DONE : head.render())
      this.queue.shift()
    }
    return release
  }

  private hold(firings: readonly Firing[], approve: () => void): StreamStep {
    this.state = 'held'
    this.approveHeld = approve
    this.acted.splice(0, this.acted.length, ...firings)
    return { release: this.drain(), hold: this.decisionOf(firings, 'hold') }
  }

  private stop(release: string[], firings: readonly Firing[]): StreamStep {
    this.state = 'stopped'
    this.queue.length = 0
    return { release, stop: this.decisionOf(firings, 'block') }
  }

  private decisionOf(firings: readonly Firing[], action: 'hold' | 'block'): Decision {
    return { ...this.draft.finish(), action, firings, edits: [] }
  }

  /** The decision on the whole answer, as if it had come in one piece. */
  private decide(): Decision {
    const draft = new DecisionDraft(this.engine.policy.mode)
    draft.absorb(this.draft)
    if (!this.enforcing) for (const calls of this.calls.groups()) this.observeCalls(calls, draft)
    for (const channel of this.channels.values()) channel.summarize(draft)
    return { ...draft.finish(), edits: [] }
  }

  private observeCalls(calls: CallGroup, draft: DecisionDraft): void {
    const pieces = calls.pieces()
    this.scene.memory.learnCalls(pieces)
    for (const call of pieces) {
      this.engine.judge(nameSegments(call), this.scene, draft)
      judgeAnswerCall(this.engine, this.scene, call, true, draft)
    }
  }
}
