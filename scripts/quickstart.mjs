/** From a fresh clone to the closed loop: installs and builds what changed, then hands over to `pavise quickstart`. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensure, root } from './ensure.mjs'

ensure()
const main = join(root, 'packages/pavise/dist/cli/main.js')
const child = spawn(process.execPath, [main, 'quickstart', ...process.argv.slice(2)], { stdio: 'inherit' })
// Ctrl-C reaches the child from the terminal itself; a signal to this process alone is passed on.
process.on('SIGINT', () => {})
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('error', (error) => {
  process.stderr.write(`quickstart could not start: ${error.message}\n`)
  process.exit(2)
})
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
