import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Decision } from '#core/results/baseline'
import { changeDecisions, editDecisions, parseDecisions, readDecisions } from '#findings/decisions-file'

const print = (n: number): string => String(n).padStart(64, '0')
const decision = (n: number, reason = 'known'): Decision => ({
  fingerprint: print(n),
  state: 'accepted',
  owner: 'sec',
  until: '2026-12-31',
  reason,
})

const FILE = `# reviewed every quarter
version: 1
findings:
  # the test tenant, ticket 12
  - fingerprint: "${print(5)}"
    state: accepted
    owner: sec
    until: 2026-12-31 # end of the pilot
    reason: "known: \\u202e"
  # a joke of the model
  - fingerprint: "${print(2)}"
    state: false_positive
    owner: ml
    until: 2027-06-30
    reason: no effect
`

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'pavise-findings-'))
})
afterEach(() => rm(dir, { recursive: true, force: true }))

describe('the file of decisions', () => {
  test('is made, sorted, and read back', async () => {
    const path = join(dir, 'f.yaml')
    expect(await readDecisions(path, 'f.yaml')).toBeUndefined()
    await changeDecisions(path, 'f.yaml', [decision(9), decision(1)])
    await changeDecisions(path, 'f.yaml', [decision(4)])
    expect((await readDecisions(path, 'f.yaml'))?.findings.map(({ fingerprint }) => fingerprint)).toEqual([print(1), print(4), print(9)])
    await changeDecisions(path, 'f.yaml', [], [print(4)])
    expect((await readDecisions(path, 'f.yaml'))?.findings).toHaveLength(2)
  })

  test('keeps comments with what they stand at', () => {
    const edited = editDecisions(FILE, [decision(5, 'longer'), decision(7)])
    expect(parseDecisions(edited, 'f').findings.map(({ fingerprint, reason }) => [Number(fingerprint), reason])).toEqual([
      [2, 'no effect'],
      [5, 'longer'],
      [7, 'known'],
    ])
    expect(edited).toMatch(/^# reviewed every quarter/)
    expect(edited).toMatch(/# a joke of the model\n\s+- fingerprint: "0+2"/)
    expect(edited).toMatch(/# the test tenant, ticket 12\n\s+- fingerprint: "0+5"/)
    expect(edited).toContain('until: 2026-12-31 # end of the pilot')
  })

  test('writes whatever a reason holds so that it is read back', () => {
    for (const reason of [
      'a: b # c',
      '- x',
      '"',
      'line\nline',
      '\u001b[31m',
      '2026-12-31',
      'true',
      '  padded  '.trim(),
      '{}',
      '*a',
      '\ud800'.toWellFormed(),
    ]) {
      expect(
        parseDecisions(editDecisions(FILE, [decision(8, reason)]), 'f').findings.find(({ fingerprint }) => fingerprint === print(8))
          ?.reason,
      ).toBe(reason)
    }
  })

  test('a file with faults is not touched; all faults are told with their lines', async () => {
    const path = join(dir, 'f.yaml')
    const wrong = FILE.replace('owner: sec', 'owner: ""')
      .replace('2027-06-30', '2027-06-31')
      .replace('state: false_positive', 'state: fine')
    await writeFile(path, wrong)
    await expect(changeDecisions(path, 'f.yaml', [decision(1)])).rejects.toMatchObject({
      code: 'PAV_CONFIG_INVALID',
      message: expect.stringMatching(/3 faults[\s\S]*f\.yaml:7:[\s\S]*f\.yaml:12:[\s\S]*f\.yaml:14:/),
    })
    expect(await readFile(path, 'utf8')).toBe(wrong)
  })
})
