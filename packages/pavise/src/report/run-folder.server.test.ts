import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { report } from '#report/index'
import { readEnvelope, readRun, writeRun } from '#report/run-folder'
import { runFixture } from '#report/testing/fixture'
import { HOSTILE, hostileRun } from '#report/testing/hostile'

const PACKAGE = fileURLToPath(new URL('../..', import.meta.url))

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'pavise-run-'))
})
afterEach(() => rm(dir, { recursive: true, force: true }))

/** What of a run is written: rules come from the code, not from the folder. */
function stored({ rules: _, ...record }: ReturnType<typeof runFixture>) {
  return record
}

describe('a run folder', () => {
  test('is read as it was written, with and without a closed loop', async () => {
    for (const loop of [true, false]) {
      const record = runFixture({ size: 90, loop })
      await writeRun(join(dir, String(loop)), record)
      expect(await readRun(join(dir, String(loop)))).toEqual(stored(record))
      expect((await readdir(join(dir, String(loop)))).some((name) => name.endsWith('.part'))).toBe(false)
    }
  })

  test('holds a line for each attempt, in the order of the phases', async () => {
    const record = runFixture({ size: 300 })
    await writeRun(dir, record)
    const phases = { before: record.attempts, after: record.afterAttempts ?? [], replay: record.replayAttempts ?? [] }
    const lines = Object.entries(phases).flatMap(([phase, all]) => all.map((attempt) => `${JSON.stringify({ phase, attempt })}\n`))
    expect(await readFile(join(dir, 'attempts.jsonl'), 'utf8')).toBe(lines.join(''))
  })

  test('is left as it was where the disk takes no more', async () => {
    const record = runFixture({ size: 40, loop: false })
    await writeRun(dir, record)
    const program = `
      import { runFixture } from '#report/testing/fixture'
      import { writeRun } from '#report/run-folder'
      await writeRun(${JSON.stringify(dir)}, runFixture({ size: 900, loop: false })).catch((error) => console.log(error.code, error.message))`
    const args = ['--conditions=source', '--import', 'tsx', '--input-type=module', '-e', program]
    const limited = ['-c', 'ulimit -f 300; exec "$@"', 'sh', process.execPath, ...args]
    const { stdout } = await promisify(execFile)('sh', limited, { cwd: PACKAGE, timeout: 60_000 })
    expect(stdout).toContain(`PAV_FILE_UNWRITABLE ${join(dir, 'attempts.jsonl')} cannot be written`)
    expect(await readRun(dir)).toEqual(stored(record))
    expect((await readdir(dir)).filter((name) => name.endsWith('.part'))).toEqual([])
  }, 90_000)

  test('gives hostile texts back to the byte', async () => {
    for (const text of HOSTILE.filter((one) => one !== '__proto__')) {
      await writeRun(dir, hostileRun(text))
      expect(await readRun(dir)).toEqual(stored(hostileRun(text)))
    }
  })

  test('a report.json alone is enough, and a JSON report carries the loop', async () => {
    const record = runFixture({ size: 90 })
    const file = join(dir, 'any.json')
    await writeFile(file, report('json').render(record))
    const { attempts, ...read } = await readRun(file)
    expect(attempts).toEqual([])
    expect(read).toEqual({ envelope: record.envelope, loop: record.loop, ledger: record.ledger })
    expect(await readEnvelope(file)).toEqual(read)
  })

  test('names what is missing, and every fault of what is not a run', async () => {
    await expect(readRun(join(dir, 'none'))).rejects.toMatchObject({ code: 'PAV_FILE_NOT_FOUND' })
    const file = join(dir, 'report.json')
    await writeFile(file, '{')
    await expect(readRun(dir)).rejects.toThrow('is not JSON')
    await writeFile(file, JSON.stringify({ schema: 'pavise.run/1', findings: [{ severity: 'dire' }] }))
    await expect(readRun(dir)).rejects.toThrow(/findings\.0\.severity[\s\S]*inconclusive/)
    await writeRun(dir, runFixture({ size: 20, loop: false }))
    await writeFile(join(dir, 'attempts.jsonl'), '{"phase":"before","attempt":{}}\n')
    await expect(readRun(dir)).rejects.toThrow('attempts.jsonl:1')
  })
})
