import fc from 'fast-check'
import { expect, test } from 'vitest'
import { detectors } from '../detectors/index.js'
import { createGuard } from '../policy/create-guard.js'
import type { StreamStep } from '../policy/guard.js'
import { loadPolicy } from '../policy/parse-policy.js'
import { type Detect, type Detector, defineDetector } from '../vocabulary/detector.js'

/** The same detector, which is shown every stretch of a stream. */
const unwatched = (detector: Detector): Detector =>
  defineDetector({
    ...detector,
    create(options) {
      const { watch: _, ...more } = detector.create(options)
      const detect = detector.create(options)
      return Object.assign<Detect, object>((text, context) => detect(text, context), more)
    },
  })

const policy = (action: string) => ({
  version: 1,
  detectors: { names: { words: ['Falcon', 'black swan'] } },
  canaries: ['canary-7f31aa90c2'],
  rules: ['secret', 'link', 'email', 'card', 'iban', 'canary', 'names', 'prompt-leak'].map((detector) => ({
    id: detector,
    from: ['assistant'],
    when: { detector },
    do: action,
  })),
})
const pairs = ['redact', 'block'].map((action) =>
  [detectors, detectors.map(unwatched)].map((list) => createGuard(loadPolicy(policy(action), { detectors: list }), { detectors: list })),
)

const event = (content: string) => JSON.stringify({ choices: [{ index: 0, delta: { content } }] })

function steps(guard: (typeof pairs)[number][number], pieces: readonly string[]): StreamStep[] {
  const stream = guard.session().stream()
  return [...pieces.map((content) => stream.push(event(content))), stream.end()]
}

const LONG = 'The harbour was quiet in the morning and the boats lay side by side while the crew drank its coffee. '.repeat(3)
const parts = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('the quiet harbour ', 'a list: ', 'is it? ', '\n', LONG, 'The password is ') },
    fc.constantFrom(
      'AKIAQ7RW3ZPLK5TBX2MN ',
      'hunter2! ',
      '![a](https://x.test/?q=1) ',
      '![a](https://x.test/pic) ',
      '<img src="https://x.test/a?b=c">',
      'bob@x.example ',
    ),
    fc.constantFrom(
      '4111 1111 1111 1111 ',
      'GB82 WEST 1234 5698 7654 32 ',
      'canary-7f31aa90c2 ',
      'F a l c o n ',
      'RmFsY29uIGlzIGhlcmU= ',
      'black swan ',
    ),
    fc.constantFrom('-----BEGIN PRIVATE KEY-----\n', 'postgres://u:s3cr3tpw@db ', 'Authorization: Basic dXNlcjpwYTU1d29yZA== ', 'ｆalcon '),
  ),
  { maxLength: 8 },
)

test('a stretch in which nothing shows that a finding needs has none, whatever the split', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...pairs),
      parts,
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 9 }),
      (pair, said, sizes) => {
        const text = said.join('')
        const cut: string[] = []
        for (let at = 0, i = 0; at < text.length; i++) {
          const size = sizes[i % sizes.length]!
          cut.push(text.slice(at, at + size))
          at += size
        }
        const [watched, shown] = pair.map((guard) => steps(guard, cut))
        expect(watched).toEqual(shown)
      },
    ),
    { numRuns: 120 },
  )
})
