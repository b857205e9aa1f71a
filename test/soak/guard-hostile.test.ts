import { createGuard, loadPolicy } from '@pavise/guard'
import { detectors } from '@pavise/guard/detectors'
import { codec } from '@pavise/guard/text'
import { expect, test } from 'vitest'

const MEGABYTES = Number(process.env['PAVISE_SOAK_MEGABYTES'] ?? 50)
const OPTIONS = { words: { words: ['Falcon'] }, pattern: { pattern: '\\bTCK-[0-9]{6}\\b' } }
const shipped = detectors.filter(({ option, id }) => option === undefined || id in OPTIONS)
const guard = createGuard(
  loadPolicy({
    version: 1,
    detectors: OPTIONS,
    rules: shipped.map(({ id }) => ({ id, from: ['user'], when: { detector: id }, do: 'flag' })),
  }),
)

/** Encodings within encodings, each of which grows. */
function bomb(times: number): string {
  let text = 'a quiet harbor at nine. '.repeat(40)
  for (let i = 0; i < times; i++) text = codec(['base64', 'hex'][i % 2]!)!.encode(text)
  return text
}

test.each([
  ['prose', 'The boats come in at nine. '],
  ['one letter', 'a'],
  ['combining marks', '\u0301'],
  ['half characters', '\ud83d'],
  ['invisible characters', '\u200b'],
  ['base64', 'QWxhZGRpbjpvcGVuIHNlc2FtZSBhbmQgbW9yZQ== '],
  ['ideographs', '漢字'],
  ['digits', '1 2 3 '],
  ['escapes', '%41'],
  ['open JSON', '{"a":['],
  ['decode bombs', `${bomb(4)} `],
  ['one base64 passage', 'dGhlIGJvYXRzIGNvbWUgaW4gYXQgbmluZSwg'],
  ['ROT13', 'gur obngf pbzr va ng avar naq yrnir ng gra, '],
  ['addresses', 'ana@example.com, bob@example.org; '],
])(
  `${MEGABYTES} MB of %s are decided on, and what was not looked at is said`,
  (_, piece) => {
    const text = `${piece.repeat(Math.ceil((MEGABYTES * 1e6) / piece.length))} Falcon`
    const decision = guard.inspect({ text, from: 'user' })
    expect(decision.degraded).toBe(false)
    expect(decision.coverage.user).toMatchObject({ seen: text.length, scanned: text.length, skipped: 0 })
    expect(decision.firings.map(({ rule }) => rule)).toContain('words')
    if (piece.length > 1000) expect(decision.firings.map(({ rule }) => rule)).toContain('uninspectable')
  },
  600_000,
)
