import type { Random } from '#core/random'
import type { Technique } from '#redteam/campaign/schedule'
import { searchOf } from '#redteam/searches/index'

/**
 * How likely the first attempt of a kind is to show a flaw at a door of which nothing is known, and after how many attempts of the kind there
 * half of that is left. What anybody knows of agents in general: plain wishes and many frames at once come through most, an encoding alone seldom.
 */
const PRIORS: Readonly<Record<string, readonly [first: number, halved: number]>> = {
  plain: [0.4, 1],
  frames: [0.3, 1],
  language: [0.2, 4],
  codec: [0.1, 6],
  'codec-abroad': [0.03, 12],
  structure: [0.08, 3],
  'answer-in': [0.02, 4],
  frame: [0.01, 40],
  layout: [0.12, 2],
  search: [0.12, 3],
  written: [0.03, 60],
  survey: [0.1, 40],
  errand: [0.12, 20],
  transfer: [0.3, 4],
  'transfer-again': [0.02, 4],
}

/** What the `n`-th attempt of a kind at a door is worth before anything was tried, counted from 0. */
export function priorOf(kind: string, n: number): number {
  const [first, halved] = PRIORS[kind.split(':')[0]!] ?? PRIORS['layout']!
  return first / (1 + n / halved)
}

/** Techniques that work or fail alike: what one of them brought says something about the others. */
export function kindOf({ delivery, codecs, languages, structures, answerIn, frames, wording }: Technique): string {
  if (searchOf(delivery)) return `search:${delivery}`
  const abroad = languages.some((id) => id !== 'en')
  if (delivery !== 'single') return abroad ? `layout-abroad:${delivery}` : `layout:${delivery}`
  if (answerIn) return 'answer-in'
  if (codecs.length > 0) return abroad ? 'codec-abroad' : 'codec'
  if (structures.length > 0) return 'structure'
  if (abroad && wording === 0) return 'language'
  if (abroad || wording > 0) return 'frame'
  return frames.length > 0 ? 'frames' : 'plain'
}

/** So much is a prior worth, in flaws: the more, the slower it gives way to what is seen. */
const WEIGHT = 1.5
/** How far draws stray from the mean; 1 is a draw from the whole posterior. */
const STRAY = 0.4

interface Account {
  won: number
  expected: number
}

/**
 * How much better something turned out than was expected of it: a rate with a gamma prior over counts. Both kinds of techniques and doors have
 * such an account; an attempt is worth its prior times what both turned out to be, for its requests.
 */
export class Accounts {
  readonly #accounts = new Map<string, Account>()

  #of(key: string): Account {
    let account = this.#accounts.get(key)
    if (!account) {
      account = { won: 0, expected: 0 }
      this.#accounts.set(key, account)
    }
    return account
  }

  expect(key: string, share: number): void {
    this.#of(key).expected += share
  }

  win(key: string, share: number): void {
    this.#of(key).won += share
  }

  /** A draw near the posterior: about 1 where nothing is known. */
  draw(key: string, random: Random): number {
    const { won, expected } = this.#of(key)
    const mean = (WEIGHT + won) / (WEIGHT + expected)
    return mean * Math.max(0.1, 1 + (STRAY * normal(random)) / Math.sqrt(WEIGHT + won))
  }
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
}
