import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { faultsIn, pathOf, pathText, readYaml } from '#core/config/yaml-source'
import { PaviseError } from '#core/errors/error'

const messageOf = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    return (error as Error).message
  }
  return ''
}

describe('readYaml', () => {
  const source = readYaml('name: bot\nassets:\n  - { kind: model, name: a }\n  - kind: endpoint\n    url: x\n', 'pavise.yaml')
  test.each([
    [['name'], false, 1, 7],
    [['name'], true, 1, 1],
    [['assets', 0, 'kind'], false, 3, 13],
    [['assets', 1, 'url'], true, 5, 5],
    [['assets', 1, 'missing'], false, 4, 5],
    [['nothing'], false, 1, 1],
    [[], false, 1, 1],
  ])('finds %j (at key: %s) at %i:%i', (path, atKey, line, column) => {
    expect(source.positionOf(path, atKey)).toEqual({ line, column })
  })
  test('tells every syntax fault at once, each with its line', () => {
    const message = messageOf(() => readYaml('a: [1, 2\nb: "x\nb: 2\n', 'p.yaml'))
    expect(message).toMatch(/^p\.yaml has \d faults\n {2}p\.yaml:\d+:\d+ /)
  })
  test('refuses a key that stands twice', () => {
    expect(messageOf(() => readYaml('a: 1\nb: 2\na: 3\n', 'p.yaml'))).toContain('p.yaml:3:1 ')
  })
  test('refuses foreign tags', () => {
    expect(() => readYaml('a: !!js/function "x"\n', 'p.yaml')).toThrow(PaviseError)
  })
  test('stops an alias bomb', () => {
    const bomb = `a0: &a0 [x, x]\n${Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]\n`).join('')}`
    expect(() => readYaml(bomb, 'p.yaml')).toThrow(PaviseError)
  })
  test('a __proto__ key stays a key', () => {
    const { value } = readYaml('__proto__: { polluted: yes }\n', 'p.yaml')
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })
  test('hostile text gives a value or one PaviseError', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        try {
          readYaml(text, 'p.yaml')
        } catch (error) {
          expect(error).toBeInstanceOf(PaviseError)
        }
      }),
      { numRuns: 100 },
    )
  })
})

test('faults come in the order of the file, with path and hint', () => {
  const source = readYaml('a: 1\nb:\n  - c: 2\n', 'x.yaml')
  const error = faultsIn(source, [
    { path: ['b', 0, 'c'], message: 'too small', hint: 'at least 3' },
    { path: ['a'], message: 'unknown key', atKey: true },
  ])
  expect(error.message).toBe('x.yaml has 2 faults\n  x.yaml:1:1 a: unknown key\n  x.yaml:3:8 b[0].c: too small (at least 3)')
})

test('a path survives its text', () => {
  const step = fc.oneof(fc.nat(20), fc.string({ minLength: 1, unit: fc.constantFrom('a', 'b', '_', '-', '.', ' ', '"', '[') }))
  fc.assert(
    fc.property(fc.array(step, { minLength: 1 }), (path) => {
      expect(pathOf(pathText(path))).toEqual(path)
    }),
  )
})
