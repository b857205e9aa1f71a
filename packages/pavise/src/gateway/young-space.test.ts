import { expect, test } from 'vitest'
import { gatewayArguments } from '#gateway/young-space'

test('a gateway starts with a small young space, unless the user chose another', () => {
  expect(gatewayArguments(['--import', 'tsx'], undefined)).toEqual(['--import', 'tsx', '--max-semi-space-size=8'])
  expect(gatewayArguments(['--max_semi_space_size=32'], undefined)).toEqual(['--max_semi_space_size=32'])
  expect(gatewayArguments([], '--enable-source-maps --max-semi-space-size=64')).toEqual([])
})
