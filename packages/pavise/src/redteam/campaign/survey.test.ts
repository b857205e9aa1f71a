import { expect, it } from 'vitest'
import { random } from '#core/random'
import { Planner } from '#redteam/campaign/planner'
import { Survey } from '#redteam/campaign/survey'
import { families } from '#redteam/probes/families/index'
import { seedOf } from '#redteam/probes/seed'
import { resolveTarget } from '#redteam/targets/target-file'

const intake = (name: string) => ({ name, url: 'http://127.0.0.1:1/in', body: { text: '{{payload}}' }, ask: 'What does {{id}} say?' })
const target = resolveTarget(
  {
    api: 'openai-chat',
    url: 'http://127.0.0.1:1/v1',
    model: 'm',
    docs: ['Tools:\n- search_trips(filter): Finds trips.\n- open_link(url): Opens a link.'],
    intakes: ['mail', 'ticket', 'web'].map(intake),
  },
  'test',
  {},
)

const surveyedOf = () => new Survey(target, random('s')).all().map(({ recipe }) => recipe)

it('a survey meets every family in talk or at a door, every door, and every tool that the target names', () => {
  const surveyed = surveyedOf()
  const met = new Set(surveyed.map((recipe) => seedOf(recipe.seed)!.family.id))
  for (const { id, channels } of families)
    if (channels.some((channel) => ['user', 'mail', 'ticket', 'web'].includes(channel))) expect(met, id).toContain(id)
  expect(new Set(surveyed.map((recipe) => recipe.carrier))).toEqual(
    new Set(['chat', 'forged', 'paste', 'intake:mail', 'intake:ticket', 'intake:web']),
  )
  const errands = surveyed.filter((recipe) => recipe.seed!.includes('errand')).map((recipe) => recipe.seed)
  expect(errands.some((id) => id!.startsWith('sql.tool/') && id!.endsWith('@search_trips.filter'))).toBe(true)
  expect(errands.some((id) => id!.startsWith('ssrf.internal/') && id!.endsWith('@open_link.url'))).toBe(true)
})

it('a plan that learns spends a good part of its first draws on the survey, and one of named strategies none', () => {
  const drawn = new Planner(target, random('p')).next(200)
  expect(drawn.filter(({ seed }) => seed?.includes('errand')).length).toBeGreaterThan(5)
  expect(new Set(drawn.flatMap(({ seed }) => (seed ? [seedOf(seed)!.family.id] : []))).size).toBeGreaterThan(20)
  expect(new Planner(target, random('p'), { strategies: ['authority'] }).next(50).some(({ seed }) => seed !== undefined)).toBe(false)
})
