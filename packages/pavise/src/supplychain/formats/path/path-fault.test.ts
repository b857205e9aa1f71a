import { expect, test } from 'vitest'
import { pathFault } from './path-fault.js'

test.each([
  'w.bin',
  './w.bin',
  'a/b/c.onnx.data',
  'model-00001-of-00002.safetensors',
  'a b.bin',
  'größe.bin',
  '.hidden',
  'a..b/c',
  '100%.bin',
  'w',
])('%s lies beside its file', (path) => {
  expect(pathFault(path)).toBeUndefined()
})
test.each([
  '/etc/passwd',
  '../x',
  'a/../../x',
  'a\\..\\x',
  'a\\b',
  'C:x',
  'c:/x',
  '\\\\host\\share',
  '//host/share',
  '....//....//x',
  '..',
  '%2e%2e/x',
  '%252e%252e%252fx',
  'file:///etc/passwd',
  'https://a.example/x',
  'data:text/plain,x',
  '~/x',
  '$HOME/x',
  '%APPDATA%/x',
  'a\u0000b',
  'w.bin:stream',
  '. ./x'.replace(' ', ''),
  '.. /x',
  '．．/x',
])('%j does not', (path) => {
  expect(pathFault(path)).toBeTypeOf('string')
})
