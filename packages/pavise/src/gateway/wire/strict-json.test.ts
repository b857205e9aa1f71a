import fc from 'fast-check'
import { expect, test } from 'vitest'
import { JsonFault, parseStrictJson } from '#gateway/wire/strict-json'

test('what JSON can say comes back as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 8 }), (text) => {
      expect(parseStrictJson(text, 64)).toEqual(JSON.parse(text))
    }),
  )
})

test('a key that is said twice is refused wherever it stands and however it is escaped', () => {
  fc.assert(
    fc.property(fc.string(), fc.json(), fc.json(), fc.boolean(), (key, one, other, nested) => {
      const spelled = [...Array(key.length).keys()].map((i) => `\\u${key.charCodeAt(i).toString(16).padStart(4, '0')}`).join('')
      const twice = `{${JSON.stringify(key)}:${one},"${spelled}":${other}}`
      expect(() => parseStrictJson(nested ? `[{"a":${twice}}]` : twice, 99)).toThrow('twice')
    }),
  )
})

test.each(['', '{', '{"a":1', '"\\', '{"a":1}}', '\ufeff{}', '{a:1}', '[1,]', 'NaN', '{"a" "b"}'])('%j is refused as no JSON', (text) => {
  expect(() => parseStrictJson(text, 64)).toThrow(JsonFault)
})

test('depth is counted in brackets outside of strings', () => {
  expect(parseStrictJson(`${'['.repeat(64)}${']'.repeat(64)}`, 64)).toBeDefined()
  expect(() => parseStrictJson(`${'['.repeat(65)}${']'.repeat(65)}`, 64)).toThrow('nested')
  expect(parseStrictJson(JSON.stringify({ text: '['.repeat(1000) }), 2)).toBeDefined()
})

test('a key named __proto__ is a key like others', () => {
  expect(Object.keys(parseStrictJson('{"__proto__":1}', 4) as object)).toEqual(['__proto__'])
  expect(() => parseStrictJson('{"__proto__":1,"__proto__":2}', 4)).toThrow('twice')
})
