import { createHash } from 'node:crypto'
import { PATIENCE, PLACE, type Word } from '#cli/gateway-words'
import type { Metric } from '#core/metrics'
import type { LeaseStore } from '#core/ports/leases'
import type { AnswerHomes, Homes } from '#gateway/homes/homes'
import { ExtractionWatch, lastText, type Weighs } from '#gateway/signals/extraction-watch'
import { withFiring } from '#gateway/signals/session-risk'
import { sketchOf } from '#gateway/signals/text-sketch'

/** The worker's side: its leases, what speaks for extraction and the metrics come from the first process, and so does the word to drain. */
export interface WorkerSide {
  readonly leases: LeaseStore
  readonly homes: Homes & { readonly answers: AnswerHomes }
  readonly extraction: Weighs
  readonly metrics: () => Promise<readonly Metric[]>
  /** Aborted when this process is to end. */
  readonly signal: AbortSignal
  /** Tells what to answer when the first process wants to know what this one counts. */
  measure(of: () => Metric[]): void
}

export function workerSide(outer: AbortSignal): WorkerSide {
  const stop = new AbortController()
  const waiting = new Map<number, (word: Word) => void>()
  let count = 0
  let measure: () => Metric[] = () => []
  const tell = (word: Word): void => void process.send?.(word)
  process.on('message', (word: Word) => {
    if (word.pavise === 'drain') stop.abort(new Error('drain'))
    else if (word.pavise === 'measure') tell({ pavise: 'measured', id: word.id, metrics: measure() })
    else if (word.pavise === 'granted' || word.pavise === 'measured' || word.pavise === 'weighed' || word.pavise === 'there')
      waiting.get(word.id)?.(word)
  })
  process.on('disconnect', () => stop.abort(new Error('the first process has ended')))
  const ask = (word: (id: number) => Word): Promise<Word> =>
    new Promise((resolve, reject) => {
      const id = ++count
      const late = setTimeout(() => done(undefined), PATIENCE * 2)
      const done = (answered: Word | undefined): void => {
        clearTimeout(late)
        waiting.delete(id)
        if (answered) resolve(answered)
        else reject(new Error('the first process does not answer'))
      }
      waiting.set(id, done)
      tell(word(id))
    })
  // Where the first process does not answer, what this one saw has to do.
  const here = new ExtractionWatch()
  const firing: Weighs['firing'] = async (policy, principal, sketch) => {
    const word = await ask((id) => ({ pavise: 'weigh', id, of: { policy, principal, sketch } })).catch(() => undefined)
    return word?.pavise === 'weighed' ? word.firing : here.firing(policy, principal, sketch)
  }
  return {
    homes: {
      ...(JSON.parse(process.env[PLACE] ?? '') as Homes),
      answers: {
        kept: (key) => tell({ pavise: 'kept', key: digestOf(key) }),
        homeOf: async (key) => {
          const word = await ask((id) => ({ pavise: 'where', id, key: digestOf(key) })).catch(() => undefined)
          return word?.pavise === 'there' ? word.place : undefined
        },
      },
    },
    extraction: {
      firing,
      weigh: async (decision, policy, principal, body) => {
        const fired = await firing(policy, principal, sketchOf(lastText(body)))
        return fired ? withFiring(decision, fired) : decision
      },
    },
    leases: {
      take: async (terms, want) => {
        const word = await ask((id) => ({ pavise: 'take', id, terms, want }))
        if (word.pavise !== 'granted' || word.grant === undefined) throw new Error('the leases cannot be written')
        return word.grant
      },
    },
    metrics: async () => {
      const word = await ask((id) => ({ pavise: 'all-metrics', id }))
      return word.pavise === 'measured' ? word.metrics : []
    },
    signal: AbortSignal.any([stop.signal, outer]),
    measure: (of) => {
      measure = of
    },
  }
}

const digestOf = (key: string): string => createHash('sha256').update(key).digest('base64').slice(0, 24)
