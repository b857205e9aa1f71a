import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pack } from '../testing/little-endian.js'
import { observed } from '../testing/observed.js'
import { message } from '../testing/protobuf-bytes.js'
import { savedmodel } from './savedmodel.js'

type FieldOf = readonly [number, number | bigint | string | Uint8Array]
const attribute = (name: string, value: Uint8Array): FieldOf => [5, message([1, name], [2, value])]
const node = (operator: string, name = 'n', inputs: string[] = [], ...more: FieldOf[]): Uint8Array =>
  message([1, name], [2, operator], ...inputs.map((input) => [3, input] as const), ...more)
const text = (name: string, value: string): Uint8Array =>
  node('Const', name, [], attribute('value', message([8, message([1, 7], [8, value])])))
const graph = (nodes: Uint8Array[], functions: Uint8Array[] = []): Uint8Array =>
  message(
    ...nodes.map((one) => [1, one] as const),
    ...(functions.length > 0 ? [[2, message(...functions.map((one) => [1, one] as const))] as const] : []),
  )
const method = (name: string, ...nodes: Uint8Array[]): Uint8Array =>
  message([1, message([1, name])], ...nodes.map((one) => [3, one] as const))
const saved = (main: Uint8Array, ...more: FieldOf[]): Uint8Array =>
  message([1, 1], [2, message([1, message([4, 'serve'])], [2, main], ...more)])
const look = (content: Uint8Array) => observed(savedmodel, content)
const SAVER = [
  node('StringJoin', 'j', ['file_prefix', 'suffix']),
  text('suffix', '_temp/part'),
  node('ShardedFilename', 's', ['j']),
  node('SaveV2', 'v', ['s']),
  node('Pack', 'p', ['s', '^v']),
  node('MergeV2Checkpoints', 'm', ['p', 'file_prefix']),
]

describe('a graph that computes is safe', () => {
  test.each<[string, Uint8Array]>([
    ['a model', saved(graph([node('Placeholder'), node('MatMul'), node('NoOp')], [method('__inference_call', node('Relu'))]))],
    [
      'its own checkpoints',
      saved(
        graph(
          [node('NoOp')],
          [method('__inference__traced_save', ...SAVER), method('__inference__traced_restore', node('RestoreV2', 'r', ['file_prefix']))],
        ),
      ),
    ],
    [
      'an asset',
      saved(graph([text('vocab', '/tmp/tmp123/vocab.txt'), node('InitializeTableFromTextFileV2', 'i', ['vocab'])]), [
        6,
        message([2, 'vocab.txt']),
      ]),
    ],
    ['a frozen graph', graph([node('Placeholder', 'x'), node('Conv2D', 'y', ['x'])])],
    ['printing', saved(graph([node('PrintV2', 'n', [], attribute('output_stream', message([2, 'stderr'])))]))],
    [
      'Keras metadata',
      message([1, message([2, 0], [3, 'root'], [4, '_tf_keras_sequential'], [5, '{"class_name":"Sequential","config":{"layers":[]}}'])]),
    ],
  ])('%s', async (_what, content) => {
    expect(await look(content)).toMatchObject({ detected: 'yes', verdict: 'safe', observations: [], inconclusive: [] })
  })
  test.each([pack('just text, nothing more'), message([1, 8], [7, graph([node('Relu')])]), new Uint8Array(40), pack('{"a":1}')])(
    'other content is not one',
    async (content) => {
      expect((await look(content)).detected).toBe('no')
    },
  )
})

describe('what does more', () => {
  const url = (value: string): FieldOf => attribute('debug_urls', message([1, message([2, value])]))
  test.each<[string, Uint8Array, string]>([
    ['reads a file', saved(graph([node('ReadFile')])), 'malicious'],
    ['writes a file in a function', saved(graph([node('NoOp')], [method('f', node('WriteFile'))])), 'malicious'],
    ['calls Python', saved(graph([node('EagerPyFunc')])), 'malicious'],
    ['loads a library', saved(graph([node('LoadLibrary')])), 'malicious'],
    ['maps a file', graph([node('ImmutableConst')]), 'malicious'],
    ['calls a server', saved(graph([node('TryRpc')])), 'malicious'],
    ['saves elsewhere', saved(graph([text('p', '/home/ana/.ssh/authorized_keys'), node('SaveV2', 'v', ['p'])])), 'malicious'],
    [
      'saves elsewhere in steps',
      saved(
        graph([text('p', '../../x'), node('Identity', 'i', ['p']), node('StringJoin', 'j', ['i']), node('ShardedFilename', 's', ['j:0'])]),
      ),
      'malicious',
    ],
    [
      'moves and deletes',
      saved(graph([text('p', '/home'), node('Pack', 'q', ['p']), node('SaveV2', 'v', ['a']), node('MergeV2Checkpoints', 'm', ['q', 'x'])])),
      'malicious',
    ],
    ['names files without saving', saved(graph([node('ShardedFilename')])), 'suspicious'],
    ['moves without saving', saved(graph([node('MergeV2Checkpoints')])), 'suspicious'],
    ['sends what passes', saved(graph([node('DebugIdentityV2', 'd', [], url('grpc://a.example:1'))])), 'malicious'],
    ['prints to a file', saved(graph([node('PrintV2', 'n', [], attribute('output_stream', message([2, 'file:///tmp/x'])))])), 'malicious'],
    ['names an asset elsewhere', saved(graph([node('NoOp')]), [6, message([2, '../../etc/passwd'])]), 'malicious'],
    ['lists files', saved(graph([node('MatchingFiles')])), 'suspicious'],
    ['needs another package', saved(graph([node('Acme>Gate')])), 'unknown'],
    [
      'hides behind decoys',
      message([1, 1], ...Array.from({ length: 5 }, () => [2, message([1, 'x'])] as const), [2, message([2, graph([node('PyFunc')])])]),
      'malicious',
    ],
    [
      'has a Lambda in its Keras metadata',
      message([
        1,
        message(
          [2, 0],
          [3, 'root'],
          [4, '_tf_keras_layer'],
          [5, JSON.stringify({ class_name: 'Lambda', config: { function: [`4w${'A'.repeat(60)}`] } })],
        ),
      ]),
      'malicious',
    ],
    [
      'has a Lambda in its objects',
      saved(graph([node('NoOp')]), [
        7,
        message([1, message([4, message([1, '_tf_keras_layer'], [3, '{"class_name":"Lambda","config":{"function":["x"]}}'])])]),
      ]),
      'malicious',
    ],
  ])('%s', async (_what, content, verdict) => {
    expect(await look(content)).toMatchObject({ detected: 'yes', verdict })
  })
})

test('any change to a model is taken without an error', async () => {
  const good = saved(graph([node('Placeholder'), text('p', 'x')], [method('f', ...SAVER)]), [6, message([2, 'a.txt'])])
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }), async (changes) => {
      const content = good.slice()
      for (const [at, byte] of changes) content[at] = byte
      expect((await look(content)).work).toBeLessThan(100_000)
    }),
    { numRuns: 500 },
  )
})
