import { detectors as shipped } from '../detectors/index.js'
import { createGuard, type GuardOptions } from '../policy/create-guard.js'
import type { Doubts, Guard, SecondOpinion, StreamDoubts } from '../policy/guard.js'
import type { Policy } from '../policy/policy.js'
import type { Detect, Detector } from '../vocabulary/detector.js'
import { type Account, newAccount, Passages } from './passages.js'
import type { Tokenizer } from './tokenizer/index.js'

/** A model that was loaded somewhere else: a thread, another process. */
export interface SequenceClassifier {
  /**
   * How likely each window of numbers is an attack, 0 to 1, in order. Rejects when it cannot tell, or not in the time that it gives itself; the
   * reason is told to whoever asked.
   */
  classify(windows: readonly (readonly number[])[]): Promise<readonly number[]>
}

export interface SecondStageOptions {
  tokenizer: Tokenizer
  classifier: SequenceClassifier
  /** The detector whose doubt is settled; `injection` where none is named. */
  detector?: string
  /** Scores of the first stage that are doubt: from the first number to below the second. 0.3 to 0.8 where none are given. */
  zone?: readonly [from: number, to: number]
  /** The probability from which the model's word is "attack"; 0.5 where none is given. */
  attackFrom?: number
  /** Numbers that the model reads at once, the signs around a text among them; 512 where none is given. */
  windowTokens?: number
  guard?: GuardOptions
}

/** A guard whose doubts a model settles. */
export interface SecondStage {
  /** The guard itself: what the model said of a passage counts in it from then on, and it never waits. Its `doubts` are this stage's. */
  readonly guard: Guard & { readonly doubts: Doubts }
  readonly consult: Doubts['consult']
}

/** Passages of one body or stream that the model is asked about. */
const MOST_PASSAGES = 8
/** A passage is a window or a few that touch; what is longer is cut into numbers for too long. */
const LONGEST_PASSAGE = 16_384

/** Puts a second stage behind a detector of a policy. Passages in an encoding stay with the first stage, which reads what they decode to. */
export function secondStage(policy: Policy, options: SecondStageOptions): SecondStage {
  const [from, to] = options.zone ?? [0.3, 0.8]
  if (!(from >= 0 && from < to && to <= 1)) throw new TypeError(`the zone of doubt must rise within 0 and 1: ${from} to ${to}`)
  const attackFrom = options.attackFrom ?? 0.5
  const size = options.windowTokens ?? 512
  const { before, behind } = options.tokenizer.frame
  const room = size - before.length - behind.length
  if (!(room >= 8)) throw new TypeError(`windows of ${size} numbers are too short`)
  const passages = new Passages()
  const settled = (likely: number) => (likely >= attackFrom ? to : Math.max(0, from - 0.001))
  const name = options.detector ?? 'injection'
  const wrap = (base: Detector): Detector => ({
    ...base,
    // What the model says of a passage may come later: no verdict is remembered without it.
    contextual: true,
    create: (given) => doubting(base.create(given), { passages, from, to, settled }),
  })
  const list = (options.guard?.detectors ?? shipped).map((each) => (each.id === name ? wrap(each) : each))
  const guard = createGuard(policy, { ...options.guard, detectors: list })

  const judge = async (passage: string): Promise<void> => {
    const ids = options.tokenizer.encode(passage)
    const windows: number[][] = []
    // Windows overlap by half, so that nothing is cut in two in all of them.
    for (let at = 0; at === 0 || at + room / 2 < ids.length; at += Math.ceil(room / 2))
      windows.push([...before, ...ids.slice(at, at + room), ...behind])
    const likely = await options.classifier.classify(windows)
    if (likely.length !== windows.length || likely.some((p) => !(p >= 0 && p <= 1))) throw new Error('the model gave no probabilities')
    passages.settle(passage, Math.max(...likely))
  }

  /** Asks about what is noted on an account, at most `most` passages; after a failure no more. What was not judged cannot be told. */
  const ask = async ({ doubts, failed }: Account, most: number): Promise<SecondOpinion> => {
    const second: SecondOpinion = { asked: doubts.size, judged: 0 }
    let over = false
    for (const passage of doubts) {
      const spared = sparing(passage, second.judged < most)
      if (!over && spared === undefined) {
        try {
          await judge(passage)
          second.judged++
          continue
        } catch (error) {
          over = true
          second.reason ??= error instanceof Error ? error.message : 'the model failed'
        }
      }
      if (spared !== undefined) second.reason ??= spared
      failed.add(passage)
    }
    doubts.clear()
    return second
  }

  const consult: Doubts['consult'] = async (run) => {
    const account = newAccount()
    const result = passages.during(account, run)
    if (account.doubts.size === 0) return { result, second: { asked: 0, judged: 0 } }
    const second = await ask(account, MOST_PASSAGES)
    account.closed = true
    return { result: passages.during(account, run), second }
  }

  const follow = (): StreamDoubts => {
    const account = newAccount()
    let left = MOST_PASSAGES
    return {
      during: (step) => passages.during(account, step),
      get open() {
        return account.doubts.size > 0
      },
      ask: async () => {
        const second = await ask(account, left)
        left -= second.judged
        return second
      },
    }
  }
  return { guard: { ...guard, doubts: { consult, follow } }, consult }
}

/** Why the model is not asked about a passage; undefined where it is. */
function sparing(passage: string, free: boolean): string | undefined {
  if (passage.length > LONGEST_PASSAGE) return `a passage in doubt is longer than ${LONGEST_PASSAGE} units`
  return free ? undefined : `more than ${MOST_PASSAGES} passages in doubt`
}

interface Doubt {
  passages: Passages
  from: number
  to: number
  settled(likely: number): number
}

/** Units before and behind a finding that the model reads too. */
const AROUND = 256

/** A detector that asks what is known of each passage that it is in doubt about. */
function doubting(base: Detect, { passages, from, to, settled }: Doubt): Detect {
  const detect: Detect = (text, context) => {
    const wanted = context.least === undefined ? context : { ...context, least: Math.min(context.least, from) }
    return base(text, wanted).map((span) => {
      if (context.unasked || span.score < from || span.score >= to || span.view?.some((step) => step !== 'normal')) return span
      const end = span.end + AROUND
      const word = passages.ask(text.slice(Math.max(0, span.start - AROUND), end), context.more === true && end > text.length)
      if (word === undefined) return span
      if (typeof word === 'string') return { ...span, doubt: word }
      const percent = Math.round(word * 100)
      return { ...span, score: settled(word), because: [...(span.because ?? []), `second stage: ${percent} %`] }
    })
  }
  return Object.assign(
    detect,
    base.live && { live: base.live },
    base.follow && { follow: base.follow },
    base.anchored && { anchored: true },
  )
}
