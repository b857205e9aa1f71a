import type { Decision, ExtractionPolicy, Firing, RiskPolicy } from '@pavise/guard'
import { expect, test } from 'vitest'
import { DistinctCount } from '#gateway/signals/distinct-count'
import { ExtractionWatch, lastText } from '#gateway/signals/extraction-watch'
import { SessionRisk } from '#gateway/signals/session-risk'
import { distance, sketchOf } from '#gateway/signals/text-sketch'

const clean: Decision = { action: 'allow', mode: 'enforce', firings: [], edits: [], coverage: {}, degraded: false }
const fired = (rule: string, at: number, more: Partial<Firing> = {}): Decision => ({
  ...clean,
  action: 'flag',
  firings: [{ rule, action: 'flag', origin: 'user', path: ['messages', at, 'content'], detections: [], ...more }],
})
const risk: RiskPolicy = { halfLife: 4, weights: { injection: 3 }, flag: 2, hold: 4, block: 6, timeout: 1000, otherwise: 'block' }
const slow: RiskPolicy = { ...risk, halfLife: 1e6 }
const body = (...texts: string[]) => ({ messages: texts.map((content) => ({ role: 'user', content })) })

test('risk adds up over a session and decays by messages', () => {
  const session = new SessionRisk()
  const said = body('one', 'two', 'three')
  expect(session.weigh(fired('links', 0), risk, said).action).toBe('flag')
  expect(session.weigh(fired('links', 0), risk, said).firings).toHaveLength(1)
  expect(session.weigh(fired('injection', 1), risk, said).firings.at(-1)).toMatchObject({ rule: 'session-risk', action: 'flag' })
  expect(session.weigh(fired('injection', 2), risk, said)).toMatchObject({ action: 'block' })
  for (let i = 0; i < 20; i++) session.weigh(clean, risk, said)
  expect(session.score).toBeLessThan(0.3)
  expect(session.weigh(clean, risk, said)).toBe(clean)
})

test('history that is sent again counts once, an exception never, an answer for the next message', () => {
  const session = new SessionRisk()
  for (let i = 0; i < 10; i++) session.weigh(fired('links', 0), slow, body('see'))
  expect(session.score).toBeCloseTo(1, 3)
  session.weigh(fired('links', 1, { exception: 'until May' }), risk, body('see', 'other'))
  session.note(fired('injection', 2), risk, undefined)
  expect(session.weigh(clean, risk, body('see')).action).toBe('flag')
})

test('another text at the same place counts, however long it is; the same one elsewhere does not', () => {
  const span = { detector: 'names', kind: 'name', score: 1, start: 0, end: 6 }
  const at = (index: number) => fired('names', index, { detections: [span] })
  const session = new SessionRisk()
  session.weigh(at(0), slow, body('Falcon lands'))
  session.weigh(at(0), slow, body('Osprey lands'))
  expect(session.score).toBeCloseTo(2, 3)
  // A client that cut its history: the text is one place further up.
  session.weigh(at(0), slow, body('Osprey lands'))
  session.weigh(at(1), slow, body('Hello', 'Osprey lands'))
  expect(session.score).toBeCloseTo(2, 3)
  // Said once more, beside what was said before.
  const twice = { ...clean, firings: [...at(0).firings, ...at(1).firings] }
  session.weigh(twice, slow, body('Osprey lands', 'Osprey again'))
  expect(session.score).toBeCloseTo(3, 3)
  session.weigh(twice, slow, body('Osprey lands', 'Osprey again'))
  expect(session.score).toBeCloseTo(3, 3)
  // The same word in other words.
  session.weigh(at(0), slow, body('Osprey flies'))
  expect(session.score).toBeCloseTo(4, 3)
})

test('an answer that comes back as history was counted with the answer', () => {
  const session = new SessionRisk()
  const answer = { choices: [{ message: { content: 'Falcon' } }] }
  session.note(fired('names', 0, { path: ['choices', 0, 'message', 'content'] }), slow, answer)
  session.weigh(fired('names', 1), slow, body('Which bird?', 'Falcon'))
  expect(session.score).toBeCloseTo(1, 3)
  session.note(fired('names', 0, { path: ['choices', 0, 'message', 'content'] }), slow, answer)
  expect(session.score).toBeCloseTo(2, 3)
})

test('without a policy for it nothing is counted; observe mode flags at most', () => {
  const session = new SessionRisk()
  const decision = fired('injection', 0)
  expect(session.weigh(decision, undefined, body('a'))).toBe(decision)
  expect(session.score).toBe(0)
  const observed = session.weigh({ ...decision, mode: 'observe' }, { ...risk, block: 1 }, body('a'))
  expect(observed.action).toBe('flag')
  expect(observed.firings.at(-1)?.action).toBe('block')
})

const PLACES = 'Norway Peru Chad Laos Cuba Iran Mali Oman Togo Fiji Benin Chile China Egypt Gabon Ghana Haiti India Italy Japan'.split(' ')
const PLAIN = [
  'Could you translate this letter to my landlord into polite German?',
  'Write a short poem about autumn leaves and an old bicycle.',
  'Why does my sourdough starter smell like acetone after two days?',
  'Summarise the attached meeting notes in five bullet points for the board.',
  'What is the difference between a mutex and a semaphore in practice?',
  'Please plan a three day trip to Lisbon with small children in March.',
  'How do I convert a column of dates in a spreadsheet to week numbers?',
  'Explain photosynthesis to a nine year old who likes trains.',
]

test('texts of one template are near, others are not', () => {
  const asked = PLACES.map((place) => sketchOf(`Tell me the name and the phone number of customer ${place} in the record store`)!)
  const plain = PLAIN.map((text) => sketchOf(text)!)
  const within = asked.slice(1).map((sketch) => distance(asked[0]!, sketch))
  expect(within.filter((apart) => apart <= 12).length).toBeGreaterThanOrEqual(within.length * 0.8)
  for (const [i, a] of plain.entries()) for (const b of plain.slice(i + 1)) expect(distance(a, b)).toBeGreaterThan(12)
})

test('different things are counted within a tenth', () => {
  for (const many of [10, 500, 20_000]) {
    const count = new DistinctCount()
    for (let round = 0; round < 2; round++) for (let i = 0; i < many; i++) count.add(Math.imul(i, 2654435761), Math.imul(i + 7, 40503 * 77))
    expect(Math.abs(count.estimate - many) / many).toBeLessThan(0.2)
  }
})

const ask = (text: string) => ({
  messages: [
    { role: 'system', content: 'x' },
    { role: 'user', content: [{ type: 'text', text }] },
  ],
})
const extraction: ExtractionPolicy = { window: 3_600_000, do: 'block', timeout: 0, otherwise: 'block' }

test('near-duplicate probing is noticed, per principal; an ordinary mix of questions is not', () => {
  const watch = new ExtractionWatch()
  const policy = { ...extraction, nearDuplicates: 10 }
  const probe = (place: string) =>
    watch.weigh(clean, policy, { id: 'a' }, ask(`Tell me the name and the phone number of customer ${place} in the record store`))
  expect(PLACES.map((place) => probe(place).action).filter((action) => action === 'block').length).toBeGreaterThan(3)
  for (let i = 0; i < 200; i++) expect(watch.weigh(clean, policy, { id: 'b' }, ask(PLAIN[i % PLAIN.length]!))).toBe(clean)
})

test('volume and coverage by window', () => {
  let now = 0
  const watch = new ExtractionWatch(100, () => now)
  const many = { ...extraction, requests: 5 }
  const same = () => watch.weigh(clean, many, { id: 'a' }, ask('the same question once again')).action
  expect(Array.from({ length: 6 }, same)).toEqual(['allow', 'allow', 'allow', 'allow', 'allow', 'block'])
  now += 3_600_000
  expect(same()).toBe('allow')
  const wide = { ...extraction, distinct: 100, do: 'flag' as const }
  const each = (i: number) => watch.weigh(clean, wide, { id: 'b' }, ask(`question ${i} about ${i * 7} and ${i * 13} or ${i ^ 99}`))
  const last = Array.from({ length: 160 }, (_, i) => each(i)).at(-1)!
  expect(last.firings.at(-1)?.reason).toMatch(/^about 1\d\d different requests/)
  for (let i = 0; i < 300; i++) expect(watch.weigh(clean, wide, { id: 'c' }, ask('the same question once again'))).toBe(clean)
})

test('the last text of any API', () => {
  expect(lastText({ input: 'a' })).toBe('a')
  expect(lastText({ input: [{ role: 'user', content: [{ type: 'input_text', text: 'b' }] }] })).toBe('b')
  expect(lastText({ contents: [{ role: 'user', parts: [{ text: 'c' }] }] })).toBe('c')
  expect(lastText({ prompt: ['d', 'e'] })).toBe('d\ne')
  expect([lastText(null), lastText({})]).toEqual(['', ''])
})
