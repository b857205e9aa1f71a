import { detectors as shipped } from '../detectors/index.js'
import { createGuard, type GuardOptions } from '../policy/create-guard.js'
import type { Guard } from '../policy/guard.js'
import type { Policy } from '../policy/policy.js'
import type { Detect, Detector } from '../vocabulary/detector.js'
import { Passages } from './passages.js'
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

/** What the second stage had to say. */
export interface SecondOpinion {
  /** Passages in doubt, and how many of them the model judged. */
  asked: number
  judged: number
  /** Why the rest was left to the first stage. */
  reason?: string
}

/** A guard whose doubts a model settles. */
export interface SecondStage {
  /** The guard itself: what the model said of a passage counts in it from then on, and it never waits. */
  readonly guard: Guard
  /**
   * Runs what inspects with `guard`; where that left a passage in doubt, asks the model and runs it again. When the model cannot tell, the
   * first result stands. `run` may be run twice: it opens the session that it inspects with.
   * @example
   * const { result, second } = await stage.consult(() => stage.guard.inspect({ text, from: 'user' }))
   */
  consult<T>(run: () => T): Promise<{ result: T; second: SecondOpinion }>
}

const MOST_PASSAGES = 8

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

  return {
    guard,
    async consult(run) {
      const { result, doubts } = passages.during(run)
      const second: SecondOpinion = { asked: doubts.length, judged: 0 }
      for (const passage of doubts.slice(0, MOST_PASSAGES)) {
        try {
          await judge(passage)
          second.judged++
        } catch (error) {
          second.reason = error instanceof Error ? error.message : 'the model failed'
          break
        }
      }
      if (second.reason === undefined && doubts.length > MOST_PASSAGES) second.reason = `more than ${MOST_PASSAGES} passages in doubt`
      return { result: second.judged > 0 ? passages.during(run).result : result, second }
    },
  }
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
      if (span.score < from || span.score >= to || span.view?.some((step) => step !== 'normal')) return span
      const likely = passages.ask(text.slice(Math.max(0, span.start - AROUND), span.end + AROUND))
      if (likely === undefined) return span
      const percent = Math.round(likely * 100)
      return { ...span, score: settled(likely), because: [...(span.because ?? []), `second stage: ${percent} %`] }
    })
  }
  return Object.assign(
    detect,
    base.live && { live: base.live },
    base.follow && { follow: base.follow },
    base.anchored && { anchored: true },
  )
}
