import { execFileSync } from 'node:child_process'
import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commands } from '../packages/pavise/src/cli/commands/index.js'
import { VERSION } from '../packages/pavise/src/core/version.js'
import { ROOT } from './house/source-tree.js'

/** The packages as `npm pack` makes them, installed where nothing else is. */
const MEGABYTE = 1024 * 1024
const PATIENCE = 240_000

let folder: string
const tarballs: Record<string, { path: string; files: string[] }> = {}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pavise-pack-'))
  for (const name of ['guard', 'pavise']) {
    const [packed] = JSON.parse(npm(join(ROOT, 'packages', name), 'pack', '--json', '--pack-destination', folder))
    tarballs[name] = { path: join(folder, packed.filename), files: packed.files.map((file: { path: string }) => file.path) }
  }
}, PATIENCE)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the packages', () => {
  test('hold what runs, and neither sources nor tests', () => {
    for (const { files } of Object.values(tarballs)) {
      expect(files).toEqual(expect.arrayContaining(['package.json', 'README.md', 'LICENSE']))
      expect(files.filter((file) => /\.test\.|(^|\/)(src|testing|fixtures)\/|tsbuildinfo/.test(file))).toEqual([])
    }
  })

  test(
    'pavise alone: every command loads; at most 220 MB and 230 packages',
    () => {
      const home = install('product', tarballs['guard']!.path, tarballs['pavise']!.path)
      const pavise = (...args: string[]): string =>
        execFileSync(join(home, 'node_modules/.bin/pavise'), args, { cwd: home, encoding: 'utf8' })
      expect(pavise('--version')).toBe(`${VERSION}\n`)
      for (const { name } of commands) expect(pavise(name, '--help')).toContain(`Usage: pavise ${name}`)
      const { packages, bytes } = weigh(home)
      process.stderr.write(`pavise installed: ${(bytes / MEGABYTE).toFixed(1)} MB, ${packages} packages\n`)
      expect(bytes).toBeLessThanOrEqual(220 * MEGABYTE)
      expect(packages).toBeLessThanOrEqual(230)
    },
    PATIENCE,
  )

  test(
    'guard alone: a foreign program inspects a text with it; at most 3 MB and one package',
    () => {
      const home = install('guard', tarballs['guard']!.path)
      writeFileSync(
        join(home, 'app.mjs'),
        `import { createGuard, loadPolicy } from '@pavise/guard'
         const guard = createGuard(loadPolicy({ version: 1, rules: [{ id: 'secrets', when: { detector: 'email' }, do: 'redact' }] }))
         console.log(guard.inspect({ text: 'write to ana@example.com today', from: 'user' }).text)`,
      )
      expect(execFileSync(process.execPath, ['app.mjs'], { cwd: home, encoding: 'utf8' })).not.toContain('ana@example.com')
      const { packages, bytes } = weigh(home)
      process.stderr.write(`guard installed: ${(bytes / MEGABYTE).toFixed(2)} MB, ${packages} package\n`)
      expect(bytes).toBeLessThanOrEqual(3 * MEGABYTE)
      expect(packages).toBe(1)
    },
    PATIENCE,
  )
})

function install(name: string, ...paths: readonly string[]): string {
  const home = join(folder, name)
  execFileSync('mkdir', ['-p', home])
  writeFileSync(join(home, 'package.json'), '{ "name": "elsewhere", "private": true, "type": "module" }')
  npm(home, 'install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error', ...paths)
  return home
}

function npm(cwd: string, ...args: readonly string[]): string {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

function weigh(home: string): { packages: number; bytes: number } {
  const lock = JSON.parse(readFileSync(join(home, 'package-lock.json'), 'utf8'))
  const files = readdirSync(join(home, 'node_modules'), { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile())
  const bytes = files.reduce((sum, entry) => sum + lstatSync(join(entry.parentPath, entry.name)).size, 0)
  return { packages: Object.keys(lock.packages).filter((path) => path !== '').length, bytes }
}
