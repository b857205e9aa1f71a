import { expect, test } from 'vitest'
import { observed } from '../testing/observed.js'
import { mxnet } from './mxnet.js'

const look = (...nodes: unknown[]) =>
  observed(mxnet, JSON.stringify({ nodes, arg_nodes: [0], heads: [[1, 0, 0]], attrs: { mxnet_version: ['int', 10700] } }))

test('a graph of built-in operators is safe', async () => {
  expect(
    await look(
      { op: 'null', name: 'data', inputs: [] },
      { op: 'FullyConnected', name: 'fc', attrs: { num_hidden: '4' }, inputs: [[0, 0, 0]] },
    ),
  ).toMatchObject({ detected: 'yes', verdict: 'safe' })
})
test.each([
  [{ op: 'Custom', name: 'c', attrs: { op_type: 'gate' } }, 'suspicious'],
  [{ op: 'Convolution', name: 'c', attrs: { library: '/tmp/gate.so' } }, 'suspicious'],
  [{ op: '_TensorRT', name: 't' }, 'unknown'],
])('%j is %s', async (node, verdict) => {
  expect(await look(node)).toMatchObject({ verdict, rules: ['mxnet.custom-operator'] })
})
