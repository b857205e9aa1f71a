import { ChatStream } from '../stream/chat-stream.js'
import { openaiChat } from '../surfaces/openai-chat/surface.js'
import { readSurface } from '../surfaces/read-surface.js'
import type { CallPiece, Piece, Reading } from '../surfaces/reading.js'
import type { Surface } from '../surfaces/surface.js'
import { CleanTexts } from './clean-texts.js'
import type { Decision } from './decision.js'
import { DecisionDraft } from './decision-draft.js'
import type { Engine, FieldChange, Scene } from './engine.js'
import { fireUnseen } from './fire-unseen.js'
import type { ChatStreamInspector, GuardSession, SessionInit } from './guard.js'
import { judgeAnswerCall } from './judge-answer-call.js'
import { Placeholders, unusedTag, Vault } from './placeholders.js'
import { replaceSpans } from './replace-spans.js'
import { byTurn, plain, type Segment, type SegmentSource, turnSegments } from './segments.js'
import { SessionMemory } from './session-memory.js'

/** What a session gives back before its first request. */
const NO_VALUES = new Vault(() => '')

/** A session on one model API. */
export class ChatSession implements GuardSession {
  private readonly scene: Scene & { vault: Vault }
  private requests = 0
  private readonly source: SegmentSource
  private readonly surface: Surface

  constructor(
    private readonly engine: Engine,
    init: SessionInit,
  ) {
    const before = init.continues instanceof ChatSession ? init.continues.scene : undefined
    this.surface = init.surface ?? openaiChat
    const memory = before?.memory ?? new SessionMemory()
    this.scene = {
      memory,
      placeholders: before?.placeholders ?? new Placeholders(),
      vault: NO_VALUES,
      clean: new CleanTexts(),
      principal: init.principal,
      uninspectable: init.uninspectable ?? engine.policy.uninspectable ?? 'flag',
    }
    this.source = { policy: engine.policy, tools: engine.tools, markers: engine.markers, toolOf: (id) => memory.toolOf(id) }
  }

  request(body: object, { stopped }: { stopped?: () => boolean } = {}): Decision {
    const reading = readSurface(this.surface.request, body)
    const { outside, pieces, calls } = byTurn(reading)
    const { memory } = this.scene
    const segments: Segment[] = outside.map((piece) => plain(piece, 'model'))
    for (const [index, turn] of reading.turns.entries()) {
      memory.learnCalls(calls[index]!)
      const own = turnSegments(pieces[index]!, turn, this.source)
      for (const segment of own) memory.learn(segment.text.slice(segment.start, segment.end), segment.labels)
      segments.push(...own)
    }
    const draft = new DecisionDraft(this.engine.policy.mode)
    const scene = { ...this.openVault(reading), ...(stopped && { stopped }) }
    this.edit(this.engine.judge(segments, scene, draft), draft)
    const last = reading.turns.findLastIndex(({ origin }) => origin !== 'system' && origin !== 'developer')
    for (let index = 0; index < calls.length; index++) {
      for (const call of calls[index]!) this.judgeCall(call, index === last, scene, draft)
    }
    fireUnseen(reading, this.scene.uninspectable, draft)
    // An unused vault would keep the texts of the request.
    if (this.scene.vault.empty) this.scene.vault = NO_VALUES
    return draft.finish()
  }

  /** What this request masks goes into a vault of its own, which its answer is read with. */
  private openVault({ pieces, calls }: Reading): Scene {
    this.requests++
    const { vault: _, ...rest } = this.scene
    if (!this.engine.masks) return rest
    const seed = `${this.requests} ${this.scene.memory.operatorText}`
    this.scene.vault = new Vault(() => unusedTag(seed, [...pieces.map((piece) => piece.text), ...calls.map((call) => call.arguments)]))
    return { ...rest, placeholders: this.scene.vault }
  }

  response(body: object): Decision {
    const reading = readSurface(this.surface.response, body)
    const draft = new DecisionDraft(this.engine.policy.mode)
    this.scene.memory.learnCalls(reading.calls)
    const to = this.surface.answersTo ?? 'user'
    const segments: Segment[] = []
    for (const piece of reading.pieces) if (!repeats(piece, reading.pieces)) segments.push(plain(piece, to))
    this.editAnswer(this.engine.judge(segments, this.scene, draft), reading, draft)
    for (const call of reading.calls) this.judgeCall(call, true, this.scene, draft)
    fireUnseen(reading, this.scene.uninspectable, draft)
    return draft.finish()
  }

  stream(): ChatStreamInspector {
    // The next request has a vault of its own, also while this answer still streams.
    return new ChatStream(this.engine, { ...this.scene }, this.surface)
  }

  private judgeCall(call: CallPiece, pending: boolean, scene: Scene, draft: DecisionDraft): void {
    for (const { path, text } of judgeAnswerCall(this.engine, scene, call, pending, draft)) draft.edit(path, text)
  }

  private edit(changes: readonly FieldChange[], draft: DecisionDraft): void {
    for (const { path, text, replacements } of changes) draft.edit(path, replaceSpans(text, replacements))
  }

  /** Log probabilities hold the text of their turn once more, token by token: where it was replaced they have to go. */
  private editAnswer(changes: readonly FieldChange[], { pieces }: Reading, draft: DecisionDraft): void {
    if (changes.length === 0) return
    const changed = new Set(changes.map(({ path }) => path))
    const tokens = pieces.filter((piece) => piece.tokens)
    const paths = new Set(tokens.map(({ path }) => path))
    this.edit(
      changes.filter(({ path }) => !paths.has(path)),
      draft,
    )
    const turns = new Set(pieces.filter(({ path }) => changed.has(path)).map(({ turn }) => turn))
    for (const path of new Set(tokens.filter(({ turn }) => turns.has(turn)).map((piece) => piece.path))) draft.edit(path, null)
  }
}

/** Log probabilities that say what the text of their choice says need no second look: they go when it changes. */
function repeats(piece: Piece, all: readonly Piece[]): boolean {
  return piece.tokens === true && all.some((other) => !other.tokens && other.turn === piece.turn && other.text === piece.text)
}
