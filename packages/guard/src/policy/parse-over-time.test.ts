import { expect, test } from 'vitest'
import { parsePolicy } from './parse-policy.js'

const read = (section: object) => parsePolicy({ version: 1, ...section })

test('risk and extraction with their defaults', () => {
  expect(read({ risk: { hold: 4, weights: { injection: 3 } } }).policy?.risk).toEqual({
    halfLife: 20,
    weights: { injection: 3 },
    hold: 4,
    timeout: 60_000,
    otherwise: 'block',
  })
  expect(read({ extraction: { nearDuplicates: 40, do: 'block' } }).policy?.extraction).toMatchObject({
    window: 3_600_000,
    nearDuplicates: 40,
    do: 'block',
  })
  expect(read({}).policy).not.toHaveProperty('risk')
})

test('every fault is told', () => {
  const { faults } = read({
    risk: { halfLife: 0, otherwise: 'maybe', weights: { a: -1 } },
    extraction: { window: '1ms', nearDuplicates: 400, do: 'mask' },
  })
  expect(faults?.map(({ path }) => path)).toEqual([
    'risk.halfLife',
    'risk.weights.a',
    'risk.otherwise',
    'risk',
    'extraction.window',
    'extraction.do',
    'extraction.nearDuplicates',
    'extraction',
  ])
})

test('MCP servers and their tools', () => {
  expect(read({ mcp: { files: { allow: ['read'] } } }).policy?.mcp).toEqual({ files: { allow: ['read'], deny: [] } })
  expect(
    read({ mcp: { files: { allow: 'read', only: [] } } })
      .faults?.map(({ path }) => path)
      .sort(),
  ).toEqual(['mcp.files.allow', 'mcp.files.only'])
})
