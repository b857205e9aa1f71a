import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, expect, it } from 'vitest'
import { openJournal } from '#redteam/campaign/journal'

const PACKAGE = fileURLToPath(new URL('../../..', import.meta.url))
const HEADER = { target: 't', seed: '1', maxRequests: 9, started: 'now' }
const dirs: string[] = []
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true })
})

it('says where a file takes no more, and what was whole by then is read again', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'pavise-attack-'))
  dirs.push(dir)
  const program = `
    import { openJournal } from '#redteam/campaign/journal'
    const journal = openJournal(${JSON.stringify(dir)}, ${JSON.stringify(HEADER)}, false)
    try { for (let i = 0; i < 100; i++) journal.write({ t: 'sent', id: 'a' + i, attack: 'ü€😀'.repeat(60) }) }
    catch (error) { console.log(error.code, error.message) }`
  const args = ['--conditions=source', '--import', 'tsx', '--input-type=module', '-e', program]
  const limited = ['-c', 'ulimit -f 8; exec "$@"', 'sh', process.execPath, ...args]
  const { stdout } = await promisify(execFile)('sh', limited, { cwd: PACKAGE, timeout: 60_000 })
  expect(stdout).toContain(`PAV_FILE_UNWRITABLE ${join(dir, 'journal.jsonl')} takes no more (EFBIG)`)
  const again = openJournal(dir, HEADER, true)
  expect(again.unanswered('a0')).toBe(1)
  again.write({ t: 'sent', id: 'later', attack: '' })
  await again.close()
  for (const line of readFileSync(join(dir, 'journal.jsonl'), 'utf8').trimEnd().split('\n')) expect(JSON.parse(line)).toHaveProperty('t')
}, 90_000)
