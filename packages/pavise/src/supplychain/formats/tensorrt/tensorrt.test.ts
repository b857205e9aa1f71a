import { expect, test } from 'vitest'
import { pack } from '../testing/little-endian.js'
import { observed } from '../testing/observed.js'
import { tensorrt } from './tensorrt.js'

test.each([
  ['kernels only', 'sm_80 kernel; libnvinfer.so.8', 'unknown'],
  ['a library', 'plugin /tmp/gate.so\u0000', 'suspicious'],
  ['a library of Windows', 'C:\\x\\gate.dll', 'suspicious'],
])('an engine with %s', async (_what, text, verdict) => {
  expect(await observed(tensorrt, pack('ptrt', new Uint8Array(60), text))).toMatchObject({ detected: 'yes', verdict })
})
test('a library on the border of two windows is seen', async () => {
  const content = pack('ftrt', new Uint8Array(1024 * 1024 - 10), '/opt/gate.so\u0000', new Uint8Array(100))
  expect((await observed(tensorrt, content)).rules).toContain('tensorrt.plugin')
})
