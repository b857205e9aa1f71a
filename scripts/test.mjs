/** Installs and builds what changed, then runs the tests: `npm test -- PATH`, `npm run soak` for the slow ones too. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensure, ensureClients, root } from './ensure.mjs'

ensure()
ensureClients()
const given = process.argv.slice(2)
const soak = given.includes('--soak')
const args = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...given.filter((arg) => arg !== '--soak')]
const env = soak ? { ...process.env, PAVISE_SOAK: '1' } : process.env
const { status, signal } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env })
process.exit(status ?? (signal ? 1 : 0))
