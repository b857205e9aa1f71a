import { expect, test } from 'vitest'
import { observed } from '../testing/observed.js'
import { mar } from './mar.js'

const look = (model: unknown) =>
  observed(mar, JSON.stringify({ createdOn: '01/01/2026', runtime: 'python', model, archiverVersion: '0.12.0' }))

test('a built-in handler is safe', async () => {
  expect(
    await look({
      modelName: 'x',
      serializedFile: 'model.pt',
      handler: 'image_classifier',
      modelVersion: '1.0',
      extraFiles: 'index_to_name.json',
    }),
  ).toMatchObject({ detected: 'yes', verdict: 'safe', observations: [], facts: { name: 'x' } })
})
test.each<[unknown, string, string]>([
  [{ handler: 'handler.py' }, 'suspicious', 'mar.handler'],
  [{ handler: 'service:handle' }, 'suspicious', 'mar.handler'],
  [{ handler: 'os:system' }, 'malicious', 'mar.handler'],
  [{ handler: '../../x.py' }, 'malicious', 'mar.path'],
  [{ serializedFile: '/etc/passwd' }, 'malicious', 'mar.path'],
  [{ modelName: 'x', extraFiles: 'a.json,../../b' }, 'malicious', 'mar.path'],
  [{ modelName: 'x', requirementsFile: 'requirements.txt' }, 'unknown', 'mar.requirements'],
])('%j is %s', async (model, verdict, rule) => {
  expect(await look(model)).toMatchObject({ verdict, rules: [rule] })
})
test('other documents are not taken', async () => {
  expect((await observed(mar, '{"model": "x"}')).detected).toBe('no')
})
