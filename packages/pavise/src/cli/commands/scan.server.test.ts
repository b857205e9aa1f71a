import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '#cli/run'
import { captured } from '#cli/testing/captured'

const EVIL = Buffer.from("cos\nsystem\n(S'true'\ntR.")
let home: string

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'pavise-scan-cli-'))
  mkdirSync(join(home, 'models'))
  writeFileSync(join(home, 'models/evil.bin'), EVIL)
  writeFileSync(join(home, 'models/good.txt'), 'a text')
  writeFileSync(join(home, 'good.txt'), 'a text')
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

async function pavise(args: readonly string[], signal?: AbortSignal) {
  const io = captured({ cwd: home, ...(signal ? { signal } : {}) })
  const exit = await runCli(['scan', '--jobs', '0', ...args], io.context)
  return { exit, out: io.out(), err: io.err() }
}

describe('pavise scan', () => {
  it('says what a file would do, where, and what to do about it', async () => {
    const { exit, out } = await pavise(['models'])
    expect(exit).toBe(1)
    expect(out).toMatch(/^2 files, \d+ bytes: 1 malicious, 1 safe\n/)
    expect(out).toMatch(/malicious +evil\.bin \(pickle\)/)
    expect(out).toContain('os.system')
    expect(out).toContain('what to do:')
  })
  it.each(['json', 'jsonl', 'sarif', 'html', 'markdown', 'csv', 'cyclonedx'])('writes %s', async (format) => {
    const { exit, out } = await pavise(['models', '--format', format])
    expect(exit).toBe(1)
    expect(out.replaceAll('\\', '')).toContain('evil.bin')
    if (['json', 'sarif', 'cyclonedx'].includes(format)) expect(() => JSON.parse(out)).not.toThrow()
  })
  it.each<[string, string[], number]>([
    ['nothing found', ['good.txt'], 0],
    ['a threshold above what was found', ['models', '--fail-on', 'critical'], 1],
    ['a file that is not there, beside one that is', ['good.txt', 'nothing'], 2],
    ['a file that is not there', ['nothing'], 64],
    ['a format that there is not', ['models', '--format', 'xml'], 64],
    ['a limit that is none', ['models', '--max-depth', 'x'], 64],
    ['no path and no configuration', [], 64],
    ['a bill of two paths', ['models', 'good.txt', '--format', 'cyclonedx'], 1],
    ['rules that do not compile', ['models', '--yara', 'good.txt'], 64],
  ])('answers with its exit code: %s', async (_what, args, code) => {
    expect((await pavise(args)).exit).toBe(code)
  })
  it('scans the models of the configuration, and leaves a run that reports read', async () => {
    writeFileSync(join(home, 'pavise.yaml'), 'name: a\nassets:\n  - { kind: model, name: m, path: models }\n')
    expect((await pavise(['--out', 'run'])).exit).toBe(1)
    expect(JSON.parse(readFileSync(join(home, 'run/report.json'), 'utf8')).findings).toHaveLength(1)
    const io = captured({ cwd: home })
    expect(await runCli(['report', 'run', '--format', 'table'], io.context)).toBe(0)
    expect(io.out()).toContain('evil.bin')
  })
  it('heeds decisions', async () => {
    const { fingerprint } = JSON.parse((await pavise(['models', '--format', 'json'])).out).findings[0]
    const decided = {
      version: 1,
      findings: [{ fingerprint, state: 'accepted', owner: 'sec', until: '2999-12-31', reason: 'a practice file' }],
    }
    writeFileSync(join(home, 'decided.json'), JSON.stringify(decided))
    expect((await pavise(['models', '--decisions', 'decided.json'])).exit).toBe(0)
  })
  it('keeps what it saw when it is stopped, and says that it is not all', async () => {
    const { exit, out, err } = await pavise(['models'], AbortSignal.abort())
    expect(exit).toBe(2)
    expect(out).toContain('stopped before the end')
    expect(err).toContain('the rest was not')
  })
})
