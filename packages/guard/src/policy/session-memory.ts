import type { CallPiece } from '../surfaces/reading.js'
import type { Label } from '../vocabulary/origin.js'

/** What a session has learned. It only grows: what was said stays said when the client cuts its history. */
export class SessionMemory {
  /** The operator's text: system and developer turns. */
  operatorText = ''
  /** What user and operator typed. */
  typedText = ''
  readonly taints = new Set<'untrusted' | 'private'>()
  private readonly toolByCall = new Map<string, string | undefined>()
  private readonly seen = new Set<string>()

  /** Learns a text once, whatever the number of requests that repeat it. */
  learn(text: string, labels: readonly Label[]): void {
    if (labels.length === 0 || text === '') return
    const key = `${labels.join()}\n${text}`
    if (this.seen.has(key)) return
    this.seen.add(key)
    for (const label of labels) if (label === 'untrusted' || label === 'private') this.taints.add(label)
    if (labels.includes('operator')) this.operatorText = join(this.operatorText, text)
    if (labels.includes('operator') || labels.includes('user')) this.typedText = join(this.typedText, text)
  }

  /** Learns which tool the calls of one turn go to. An id that two tools of a turn share belongs to neither. */
  learnCalls(calls: readonly CallPiece[]): void {
    const inTurn = new Map<string, string | undefined>()
    for (const { id, name } of calls) inTurn.set(id, inTurn.has(id) && inTurn.get(id) !== name ? undefined : name)
    for (const [id, name] of inTurn) this.toolByCall.set(id, name)
  }

  toolOf(callId: string): string | undefined {
    return this.toolByCall.get(callId)
  }
}

function join(before: string, text: string): string {
  return before === '' ? text : `${before}\n${text}`
}
