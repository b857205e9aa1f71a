import { expect, test } from 'vitest'
import { z } from 'zod'
import { readYaml } from '#core/config/yaml-source'
import { parseWith } from '#core/config/zod-faults'

const schema = z.strictObject({
  name: z.string().min(1),
  keys: z.array(z.union([z.strictObject({ env: z.string() }), z.strictObject({ value: z.string() })])).default([]),
  level: z.enum(['low', 'high']).optional(),
  limits: z.record(z.string(), z.strictObject({ above: z.number() })).optional(),
})

const said = (text: string): string[] => {
  try {
    parseWith(readYaml(text, 'f'), schema)
    return []
  } catch (error) {
    return (error as Error).message.split('\n').slice(1)
  }
}

test.each([
  ['level: low', ['  f:1:1 name: is missing; wants string']],
  ['name: ""', ['  f:1:7 name: must not be empty']],
  ['name: a\nlevel: hihg', ['  f:2:8 level: wants one of: low, high']],
  ['name: a\nlevle: high', ['  f:2:1 levle: unknown key (did you mean level?)']],
  ['name: a\nzzzzzzz: 1', ['  f:2:1 zzzzzzz: unknown key (known here: name, keys, level, limits)']],
  [
    'name: a\nlimits:\n  x: { abov: 1 }',
    ['  f:3:6 limits.x.above: is missing; wants number', '  f:3:8 limits.x.abov: unknown key (did you mean above?)'],
  ],
  ['name: a\nkeys: [{ envv: X }]', ['  f:2:8 keys[0].env: is missing; wants string', '  f:2:10 keys[0].envv: unknown key']],
  ['name: 7', ['  f:1:7 name: expected string, received number']],
  ['name: a', []],
])('%j', (text, faults) => {
  expect(said(text)).toEqual(faults)
})
