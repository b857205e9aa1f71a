import { execFile } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Quarry, startQuarry } from '../packages/pavise/src/quarry/index.js'
import { MAIN } from './cli/program.js'
import { readText } from './house/source-tree.js'

/**
 * The recipes for build servers, run as these would: every line of script that they hold, in order, in one folder, against a vulnerable agent and its hardened
 * twin. What needs the server itself (checking out, uploading) and the installation are not ours to run.
 */

/** The lines that decide, and those that run whatever came before. */
interface Script {
  readonly main: readonly string[]
  readonly always: readonly string[]
}

const isInstall = (line: string): boolean => line.includes('npm install')

function githubScript(): Script {
  const { jobs } = parse(readText('examples/ci/github.yml')) as { jobs: { attack: { steps: { run?: string; if?: string }[] } } }
  const steps = jobs.attack.steps.filter(({ run }) => run !== undefined && !isInstall(run))
  return {
    main: steps.filter((step) => step.if === undefined).map(({ run }) => run!),
    always: steps.filter((step) => step.if === 'always()').map(({ run }) => run!),
  }
}

function gitlabScript(): Script {
  const { 'ai-security': job } = parse(readText('examples/ci/gitlab.yml')) as {
    'ai-security': { script: string[]; after_script: string[] }
  }
  return { main: job.script, always: job.after_script }
}

function jenkinsScript(): Script {
  const [stages, post] = readText('examples/ci/Jenkinsfile').split(/^\s*post \{/m)
  const lines = (text: string): string[] => [...text.matchAll(/^\s*sh '([^']+)'$/gm)].map(([, line]) => line!)
  return { main: lines(stages!).filter((line) => !isInstall(line)), always: lines(post!) }
}

describe.each([
  ['GitHub', githubScript, ['pavise.sarif', 'summary.md']],
  ['GitLab', gitlabScript, ['pavise.sarif', 'pavise-junit.xml', 'pavise.html']],
  ['Jenkins', jenkinsScript, ['pavise.sarif', 'pavise-junit.xml', 'pavise.html']],
] as const)('the recipe for %s', (_, script, files) => {
  let quarry: Quarry
  let twin: Quarry
  let folder: string
  beforeAll(async () => {
    quarry = await startQuarry({ seed: 3 })
    twin = await startQuarry({ seed: 3, hardened: true })
    folder = mkdtempSync(join(tmpdir(), 'pavise-ci-'))
    mkdirSync(join(folder, 'bin'))
    writeFileSync(join(folder, 'bin', 'pavise'), `#!/bin/sh\nexec "${process.execPath}" "${MAIN}" "$@"\n`)
    chmodSync(join(folder, 'bin', 'pavise'), 0o755)
  })
  afterAll(async () => {
    await Promise.all([quarry.close(), twin.close()])
    rmSync(folder, { recursive: true, force: true })
  })

  async function build(target: Quarry): Promise<{ exit: number; dir: string }> {
    const dir = mkdtempSync(join(folder, 'build-'))
    mkdirSync(join(dir, 'security'))
    writeFileSync(join(dir, 'security', 'target.yaml'), JSON.stringify(target.target))
    const { main, always } = script()
    const exit = await shell(main.join('\n'), dir)
    expect(await shell(always.join('\n'), dir)).toBe(0)
    for (const file of files) expect(existsSync(join(dir, file)), file).toBe(true)
    return { exit, dir }
  }

  const shell = (lines: string, cwd: string): Promise<number> =>
    new Promise((resolve) => {
      const env = {
        PATH: `${join(folder, 'bin')}:${process.env['PATH']}`,
        HOME: folder,
        TARGET_FILE: 'security/target.yaml',
        REQUESTS: '150',
      }
      execFile('bash', ['-e', '-c', lines], { cwd, env }, (error) => resolve(typeof error?.code === 'number' ? error.code : 0))
    })

  test('fails on a vulnerable agent, passes on its hardened twin, and leaves its reports both times', async () => {
    const weak = await build(quarry)
    expect(weak.exit).toBe(1)
    const sarif = JSON.parse(readFileSync(join(weak.dir, 'pavise.sarif'), 'utf8')) as { runs: { results: unknown[] }[] }
    expect(sarif.runs[0]!.results.length).toBeGreaterThan(0)
    const strong = await build(twin)
    expect(strong.exit).toBe(0)
  })
})
