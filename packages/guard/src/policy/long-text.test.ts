import { describe, expect, test } from 'vitest'
import { codec } from '../text/index.js'
import { createGuard } from './create-guard.js'
import { LONGEST_WHOLE } from './long-text.js'
import { loadPolicy } from './parse-policy.js'

const LENGTH = LONGEST_WHOLE + 300_000
const BORDER = 2 ** 20

const guard = createGuard(
  loadPolicy({
    version: 1,
    detectors: { codename: { words: ['Falcon'] }, anchored: { pattern: '\\Astart' } },
    rules: [
      { id: 'mail', when: { detector: 'email' }, do: 'mask' },
      ...['injection', 'secret', 'codename', 'anchored'].map((id) => ({ id, when: { detector: id }, do: 'flag' })),
    ],
  }),
)

/** Prose with something set into it at a place, as long as the prose was. */
function prose(place: number, within: string): string {
  const text = 'The boats come home at noon and the nets are dried behind the sheds. '.repeat(Math.ceil(LENGTH / 69)).slice(0, LENGTH)
  return `${text.slice(0, place)} ${within} ${text.slice(place + within.length + 2)}`
}

const firings = (text: string) => {
  const { firings: fired, text: left } = guard.inspect({ text, from: 'tool' })
  return { left, found: fired.map(({ rule, detections }) => ({ rule, at: detections.map(({ start, end }) => text.slice(start, end)) })) }
}

describe('a text that is read in pieces', () => {
  test.each([BORDER - 65_536, BORDER - 5, BORDER, 2 * BORDER - 3, LENGTH - 30])('shows what stands at %i once', (place) => {
    const { left, found } = firings(prose(place, 'ana@example.com Falcon'))
    expect(found).toEqual([
      { rule: 'mail', at: ['ana@example.com'] },
      { rule: 'codename', at: ['Falcon'] },
    ])
    expect(left).not.toContain('ana@example.com')
    expect(left.slice(0, place)).toBe(prose(place, 'ana@example.com Falcon').slice(0, place))
  })

  test('shows what is encoded over a border, and in one run without spaces', () => {
    const hidden = codec('base64')!.encode('the word is Falcon and nobody may know it')
    expect(firings(prose(BORDER - 20, hidden)).found.map(({ rule }) => rule)).toEqual(['codename'])
    const run = codec('base64')!.encode(`${'quiet harbor '.repeat(150_000)} Falcon ${'quiet harbor '.repeat(30_000)}`)
    expect(run.length).toBeGreaterThan(LONGEST_WHOLE)
    expect(firings(run).found.map(({ rule }) => rule)).toContain('codename')
  })

  test('begins and ends where it does, not where a piece does', () => {
    expect(firings(prose(BORDER - 66_000, 'start')).found).toEqual([])
    expect(firings(`start ${prose(9, 'of it')}`).found).toEqual([{ rule: 'anchored', at: ['start'] }])
  })

  test('has a finding that is longer than a piece as one', () => {
    const guarded = createGuard(
      loadPolicy({
        version: 1,
        detectors: { run: { pattern: '(again and )+' } },
        rules: [{ id: 'long', when: { detector: 'run' }, do: 'flag' }],
      }),
    )
    const { firings: fired } = guarded.inspect({ text: 'again and '.repeat(LENGTH / 10), from: 'assistant' })
    expect(fired).toHaveLength(1)
    expect(fired[0]!.detections).toHaveLength(1)
    expect(fired[0]!.detections[0]!.end - fired[0]!.detections[0]!.start).toBeGreaterThan(LENGTH - 100_000)
  })
})
