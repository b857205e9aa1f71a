import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compactDataset, externalLink, hdf5File, newHdf5File } from '../testing/hdf5-bytes.js'
import { pack } from '../testing/little-endian.js'
import { observed } from '../testing/observed.js'
import { hdf5 } from './hdf5.js'

const look = (content: Uint8Array) => observed(hdf5, content)
const dense = JSON.stringify({ class_name: 'Sequential', config: { layers: [{ class_name: 'Dense', config: { units: 4 } }] } })
const evil = JSON.stringify({
  class_name: 'Sequential',
  config: { layers: [{ class_name: 'Lambda', config: { function: [`4w${'A'.repeat(60)}`] } }] },
})
const BOTH = [
  ['the earliest format', hdf5File],
  ['newer formats', newHdf5File],
] as const

describe.each(BOTH)('in %s', (_what, made) => {
  test('a model of plain layers is safe', async () => {
    const content = made({
      attributes: { model_config: dense, keras_version: { fixed: '2.15.0' }, backend: 'tensorflow' },
      children: { model_weights: { attributes: { layer_names: 'dense' }, children: { dense: {} } } },
    })
    expect(await look(content)).toMatchObject({ detected: 'yes', verdict: 'safe', observations: [], inconclusive: [] })
  })
  test.each<[string, Parameters<typeof hdf5File>[0]]>([
    ['a Lambda layer', { attributes: { model_config: evil } }],
    ['a Lambda layer in a text of fixed length', { attributes: { model_config: { fixed: evil } } }],
    ['a Lambda layer under another name', { attributes: { note: evil } }],
    ['a Lambda layer in a group below', { children: { a: { children: { b: { attributes: { model_config: evil } } } } } }],
    ['a Lambda layer in a dataset', { children: { a: compactDataset(new TextEncoder().encode(evil), 'text') } }],
    [
      'a function of the system in the training configuration',
      { attributes: { model_config: dense, training_config: '{"loss":{"class_name":"system","module":"os","config":{}}}' } },
    ],
  ])('%s is malicious', async (_name, root) => {
    const content = made(root)
    const seen = await look(content)
    expect(seen.verdict).toBe('malicious')
    const { offset } = seen.observations[0]!.evidence[0]!
    expect(offset).toBeGreaterThan(40)
    expect(offset).toBeLessThan(content.length)
  })
  test('bytes of attributes and datasets are examined as content of their own', async () => {
    const pickle = new TextEncoder().encode("cos\nsystem\n(S'id'\ntR.")
    const seen = await look(made({ attributes: { title: { opaque: pickle } }, children: { blob: compactDataset(pickle) } }))
    expect([...seen.members].sort()).toEqual(['@title', 'blob'])
    expect(seen.contents.every((one) => Buffer.from(one.read(0, 99)).equals(Buffer.from(pickle)))).toBe(true)
  })
  test.each([
    ['../secret.h5', 'malicious'],
    ['/etc/passwd', 'malicious'],
    ['beside.h5', 'suspicious'],
  ])('a link to %s is %s', async (file, verdict) => {
    expect(await look(made({ attributes: { model_config: dense }, messages: [externalLink('w', file)] }))).toMatchObject({
      verdict,
      rules: ['hdf5.outside'],
    })
  })
  test('a dataset behind a plugin is listed', async () => {
    const filters: [number, Uint8Array] = [0x0b, pack({ u8: 2 }, { u8: 1 }, { u16: 40_000 }, { u16: 0 }, { u16: 0 }, { u16: 0 })]
    expect(await look(made({ children: { d: { messages: [filters] } } }))).toMatchObject({ verdict: 'unknown', rules: ['hdf5.filter'] })
  })
})

test('a file behind a user block is read', async () => {
  expect((await look(hdf5File({ attributes: { model_config: evil } }, 512))).verdict).toBe('malicious')
})
test('what lies where the structure cannot be followed is found all the same, and said', async () => {
  const content = pack(hdf5File({ messages: [[0x02, pack({ u8: 0 }, { u8: 0 }, { u64: 96 }, { u64: 96 })]] }), `xx${evil}`)
  const seen = await look(content)
  expect(seen.verdict).toBe('malicious')
  expect(seen.inconclusive.join()).toContain('fractal heap')
})
test('a file that is cut or whose root is broken is inconclusive', async () => {
  const whole = hdf5File({ attributes: { model_config: dense } })
  expect((await look(whole.slice(0, 90))).verdict).toBe('inconclusive')
  expect((await look(whole.slice(0, 120))).verdict).toBe('inconclusive')
})
test.each(BOTH)('any change to a file of %s is taken without an error', async (_what, made) => {
  const good = made({
    attributes: { model_config: dense, a: { fixed: 'x' } },
    children: { g: { attributes: { b: 'y' }, children: { d: compactDataset(new Uint8Array(9)) } } },
    messages: [externalLink('w', 'b.h5')],
  })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 }), async (changes) => {
      const content = good.slice()
      for (const [at, byte] of changes) content[at] = byte
      expect((await look(content)).work).toBeLessThan(5_000_000)
    }),
    { numRuns: 400 },
  )
})
