import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runCli } from '#cli/run'
import { captured } from '#cli/testing/captured'
import { writeRun } from '#report/run-folder'
import { runFixture } from '#report/testing/fixture'

let home: string
const record = runFixture({ size: 90 })
const [first, second] = record.envelope.findings.filter(({ severity }) => severity === 'critical')
const WHY = ['--owner', 'sec', '--until', '2999-12-31', '--reason', 'test tenant only']

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'pavise-cli-findings-'))
  await writeRun(join(home, 'run'), record)
})
afterEach(() => rm(home, { recursive: true, force: true }))

async function pavise(...argv: string[]) {
  const io = captured({ cwd: home })
  const exit = await runCli(argv, io.context)
  return { exit, out: io.out(), err: io.err() }
}

describe('pavise findings', () => {
  test('a shortened fingerprint is accepted, shows in lists and reports, and is withdrawn again', async () => {
    const short = first!.fingerprint.slice(0, 12)
    expect(await pavise('findings', 'accept', short, '--report', 'run', ...WHY)).toMatchObject({ exit: 0 })
    expect(await readFile(join(home, 'pavise-findings.yaml'), 'utf8')).toContain(`fingerprint: ${first!.fingerprint}`)
    const { findings } = JSON.parse((await pavise('findings', 'list', 'run', '--format', 'json')).out)
    expect(findings.find(({ fingerprint }: { fingerprint: string }) => fingerprint === first!.fingerprint).state).toBe('accepted')
    expect((await pavise('findings', 'list')).out).toMatch(/accepted +2999-12-31 +sec +test tenant only/)
    const sarif = JSON.parse((await pavise('report', 'run', '--format', 'sarif')).out)
    const result = sarif.runs[0].results.find(
      (one: { partialFingerprints: Record<string, string> }) => one.partialFingerprints['pavise/1'] === first!.fingerprint,
    )
    expect(result.suppressions).toHaveLength(1)
    expect(await pavise('findings', 'reopen', short)).toMatchObject({ exit: 0 })
    expect((await pavise('findings', 'list')).out).toContain('nothing is decided')
  })

  test('--fail-on counts only what nobody decided', async () => {
    expect((await pavise('findings', 'list', 'run', '--fail-on', 'high')).exit).toBe(1)
    const all = record.envelope.findings.map(({ fingerprint }) => fingerprint)
    await pavise('findings', 'suppress', ...all, ...WHY)
    expect((await pavise('findings', 'list', 'run', '--fail-on', 'high')).exit).toBe(2)
  })

  test('a decision that ran out is said, and its finding is open again', async () => {
    await pavise('findings', 'accept', first!.fingerprint, ...WHY)
    const file = join(home, 'pavise-findings.yaml')
    await writeFile(file, (await readFile(file, 'utf8')).replace('2999-12-31', '2020-01-01'))
    const { out, err } = await pavise('findings', 'list', 'run')
    expect(err).toContain('ran out on 2020-01-01; the finding is open again')
    expect(out).toMatch(new RegExp(`^${first!.fingerprint.slice(0, 16)} +critical +open`, 'm'))
  })

  test.each<[string, string[], RegExp]>([
    ['no owner, day and reason', ['accept', first!.fingerprint], /--owner is missing; --until is missing; --reason is missing/],
    [
      'a day that is none',
      ['accept', first!.fingerprint, '--owner', 'x', '--reason', 'y', '--until', '2026-02-30'],
      /no day of the calendar/,
    ],
    ['a day in the past', ['accept', first!.fingerprint, '--owner', 'x', '--reason', 'y', '--until', '2020-01-01'], /is in the past/],
    ['a fingerprint that is too short', ['accept', 'abc', ...WHY], /shorter than 8/],
    ['a fingerprint that is not in the report', ['accept', 'ffffffffffff', '--report', 'run', ...WHY], /means no known finding/],
    ['nothing to withdraw', ['reopen', second!.fingerprint], /nothing is decided/],
  ])('%s is refused and writes nothing', async (_, argv, message) => {
    const { exit, err } = await pavise('findings', ...argv)
    expect(exit).toBe(64)
    expect(err).toMatch(message)
    await expect(readFile(join(home, 'pavise-findings.yaml'))).rejects.toThrow()
  })
})

describe('pavise report', () => {
  test('writes every format to stdout or to a file', async () => {
    for (const format of ['table', 'json', 'jsonl', 'sarif', 'html', 'markdown', 'csv']) {
      const { exit, out } = await pavise('report', 'run', '--format', format)
      expect({ exit, empty: out === '' }).toEqual({ exit: 0, empty: false })
      expect(await pavise('report', 'run', '--format', format, '--out', 'written')).toMatchObject({ exit: 0, out: '' })
      expect(await readFile(join(home, 'written'), 'utf8')).toBe(out)
    }
  })

  test('knows the rules that findings name', async () => {
    expect((await pavise('report', join('run', 'report.json'), '--format', 'html')).out).toContain('What to do:')
  })

  test('a run that is not there and a format that is not known are wrong usage', async () => {
    expect((await pavise('report', 'nowhere')).exit).toBe(64)
    expect((await pavise('report', 'run', '--format', 'pdf')).err).toContain('table, json, jsonl, sarif, html, markdown, csv')
    expect((await pavise('report', 'run', '--out', 'no/such/folder')).exit).toBe(2)
  })
})
