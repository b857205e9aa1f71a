import { describe, expect, it } from 'vitest'
import { random } from '#core/random'
import { keyOf } from '#redteam/campaign/lane'
import { Planner } from '#redteam/campaign/planner'
import { Accounts, kindOf, priorOf } from '#redteam/campaign/worth'
import type { Recipe } from '#redteam/strategies/recipe'
import { resolveTarget } from '#redteam/targets/target-file'

const intake = (name: string) => ({ name, url: 'http://127.0.0.1:1/in', body: { text: '{{payload}}' }, ask: 'What does {{id}} say?' })
const target = resolveTarget(
  { api: 'openai-chat', url: 'http://127.0.0.1:1/v1', model: 'm', intakes: ['mail', 'web'].map(intake) },
  'test',
  {},
)
const plan = (options = {}) => new Planner(target, random('p'), options)
const at = (recipe: Recipe) => `${recipe.carrier}/${recipe.channel}`
const NEWS = { isNews: true, isLeast: true }

describe('what is tried next', () => {
  it('is clear at every door before anything is dressed in encodings there', () => {
    const drawn = plan().next(120)
    for (const door of new Set(drawn.map(at))) {
      const first = drawn.filter((recipe) => at(recipe) === door && recipe.delivery === 'single' && !recipe.seed)
      expect(first[0]?.codecs ?? [], door).toEqual([])
    }
    expect(new Set(drawn.map(at)).size).toBeGreaterThan(5)
  })

  it('follows from the seed alone, and nothing comes twice at a door', () => {
    const drawn = plan().next(300)
    expect(plan().next(300)).toEqual(drawn)
    const said = drawn.filter(({ seed }) => !seed).map(({ goals, ...recipe }) => `${at(recipe as Recipe)} ${goals.join()} ${keyOf(recipe)}`)
    expect(new Set(said).size).toBe(said.length)
  })

  it('leaves out a goal that a door is known to give, until other goals are all there is', () => {
    const planner = plan()
    const [start] = planner.next(1, ({ channel }) => channel === 'mail')
    planner.found({ ...start!, goals: ['send-mail'], frames: [], languages: ['en'] }, 'send-mail', NEWS)
    const later = planner.next(60, ({ channel }) => channel === 'mail').filter(({ seed }) => !seed)
    expect(later.length).toBeGreaterThan(10)
    expect(later.some(({ goals }) => goals.includes('send-mail'))).toBe(false)
  })

  it('is soon tried at other doors once it worked at one', () => {
    const planner = plan()
    const [start] = planner.next(1, ({ channel }) => channel === 'mail')
    planner.found({ ...start!, goals: ['send-mail'], languages: ['ja'], frames: [], codecs: [], delivery: 'single' }, 'send-mail', NEWS)
    const web = planner.next(12, ({ channel }) => channel === 'web')
    expect(web.some(({ languages, frames }) => languages.join() === 'ja' && frames.length === 0)).toBe(true)
  })

  it('goes more often where something came of it', () => {
    const share = (won: string): number => {
      const planner = plan()
      for (let round = 0; round < 12; round++)
        for (const recipe of planner.next(16)) if (recipe.carrier === won) planner.found(recipe, undefined, NEWS)
      return planner.next(100).filter(({ carrier }) => carrier === won).length
    }
    expect(share('intake:mail')).toBeGreaterThan(share('intake:none') + 10)
  })

  it('is the same for the fixed order, whatever came of it', () => {
    const fixed = plan({ learns: false })
    const first = fixed.next(50)
    for (const recipe of first) fixed.found(recipe, recipe.goals[0], NEWS)
    const untold = plan({ learns: false })
    untold.next(50)
    expect(fixed.next(50)).toEqual(untold.next(50))
  })
})

describe('accounts', () => {
  it('draw about one where nothing is known, less where much was expected in vain, more where more came than that', () => {
    const accounts = new Accounts()
    const mean = (key: string): number => Array.from({ length: 400 }, (_, i) => accounts.draw(key, random(i))).reduce((a, b) => a + b) / 400
    accounts.expect('vain', 6)
    accounts.expect('rich', 1)
    accounts.win('rich', 4)
    expect(mean('unknown')).toBeGreaterThan(0.9)
    expect(mean('unknown')).toBeLessThan(1.1)
    expect(mean('vain')).toBeLessThan(0.3)
    expect(mean('rich')).toBeGreaterThan(1.8)
  })

  it('weigh kinds: plain before encoded, the first of a kind before its tenth', () => {
    expect(priorOf('plain', 0)).toBeGreaterThan(priorOf('codec', 0))
    expect(priorOf('codec', 0)).toBeGreaterThan(2 * priorOf('codec', 9))
    const plain = { languages: ['en'], frames: [], structures: [], codecs: [], delivery: 'single', wording: 0 } as const
    expect(kindOf(plain)).toBe('plain')
    expect(kindOf({ ...plain, codecs: ['hex'], languages: ['de'] })).toBe('codec-abroad')
    expect(kindOf({ ...plain, delivery: 'crescendo' })).toBe('search:crescendo')
  })
})
