/**
 * Makes a clone ready to run: the right Node, packages installed as the lock says, TypeScript built. Does only what changed and is silent
 * where nothing did. Plain JavaScript, because it runs before anything is installed.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const stamps = join(root, 'node_modules', '.pavise')

/** Ends the process with one line where Node is too old. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  process.stderr.write(`Pavise needs Node 20.19 or newer; this is ${process.versions.node} (${process.execPath})\n`)
  process.exit(64)
}

/** Installs packages where the lock or a package.json changed since the last time. */
export function ensureInstalled() {
  const wanted = digest([
    'package.json',
    'package-lock.json',
    '.npmrc',
    'packages/guard/package.json',
    'packages/pavise/package.json',
    'packages/console/package.json',
  ])
  if (existsSync(join(root, 'node_modules', '.package-lock.json')) && stamp('install') === wanted) return
  step('installing packages', 'npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'])
  setStamp('install', wanted)
}

/** Installs the vendors' own packages that the tests of the guard's adapters use. They have a lock file of their own and are no part of the product. */
export function ensureClients() {
  const wanted = digest(['test/clients/package.json', 'test/clients/package-lock.json'])
  if (existsSync(join(root, 'test/clients/node_modules/.package-lock.json')) && stamp('clients') === wanted) return
  step("installing the vendors' clients for tests", 'npm', [
    'ci',
    '--prefix',
    'test/clients',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ])
  setStamp('clients', wanted)
}

/** Builds where a source changed since the last time. The stamp goes before a build and returns after it: a broken build is never taken for done. */
export function ensureBuilt() {
  const sources = ['tsconfig.base.json']
  for (const name of ['guard', 'pavise']) {
    sources.push(`packages/${name}/package.json`, `packages/${name}/tsconfig.build.json`, ...filesBelow(`packages/${name}/src`))
  }
  sources.push(...['package.json', 'index.html', 'vite.config.ts'].map((name) => `packages/console/${name}`))
  sources.push(...filesBelow('packages/console/src'), ...filesBelow('packages/console/public'))
  const wanted = digest(sources)
  const built = ['guard/dist/index.js', 'pavise/dist/cli/main.js', 'pavise/dist/console/index.html'].every((file) =>
    existsSync(join(root, 'packages', file)),
  )
  if (built && stamp('build') === wanted) return
  rmSync(join(stamps, 'build'), { force: true })
  step('building', 'npm', ['run', '--silent', 'build'])
  setStamp('build', wanted)
}

export function ensure() {
  checkNode()
  ensureInstalled()
  ensureBuilt()
}

function step(label, command, args) {
  const started = Date.now()
  process.stderr.write(`${label} …\n`)
  // Output of the tool goes to stderr: stdout carries results only.
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
  if (status !== 0) {
    process.stderr.write(`${label} failed${error ? `: ${error.message}` : ''}; by hand: ${command} ${args.join(' ')}\n`)
    process.exit(2)
  }
  process.stderr.write(`${label} took ${((Date.now() - started) / 1000).toFixed(1)} s\n`)
}

function filesBelow(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.test\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length))
    .sort()
}

/** Over names, sizes and contents: times of files mean nothing after a checkout. */
function digest(files) {
  const hash = createHash('sha256').update(process.versions.node)
  for (const file of files) {
    const path = join(root, file)
    if (!existsSync(path)) continue
    hash.update(`\0${file}\0${statSync(path).size}\0`).update(readFileSync(path))
  }
  return hash.digest('hex')
}

function stamp(name) {
  const path = join(stamps, name)
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}

function setStamp(name, value) {
  mkdirSync(stamps, { recursive: true })
  writeFileSync(join(stamps, name), value)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensure()
  ensureClients()
}
