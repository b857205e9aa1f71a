import { expect, test } from 'vitest'
import { pack } from '../testing/little-endian.js'
import { observed } from '../testing/observed.js'
import { message } from '../testing/protobuf-bytes.js'
import { coreml } from './coreml.js'

const look = (content: Uint8Array | string) => observed(coreml, content)
const description = message([100, message([1, 'a small model'], [3, 'a team'], [4, 'MIT'])])
const layer = message([1, 'dense'], [2, 'x'], [140, message([1, 4])])
const network = (...layers: Uint8Array[]): Uint8Array => message(...layers.map((one) => [1, one] as const))
const model = (number: number, kind: Uint8Array): Uint8Array => message([1, 4], [2, description], [number, kind])

test.each<[string, Uint8Array | string]>([
  ['a network', model(500, network(layer))],
  ['a pipeline', model(202, message([1, model(500, network(layer))]))],
  ['a program', model(502, message([2, message([1, 'main'], [2, '@model_path/weights/weight.bin'])]))],
  [
    'a package',
    '{"fileFormatVersion":"1.0.0","itemInfoEntries":{"A":{"author":"com.apple.CoreML","path":"com.apple.CoreML/model.mlmodel"}},"rootModelIdentifier":"A"}',
  ],
])('%s is safe', async (_what, content) => {
  expect(await look(content)).toMatchObject({ detected: 'yes', verdict: 'safe', observations: [], inconclusive: [] })
})
test.each<[string, Uint8Array | string, string]>([
  ['a custom layer', model(500, network(layer, message([1, 'c'], [500, message([10, 'Gate'])]))), 'suspicious'],
  [
    'a custom layer of a model in a pipeline',
    model(200, message([1, message([1, model(303, network(message([500, message([10, 'Gate'])])))])])),
    'suspicious',
  ],
  ['a custom model', model(555, message([10, 'Gate'])), 'suspicious'],
  ['a linked model', model(556, message([1, message([2, '../../other'])])), 'malicious'],
  ['weights elsewhere', model(502, message([2, '@model_path/../../../etc/passwd'])), 'malicious'],
  ['a part elsewhere', '{"itemInfoEntries":{"A":{"path":"../../x"}},"rootModelIdentifier":"A"}', 'malicious'],
  ['a broken network with a custom layer', message([1, 8], [500, 'customLayer_gate']), 'suspicious'],
])('%s is found', async (_what, content, verdict) => {
  expect(await look(content)).toMatchObject({ detected: 'yes', verdict })
})
test.each([pack('text that is none'), message([1, 8], [7, message([2, 'g'])]), pack('{"a":1}')])(
  'other content is not taken',
  async (content) => {
    expect((await look(content)).detected).toBe('no')
  },
)
