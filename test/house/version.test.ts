import { expect, test } from 'vitest'
import { VERSION } from '../../packages/pavise/src/core/version.js'
import { readText } from './source-tree.js'

test('one version everywhere', () => {
  const manifests = ['package.json', 'packages/guard/package.json', 'packages/pavise/package.json'].map((path) =>
    JSON.parse(readText(path)),
  )
  expect(manifests.map((manifest) => manifest.version)).toEqual([VERSION, VERSION, VERSION])
  expect(manifests[2].dependencies['@pavise/guard']).toBe(VERSION)
  expect(readText('CHANGELOG.md')).toContain(`## [${VERSION}]`)
})
