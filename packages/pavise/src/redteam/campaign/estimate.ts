import { random } from '#core/random'
import { Planner } from '#redteam/campaign/planner'
import { searchOf } from '#redteam/searches/index'
import { payloadLength } from '#redteam/strategies/payload'
import type { Target } from '#redteam/targets/target'
import { costOf } from '#redteam/targets/usage'

export interface Estimate {
  readonly requests: number
  readonly tokens: { readonly input: number; readonly output: number }
  readonly seconds: number
  readonly cost?: { readonly amount: number; readonly currency: string }
}

/** Attempts that are looked at for the length of messages. */
const LOOKED_AT = 400
const LETTERS_A_TOKEN = 4
/** What is assumed of a target before it was ever asked. */
export const ASSUMED = { tokensAnAnswer: 200, secondsAnAnswer: 1 }

/**
 * What a run of so many requests is likely to take: messages as the plan would send them, answers of 200 tokens in a second each. Nothing is
 * sent for it.
 */
export function estimateRun(
  target: Target,
  options: { maxRequests: number; concurrency: number; seed: number | string; strategies?: readonly string[] },
): Estimate {
  const { maxRequests: requests, concurrency, seed, strategies } = options
  const planner = new Planner(target, random(`${seed}/plan`), strategies ? { strategies } : {})
  const recipes = planner.next(Math.min(LOOKED_AT, requests))
  const letters = recipes.reduce((sum, recipe) => sum + payloadLength(recipe), 0)
  const sent = recipes.reduce(
    (sum, { delivery, carrier }) => sum + (searchOf(delivery)?.moves ?? 1) + (carrier.startsWith('intake:') ? 1 : 0),
    0,
  )
  const input = Math.round((requests * letters) / Math.max(1, sent) / LETTERS_A_TOKEN)
  const tokens = { input, output: requests * ASSUMED.tokensAnAnswer }
  const seconds = Math.ceil((requests / concurrency) * ASSUMED.secondsAnAnswer)
  const { prices } = target
  return {
    requests,
    tokens,
    seconds,
    ...(prices ? { cost: { amount: Math.round(costOf(tokens, prices) * 100) / 100, currency: prices.currency } } : {}),
  }
}
