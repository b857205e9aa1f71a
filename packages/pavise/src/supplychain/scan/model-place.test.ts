import { expect, test } from 'vitest'
import { type ModelPlaces, placeFault } from './model-place.js'

const places: ModelPlaces = { base: '/srv/bot', from: ['/srv/bot/models', 'https://models.example/public/', 's3://weights/llama'] }

test.each([
  'models',
  'models/llama/model.safetensors',
  './models/../models/a',
  '/srv/bot/models/a',
  'https://models.example/public/a.gguf',
  's3://weights/llama',
  's3://weights/llama/part-1',
])('%s may be named', (path) => expect(placeFault(path, places)).toBeUndefined())

test.each([
  '.',
  'modelsuite/a',
  'models/../pavise.yaml',
  '/etc/passwd',
  '/srv/bot/models/../../../etc/passwd',
  'https://models.example/private/a',
  'https://models.example/public/../private/a',
  'https://models.example/public/%2e%2e/private/a',
  'https://models.example.evil.test/public/a',
  'https://user@models.example/public/a',
  'http://models.example/public/a',
  's3://weights/llama2',
  's3://weights/llama/../secrets/key',
  's3://others/llama',
  'models\0/../../etc',
])('%s may not', (path) => expect(placeFault(path, places)).toMatch(/places|no path|no address/))

test('without a place nothing may be named', () => {
  expect(placeFault('models', { base: '/srv', from: [] })).toContain('no place for models is configured')
})
