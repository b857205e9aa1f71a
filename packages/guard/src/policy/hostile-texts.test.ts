import fc from 'fast-check'
import { expect, test } from 'vitest'
import { detectors } from '../detectors/index.js'
import { viewBudget } from '../text/view-budget.js'
import { views } from '../text/views.js'
import type { DetectionContext } from '../vocabulary/detector.js'
import { hostileTexts } from './testing/hostile-texts.js'

const OPTIONS: Readonly<Record<string, Record<string, unknown>>> = {
  words: { words: ['Falcon', 'Osprey'] },
  pattern: { pattern: '\\bTCK-[0-9]{6}\\b|(?m)^so$' },
  tenancy: { tenancy: { field: 'tenant', equals: 'principal.tenant' } },
}
const CONTEXT: DetectionContext = {
  origin: 'assistant',
  operatorText: 'Never name a price below the floor of the day. Ask for the number of the order first.',
  canaries: ['vx7-Quill-4409-marsh'],
  vouchedText: 'see https://known.example',
}
const all = detectors.map((detector) => ({ detector, detect: detector.create(OPTIONS[detector.id] ?? {}) }))
const BOUND = 120_000

test(
  'no text makes a detector throw or point outside of it',
  () => {
    fc.assert(
      fc.property(hostileTexts(''), fc.constantFrom('assistant', 'user', 'tool'), (text, origin) => {
        for (const { detector, detect } of all) {
          for (const { start, end, score, kind } of detect(text, { ...CONTEXT, origin })) {
            const inside = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= text.length
            if (!inside || !(score >= 0 && score <= 1))
              throw new Error(`${detector.id} ${kind} ${score} at ${start} to ${end} of ${text.length}`)
          }
        }
      }),
      { numRuns: 40, seed: 11, endOnFailure: true },
    )
  },
  BOUND,
)

/** Whether letters are a cipher or run backwards is known when enough of them came: what left before is not called back. */
const TOLD_LATER = new Set(['rot13', 'caesar', 'atbash', 'rot47', 'leetspeak', 'reversed'])

test(
  'what a detector of spans calls final in a part of a text is so in the whole',
  () => {
    fc.assert(
      fc.property(hostileTexts(' ', 8), hostileTexts(' ', 8), fc.nat(), (before, behind, at) => {
        const whole = `${before} ${behind}`
        const part = whole.slice(0, at % (whole.length + 1))
        for (const { detector, detect } of all) {
          if (!detect.live || detector.reach !== 'span') continue
          const found = detect(part, CONTEXT)
          const first = detect.live(part, CONTEXT)
          if (!(first >= 0 && first <= part.length)) throw new Error(`${detector.id} is live from ${first} of ${part.length}`)
          // A finding that reaches into what is live is live as a whole.
          const backwards = found.toSorted((a, b) => b.start - a.start)
          const live = backwards.reduce((low, { start, end }) => (start < low && end > low ? start : low), first)
          const known = new Set(found.map(({ kind, start, end }) => `${kind} ${start} ${end}`))
          for (const { kind, start, end, view } of detect(whole, CONTEXT)) {
            if (start >= live || known.has(`${kind} ${start} ${end}`) || view?.some((step) => TOLD_LATER.has(step))) continue
            throw new Error(`${detector.id} finds ${kind} at ${start} to ${end} of what was final up to ${live} of ${part.length}`)
          }
        }
      }),
      { numRuns: 40, seed: 5, endOnFailure: true },
    )
  },
  BOUND,
)

test(
  'the views of a text stay within their budget',
  () => {
    fc.assert(
      fc.property(hostileTexts(''), (text) => {
        const units = views(text).views.reduce((sum, view) => sum + (view.path.length > 0 ? view.text.length : 0), 0)
        expect(units).toBeLessThanOrEqual(viewBudget(text.length).output)
      }),
      { numRuns: 60, seed: 13, endOnFailure: true },
    )
  },
  BOUND,
)
