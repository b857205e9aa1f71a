import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { scratchFolder } from '../packages/pavise/src/platform/store/testing/scratch.js'

/**
 * One PostgreSQL for a whole test run. Here is only its folder; the first test that asks for a database starts the server
 * (platform/store/testing), so that a run without such tests pays nothing. It ends with the run.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await scratchFolder('pavise-test-')
  process.env['PAVISE_TEST_POSTGRES'] = folder
  return async () => {
    await endServer(folder)
    await rm(folder, { recursive: true, force: true })
  }
}

async function endServer(folder: string): Promise<void> {
  const text = await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number(text.split('\n', 1)[0])
  if (!Number.isInteger(pid) || pid <= 1) return
  for (let waited = 0; waited < 5000; waited += 20) {
    try {
      process.kill(pid, waited === 0 ? 'SIGINT' : 0)
    } catch {
      return
    }
    await wait(20)
  }
  process.kill(pid, 'SIGKILL')
}
