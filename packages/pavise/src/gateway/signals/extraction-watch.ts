import type { Decision, ExtractionPolicy, Firing, Principal } from '@pavise/guard'
import { DistinctCount } from '#gateway/signals/distinct-count'
import { withFiring } from '#gateway/signals/session-risk'
import { distance, sketchOf, type TextSketch } from '#gateway/signals/text-sketch'

/** Sketches of the last requests of one principal that are kept. */
const LAST = 128
/** Two sketches of texts that share a template and differ in a word or two; texts with nothing in common are about 32 apart. */
const NEAR = 12

interface Watched {
  window: number
  requests: number
  readonly distinct: DistinctCount
  readonly last: TextSketch[]
  next: number
}

/** Weighs a request among those that its principal made before. */
export interface Weighs {
  weigh(decision: Decision, policy: ExtractionPolicy, principal: Principal, body: unknown): Decision | Promise<Decision>
  /** The same by the sketch of the request's last text. */
  firing(policy: ExtractionPolicy, principal: Principal, sketch: TextSketch | undefined): Firing | undefined | Promise<Firing | undefined>
}

/**
 * Signs that somebody asks a model out: how many requests, how many different ones, and how many that are almost the same, which is how
 * borders of a model are probed and data behind it is scraped. Bounded: a few kilobytes for each of the principals seen last.
 */
export class ExtractionWatch implements Weighs {
  readonly #watched = new Map<string, Watched>()

  constructor(
    readonly capacity = 10_000,
    readonly now: () => number = Date.now,
  ) {}

  /** Counts a request of a principal by its last text, and says what the policy makes of the sum. */
  weigh(decision: Decision, policy: ExtractionPolicy, principal: Principal, body: unknown): Decision {
    const firing = this.firing(policy, principal, sketchOf(lastText(body)))
    return firing ? withFiring(decision, firing) : decision
  }

  /** The same by the sketch of that text. */
  firing(policy: ExtractionPolicy, { key, tenant, id }: Principal, sketch: TextSketch | undefined): Firing | undefined {
    const watched = this.#of(JSON.stringify([key, tenant, id]), policy.window)
    const near = count(watched, sketch)
    const reason = reasonOf(policy, watched, near)
    if (reason === undefined) return undefined
    return {
      rule: 'extraction',
      action: policy.do,
      origin: 'user',
      path: [],
      detections: [],
      reason,
      ...(policy.do === 'hold' && { timeout: policy.timeout, otherwise: policy.otherwise }),
    }
  }

  #of(principal: string, length: number): Watched {
    const window = Math.floor(this.now() / length)
    const known = this.#watched.get(principal)
    const watched = known ?? { window, requests: 0, distinct: new DistinctCount(), last: [], next: 0 }
    if (watched.window !== window) {
      watched.window = window
      watched.requests = 0
      watched.distinct.clear()
    }
    // Their order matters only where some will have to go; taken out and put in again, a busy one leaves a dead place each time.
    if (known && this.#watched.size < this.capacity / 2) return watched
    this.#watched.delete(principal)
    this.#watched.set(principal, watched)
    if (this.#watched.size > this.capacity) this.#watched.delete(this.#watched.keys().next().value!)
    return watched
  }
}

/** Counts a request; answers how many of the last ones are almost it. */
function count(watched: Watched, sketch: TextSketch | undefined): number {
  watched.requests++
  if (!sketch) return 0
  watched.distinct.add(sketch.high, sketch.low)
  let near = 0
  for (const one of watched.last) {
    const apart = distance(one, sketch)
    if (apart > 0 && apart <= NEAR) near++
  }
  watched.last[watched.next] = sketch
  watched.next = (watched.next + 1) % LAST
  return near
}

function reasonOf({ requests, distinct, nearDuplicates }: ExtractionPolicy, watched: Watched, near: number): string | undefined {
  if (nearDuplicates !== undefined && near >= nearDuplicates)
    return `${near} of the last ${watched.last.length} requests are almost this one`
  if (requests !== undefined && watched.requests > requests) return `${watched.requests} requests in this window`
  const different = distinct === undefined ? 0 : Math.round(watched.distinct.estimate)
  return distinct !== undefined && different > distinct ? `about ${different} different requests in this window` : undefined
}

/** The text that a request ends with, whatever the API: of the last message, input or content, else its prompt. */
export function lastText(body: unknown): string {
  if (!isRecord(body)) return ''
  const list = ['messages', 'input', 'contents']
    .map((name) => body[name])
    .find((value) => Array.isArray(value) || typeof value === 'string')
  const last = Array.isArray(list) ? list.at(-1) : (list ?? body['prompt'] ?? body['content'])
  const texts: string[] = []
  collect(last, texts, 6)
  return texts.join('\n')
}

function collect(value: unknown, texts: string[], depth: number): void {
  if (typeof value === 'string') texts.push(value)
  if (depth === 0 || typeof value !== 'object' || value === null || texts.length > 64) return
  for (const [key, item] of Object.entries(value)) if (!WORDS.has(key)) collect(item, texts, depth - 1)
}

/** Fields that hold words of the protocol. */
const WORDS = new Set(['role', 'type', 'id', 'tool_call_id', 'tool_use_id', 'name', 'data', 'url', 'image_url', 'detail'])

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
