import { describe, expect, test } from 'vitest'
import { productSources, type SourceFile } from './source-tree.js'

/**
 * Who may import whom: guard <- core <- duties <- hardening <- the composition roots <- cli. Duties do not import each other; platform,
 * connectors and report implement ports that core declares. The workbench runs the one-shot loop as a job. Tests may look further, but
 * practice target and red team never meet.
 */
const DUTIES = [
  'gateway',
  'redteam',
  'quarry',
  'supplychain',
  'robustness',
  'data',
  'privacy',
  'exposure',
  'media',
  'governance',
  'incident',
]
const ROOTS = ['oneshot', 'workbench']
const OUTER = ['connectors', 'report', 'findings', 'platform']

const sources = productSources()
const product = sources.filter((source) => !source.isTest)

/** The room of a file: `guard`, `core`, `redteam`, `platform`, `oneshot`, … */
function roomOf(path: string): string {
  if (path.startsWith('packages/guard/')) return 'guard'
  return path.replace('packages/pavise/src/', '').split('/')[0]!.replace(/\.ts$/, '')
}

function mayImport(from: string, to: string): boolean {
  if (from === to || to === 'guard') return from !== 'guard' || to === 'guard'
  if (from === 'guard') return false
  if (to === 'core') return true
  if (from === 'core') return false
  if (from === 'index') return to === 'core'
  if (to === 'cli' || to === 'index') return false
  if (DUTIES.includes(from) || OUTER.includes(from)) return false
  if (from === 'hardening') return DUTIES.includes(to)
  if (from === 'workbench' && to === 'oneshot') return true
  if (ROOTS.includes(from)) return DUTIES.includes(to) || OUTER.includes(to) || to === 'hardening'
  return from === 'cli'
}

describe('imports', () => {
  test('every file lies in a room of the house', () => {
    const rooms = new Set([...DUTIES, ...ROOTS, ...OUTER, 'guard', 'core', 'hardening', 'cli', 'index'])
    expect(sources.map((source) => roomOf(source.path)).filter((room) => !rooms.has(room))).toEqual([])
  })
  test('go from the outer rooms to the inner ones', () => {
    const wrong = edges(product)
      .filter(({ from, to }) => !mayImport(roomOf(from), roomOf(to)))
      .map(({ from, to }) => `${from} -> ${to}`)
    expect(wrong).toEqual([])
  })
  test('practice target and red team import nothing of each other, tests included', () => {
    const meet = edges(sources).filter(({ from, to }) => {
      const rooms = [roomOf(from), roomOf(to)]
      return rooms.includes('quarry') && rooms.includes('redteam')
    })
    expect(meet).toEqual([])
  })
  test('of our own files all resolve', () => {
    const lost = sources.flatMap((source) =>
      source.imports
        .filter((found) => /^(#|\.|@pavise\/)/.test(found.specifier) && !found.file && !found.specifier.endsWith('.json'))
        .map((found) => `${source.path} -> ${found.specifier}`),
    )
    expect(lost).toEqual([])
  })
  test('make no cycle', () => {
    expect(cycles(product)).toEqual([])
  })
  test('the product imports no test code', () => {
    const tests = new Set(sources.filter((source) => source.isTest).map((source) => source.path))
    expect(edges(product).filter(({ to }) => tests.has(to))).toEqual([])
  })
  test('guard needs nothing but itself', () => {
    const outside = product
      .filter((source) => roomOf(source.path) === 'guard')
      .flatMap((source) => source.imports.filter((found) => !found.file))
    expect(outside).toEqual([])
  })
  test('core needs no input or output', () => {
    const allowed = new Set(['zod', 'yaml', 'node:crypto'])
    const outside = product
      .filter((source) => roomOf(source.path) === 'core')
      .flatMap((source) =>
        source.imports
          .filter((found) => !found.file && !allowed.has(found.specifier))
          .map((found) => `${source.path} -> ${found.specifier}`),
      )
    expect(outside).toEqual([])
  })
})

function edges(files: readonly SourceFile[]): { from: string; to: string }[] {
  return files.flatMap((source) => source.imports.flatMap((found) => (found.file ? [{ from: source.path, to: found.file }] : [])))
}

/** Every cycle once, as the files on it. Imports of types count: a cycle of types is a concept cut in two. */
function cycles(files: readonly SourceFile[]): string[] {
  const next = new Map(files.map((source) => [source.path, source.imports.flatMap((found) => (found.file ? [found.file] : []))]))
  const done = new Set<string>()
  const found: string[] = []
  const walk = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path)
    if (at >= 0) {
      found.push([...trail.slice(at), path].join(' -> '))
      return
    }
    if (done.has(path)) return
    for (const to of next.get(path) ?? []) walk(to, [...trail, path])
    done.add(path)
  }
  for (const source of files) walk(source.path, [])
  return found
}
