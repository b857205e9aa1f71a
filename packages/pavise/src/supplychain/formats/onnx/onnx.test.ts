import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pack } from '../testing/little-endian.js'
import { observed } from '../testing/observed.js'
import { message } from '../testing/protobuf-bytes.js'
import { onnx } from './onnx.js'

type FieldOf = readonly [number, number | bigint | string | Uint8Array]
const node = (type: string, domain = '', ...more: FieldOf[]): FieldOf => [
  1,
  message([1, 'x'], [2, 'y'], [3, 'n'], [4, type], ...(domain ? [[7, domain] as const] : []), ...more),
]
const graph = (...fields: FieldOf[]): Uint8Array => message(...fields, [2, 'g'], [11, message([1, 'x'])], [12, message([1, 'y'])])
const model = (main: Uint8Array, ...more: FieldOf[]): Uint8Array =>
  message([1, 8], [2, 'made'], [7, main], [8, message([1, ''], [2, 17])], ...more)
const tensor = (...fields: FieldOf[]): FieldOf => [5, message([1, 4], [2, 1], [8, 'w'], ...fields)]
const outside = (...entries: [string, string][]): FieldOf =>
  tensor(...entries.map(([key, value]) => [13, message([1, key], [2, value])] as const), [14, 1])
const look = (content: Uint8Array) => observed(onnx, content)

describe('a valid model is safe', () => {
  test.each<[string, Uint8Array]>([
    ['one operator', model(graph(node('Relu')))],
    ['weights', model(graph(node('MatMul'), tensor([9, new Uint8Array(16)])))],
    ['data beside it', model(graph(node('MatMul'), outside(['location', 'weights/model.bin'], ['offset', '4096'], ['length', '16'])))],
    ['operators of the runtime', model(graph(node('FusedMatMul', 'com.microsoft'), node('Scaler', 'ai.onnx.ml')))],
    [
      'a function of its own',
      model(graph(node('Twice', 'local.ops')), [25, message([1, 'Twice'], [10, 'local.ops'], [7, message([4, 'Add'])])]),
    ],
    ['subgraphs', model(graph(node('If', '', [5, message([1, 'then_branch'], [6, graph(node('Relu'))], [20, 5])])))],
    [
      'notes',
      model(graph(node('Relu')), [14, message([1, 'author'], [2, 'a team; call model.eval() first'])], [6, 'a <b>small</b> model']),
    ],
    ['a shape', model(graph(tensor([7, pack(new Uint8Array([2, 3]))]), node('ConstantOfShape')))],
    ['text labels', model(graph(node('Relu'), [5, message([1, 1], [2, 8], [6, 'cat'], [8, 'labels'])]))],
  ])('%s', async (_what, content) => {
    expect(await look(content)).toMatchObject({ detected: 'yes', verdict: 'safe', observations: [] })
  })
  test.each([
    pack('hello, this is text'),
    pack('{"a":1}'),
    pack('PK\u0003\u0004aaaaaaaa'),
    message([1, 1], [2, message([1, 'meta'])]),
    new Uint8Array(64),
  ])('other content is not taken for one', async (content) => {
    expect((await look(content)).detected).toBe('no')
  })
})

describe('data that lies elsewhere is malicious', () => {
  test.each([
    '/etc/passwd',
    '../../x',
    'a/../../x',
    '..\\x',
    'C:\\x',
    '....//....//x',
    'file:///etc/passwd',
    '\\\\host\\x',
    '%2e%2e/x',
    '*/_ORT_MEM_ADDR_/*',
    '',
  ])('%j', async (location) => {
    const seen = await look(model(graph(node('Relu'), outside(['location', location]))))
    expect(seen).toMatchObject({ verdict: 'malicious', rules: ['onnx.external-data'] })
    expect(seen.observations[0]!.advisories).toContain('CVE-2024-27318')
  })
  test.each<[string, Uint8Array]>([
    ['in a subgraph', model(graph(node('Loop', '', [5, message([1, 'body'], [6, graph(node('Relu'), outside(['location', '../x']))])])))],
    ['in an attribute', model(graph(node('Constant', '', [5, message([1, 'value'], [5, outside(['location', '/x'])[1] as Uint8Array])])))],
    [
      'in a function',
      model(graph(node('F', 'l')), [
        25,
        message([1, 'F'], [10, 'l'], [7, message([4, 'If'], [5, message([6, graph(outside(['location', '/x']))])])]),
      ]),
    ],
    ['in training information', model(graph(node('Relu')), [20, message([1, graph(outside(['location', '/x']))])])],
    ['in a sparse tensor', model(graph(node('Relu'), [15, message([1, outside(['location', '/x'])[1] as Uint8Array])]))],
  ])('%s', async (_what, content) => {
    expect((await look(content)).verdict).toBe('malicious')
  })
  test.each([
    [
      ['location', 'w'],
      ['offset', '-1'],
    ],
    [
      ['location', 'w'],
      ['length', '-5'],
    ],
    [
      ['location', 'w'],
      ['offset', '9223372036854775807'],
      ['length', '16'],
    ],
    [
      ['location', 'w'],
      ['offset', '99999999999999999999'],
    ],
    [
      ['location', 'w'],
      ['length', '8'],
    ],
    [
      ['location', 'w'],
      ['offset', '0x10'],
    ],
    [
      ['location', 'w'],
      ['__class__', 'x'],
    ],
    [
      ['location', 'w'],
      ['location', 'v'],
    ],
    [['offset', '0']],
  ] as [string, string][][])('numbers that cannot be true: %j', async (...entries) => {
    expect(await look(model(graph(node('Relu'), outside(...(entries as [string, string][]))))).then(({ verdict }) => verdict)).toBe(
      'suspicious',
    )
  })
})

describe('operators', () => {
  test.each<[string, Uint8Array, string, string]>([
    ['Python', model(graph(node('PyOp', 'ai.onnx.contrib'))), 'malicious', 'onnx.code'],
    ['Python of the runtime', model(graph(node('PythonOp', 'com.microsoft'))), 'malicious', 'onnx.code'],
    ['a Python domain', model(graph(node('F', 'pyopmulti_2'))), 'malicious', 'onnx.code'],
    [
      'a native library',
      model(graph(node('Plug', 'com.microsoft', [5, message([1, 'name'], [4, '/tmp/x.so'])]))),
      'malicious',
      'onnx.code',
    ],
    [
      'a compiled context elsewhere',
      model(graph(node('EPContext', 'com.microsoft', [5, message([1, 'ep_cache_context'], [4, '../../cache.bin'])]))),
      'malicious',
      'onnx.code',
    ],
    ['a foreign domain', model(graph(node('F', 'org.elsewhere'))), 'suspicious', 'onnx.custom-operator'],
    [
      'a foreign domain in a subgraph',
      model(graph(node('If', '', [5, message([1, 'then_branch'], [6, graph(node('F', 'x.y'))])]))),
      'suspicious',
      'onnx.custom-operator',
    ],
    ['a published domain', model(graph(node('ATen', 'org.pytorch.aten'))), 'unknown', 'onnx.custom-operator'],
    [
      'a function that calls itself',
      model(
        graph(node('F', 'l')),
        [25, message([1, 'F'], [10, 'l'], [7, message([4, 'G'], [7, 'l'])])],
        [25, message([1, 'G'], [10, 'l'], [7, message([4, 'F'], [7, 'l'])])],
      ),
      'suspicious',
      'onnx.cycle',
    ],
    [
      'code in notes',
      model(graph(node('Relu')), [14, message([1, 'note'], [2, "__import__('os').system('id')"])]),
      'suspicious',
      'metadata.code',
    ],
  ])('%s', async (_what, content, verdict, rule) => {
    expect(await look(content)).toMatchObject({ verdict, rules: [rule] })
  })
})

test.each<[string, FieldOf]>([
  ['a negative dimension', [5, message([1, -1n], [2, 1], [8, 'w'])]],
  ['a product that overflows', [5, message([1, 2n ** 40n], [1, 2n ** 40n], [2, 1], [8, 'w'])]],
  ['bytes that are not the shape’s', tensor([9, new Uint8Array(12)])],
])('a tensor with %s', async (_what, wrong) => {
  expect(await look(model(graph(node('Relu'), wrong)))).toMatchObject({ verdict: 'suspicious', rules: ['onnx.tensor'] })
})

test('a shape that asks for terabytes is found', async () => {
  const shape: FieldOf = [5, message([1, 2], [2, 7], [8, 'x'], [9, pack({ u64: 2 ** 30 }, { u64: 2 ** 30 })])]
  expect(await look(model(graph(shape, node('ConstantOfShape'))))).toMatchObject({ verdict: 'suspicious', rules: ['onnx.tensor'] })
})

test('a field that the format does not know is examined as content of its own', async () => {
  const content = pack(model(graph(node('Relu'))), message([99, 'cos\nsystem\n']))
  const seen = await observed(onnx, content, { name: 'm.onnx' })
  expect(seen.members).toEqual(['field-99'])
})

test('a model that is cut is inconclusive, or what was seen before', async () => {
  const whole = model(graph(node('Relu'), tensor([9, new Uint8Array(16)])))
  for (let length = 12; length < whole.length; length++)
    expect((await observed(onnx, whole.slice(0, length), { name: 'm.onnx' })).verdict).not.toBe('malicious')
  expect((await observed(onnx, whole.slice(0, -20), { name: 'm.onnx' })).verdict).toBe('inconclusive')
})

test('any change to a model is taken without an error', async () => {
  const good = model(graph(node('If', '', [5, message([1, 'then_branch'], [6, graph(node('Relu'), outside(['location', 'w']))])])), [
    25,
    message([1, 'F'], [7, message([4, 'A'])]),
  ])
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }), async (changes) => {
      const content = good.slice()
      for (const [at, byte] of changes) content[at] = byte
      expect((await look(content)).work).toBeLessThan(100_000)
    }),
    { numRuns: 500 },
  )
})
