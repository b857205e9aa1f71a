import { expect, test } from 'vitest'
import { readText } from './source-tree.js'

const manifests = ['package.json', 'packages/guard/package.json', 'packages/pavise/package.json', 'packages/console/package.json'].map(
  (path) => JSON.parse(readText(path)),
)

test('every dependency has its reason in docs/dependencies.md, and nothing else is named there', () => {
  const declared = manifests.flatMap((manifest) =>
    Object.keys({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies }),
  )
  const page = readText('docs/dependencies.md').split('## Limits')[0]!
  const named = [...page.matchAll(/`(@?[a-z][\w./-]*)`/g)].map(([, name]) => name!).filter((name) => !['fetch', 'pavise'].includes(name))
  expect([...new Set(named)].sort()).toEqual([...new Set(declared)].sort())
})

test('the guard needs no package', () => {
  const guard = manifests[1]
  expect(Object.keys({ ...guard.dependencies, ...guard.peerDependencies, ...guard.optionalDependencies })).toEqual([])
})

test('ranges stay within a major version, and the lock holds no download addresses', () => {
  const ranges = manifests.flatMap((manifest) => Object.entries<string>({ ...manifest.dependencies, ...manifest.devDependencies }))
  expect(ranges.filter(([name, range]) => !/^[~^]\d+\.\d+\.\d+$/.test(range) && name !== '@pavise/guard')).toEqual([])
  expect(readText('package-lock.json')).not.toContain('"resolved": "http')
})
