import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { filesBelow, ROOT } from '../house/source-tree.js'

/** The console as its sources are now, built once for all tests that run at the same time. */
export function builtConsole(): string {
  const sources = [
    ...filesBelow('packages/console/src', '.ts', '.tsx', '.css'),
    ...['index.html', 'vite.config.ts', 'public/theme.js'].map((name) => `packages/console/${name}`),
  ]
  const digest = createHash('sha256')
  for (const path of sources) digest.update(path).update(readFileSync(join(ROOT, path)))
  const folder = join(tmpdir(), `pavise-console-${digest.digest('hex').slice(0, 16)}`)
  if (existsSync(join(folder, 'index.html'))) return folder
  const made = mkdtempSync(join(tmpdir(), 'pavise-console-build-'))
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js')
  execFileSync(process.execPath, [vite, 'build', join(ROOT, 'packages/console'), '--outDir', made, '--logLevel', 'error'], {
    stdio: 'pipe',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  try {
    renameSync(made, folder)
  } catch {
    rmSync(made, { recursive: true, force: true })
  }
  return folder
}
