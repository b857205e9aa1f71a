import { execFileSync } from 'node:child_process'
import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const name = 'footprint'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const MEGABYTE = 1024 * 1024

/** What a clone takes on disk once it is installed and built, and what the two packages weigh when unpacked. */
export async function run(): Promise<object> {
  const clone = weigh(ROOT)
  const installed = readdirSync(join(ROOT, 'node_modules'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .flatMap((entry) => (entry.name.startsWith('@') ? readdirSync(join(ROOT, 'node_modules', entry.name)) : [entry.name]))
  return {
    cloneMB: megabytes(clone),
    nodeModulesMB: megabytes(weigh(join(ROOT, 'node_modules'))),
    packages: installed.length,
    guardUnpackedMB: megabytes(unpackedSize('guard')),
    paviseUnpackedMB: megabytes(unpackedSize('pavise')),
  }
}

function weigh(folder: string): number {
  let bytes = 0
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    bytes += entry.isDirectory() ? weigh(path) : entry.isFile() ? lstatSync(path).size : 0
  }
  return bytes
}

function unpackedSize(name: string): number {
  const cwd = join(ROOT, 'packages', name)
  const [packed] = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json', '--loglevel=error'], { cwd, encoding: 'utf8' }))
  return packed.unpackedSize
}

function megabytes(bytes: number): number {
  return Math.round((bytes / MEGABYTE) * 100) / 100
}
