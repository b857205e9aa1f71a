import type { CallPiece } from '../surfaces/reading.js'
import type { Label } from '../vocabulary/origin.js'
import { TaintedTexts, TypedTexts } from './flows/derivation.js'
import { VouchedValues } from './flows/vouched-values.js'
import { TextSet } from './text-set.js'

/** What a session has learned. It only grows: what was said stays said when the client cuts its history. */
export class SessionMemory {
  /** The operator's text: system and developer turns. */
  operatorText = ''
  /** What user and operator typed. */
  typedText = ''
  readonly taints = new Set<'untrusted' | 'private'>()
  /** Values that user, operator or a trusted tool named. */
  readonly vouched = new VouchedValues()
  /** The same by who named them, without what the user typed. */
  readonly namedBy = { operator: new VouchedValues(), trusted: new VouchedValues() }
  readonly typed = new TypedTexts()
  private readonly taintedTexts = { untrusted: new TaintedTexts(), private: new TaintedTexts() }
  private readonly toolByCall = new Map<string, string | undefined>()
  private readonly seen = new Map<string, TextSet>()

  /** Learns a text once, whatever the number of requests that repeat it. */
  learn(text: string, labels: readonly Label[]): void {
    if (labels.length === 0 || text === '') return
    const standing = labels.length === 1 ? labels[0]! : labels.join()
    let seen = this.seen.get(standing)
    if (!seen) {
      seen = new TextSet()
      this.seen.set(standing, seen)
    }
    if (!seen.add(text)) return
    for (const label of labels) {
      if (label !== 'untrusted' && label !== 'private') continue
      this.taints.add(label)
      this.taintedTexts[label].add(text)
    }
    if (labels.some((label) => label === 'operator' || label === 'user' || label === 'trusted')) this.vouched.add(text)
    for (const label of ['operator', 'trusted'] as const) if (labels.includes(label)) this.namedBy[label].add(text)
    if (labels.includes('operator')) this.operatorText = join(this.operatorText, text)
    if (labels.includes('operator') || labels.includes('user')) {
      this.typedText = join(this.typedText, text)
      this.typed.add(text)
    }
  }

  /** Learns which tool the calls of one turn go to. An id that two tools of a turn share belongs to neither. */
  learnCalls(calls: readonly CallPiece[]): void {
    const inTurn = new Map<string, string | undefined>()
    for (const { id, name } of calls) inTurn.set(id, inTurn.has(id) && inTurn.get(id) !== name ? undefined : name)
    for (const [id, name] of inTurn) this.toolByCall.set(id, name)
  }

  tainted(taint: 'untrusted' | 'private'): TaintedTexts {
    return this.taintedTexts[taint]
  }

  toolOf(callId: string): string | undefined {
    return this.toolByCall.get(callId)
  }
}

function join(before: string, text: string): string {
  return before === '' ? text : `${before}\n${text}`
}
