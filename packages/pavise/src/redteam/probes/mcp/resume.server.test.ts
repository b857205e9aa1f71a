import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import type { Egress } from '#core/ports/egress'
import { auditMcp } from '#redteam/probes/mcp/audit'
import { resolveTarget } from '#redteam/targets/target-file'
import { MCP_SERVER } from '#redteam/testing/flawed-mcp'
import { TWO_CALLERS } from '#redteam/testing/two-callers-mcp'

const nowhere: Egress = { request: () => Promise.reject(new Error('no way out')), close: () => Promise.resolve() }
const dirs: string[] = []
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true })
})

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'pavise-attack-'))
  dirs.push(dir)
  return dir
}

/** Without the port of the listener, which another program may have taken between two runs. */
const steady = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value)
      .replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:port')
      .replace(/listen\(\d+/g, 'listen(port'),
  )

type Options = Parameters<typeof auditMcp>[0]

const audit = (target: Options['target'], more: Partial<Options> = {}) =>
  auditMcp({ target, mcp: target.mcp!, egress: nowhere, seed: 3, maxRequests: 700, signal: new AbortController().signal, ...more })

function flawed(): Options['target'] {
  const run = [process.execPath, '-e', MCP_SERVER, '--', '{{sandbox}}', 'flawed']
  return resolveTarget({ api: 'mcp', name: 'made', mcp: { run, timeout: 30_000 } }, 'the test', {})
}

function callers(kind: 'flawed' | 'sound'): Options['target'] {
  const run = [process.execPath, '-e', TWO_CALLERS, '--', kind]
  const identities = ['ana', 'ben'].map((name) => ({ name, key: { value: `key-of-${name}` } }))
  return resolveTarget(
    { api: 'mcp', name: 'callers', mcp: { run, keyIn: { env: 'CALLER_KEY' }, timeout: 30_000 }, identities },
    'the test',
    {},
  )
}

it('goes on where it was killed, asks nothing again that is whole, and says the same', async () => {
  const dir = folder()
  const first = await audit(flawed(), { dir })
  const journal = join(dir, 'journal.jsonl')
  const written = readFileSync(journal, 'utf8')
  const again = await audit(flawed(), { dir, resume: true })
  expect(readFileSync(journal, 'utf8')).toBe(written)
  expect(steady(again.envelope)).toEqual(steady(first.envelope))
  expect(again.attempts).toHaveLength(first.attempts.length)
  const lines = written.trimEnd().split('\n')
  for (const share of [0.6]) {
    const cut = lines.findIndex((line, i) => i > lines.length * share && line.startsWith('{"t":"sent"'))
    writeFileSync(journal, `${lines.slice(0, cut + 1).join('\n')}\n{"t":"answ`)
    const resumed = await audit(flawed(), { dir, resume: true })
    const { resent, ...summary } = resumed.envelope.summary
    expect(resent).toBeGreaterThan(0)
    expect(steady({ ...resumed.envelope, summary })).toEqual(steady(first.envelope))
  }
}, 180_000)

it('shows what one caller is shown of another, by ids and addresses, and only that', async () => {
  const found = async (kind: 'flawed' | 'sound') => {
    const { envelope } = await audit(callers(kind))
    return envelope.findings
      .filter(({ rule }) => rule === 'mcp.cross-identity')
      .map(({ location, evidence }) => `${Object.values(location).join(' ')}: ${evidence[0]?.text}`)
      .sort()
  }
  expect(await found('flawed')).toEqual([
    'get_order /id: asked as ben, it shows what belongs to ana: Two lamps for Ana, to be sent to 5 Harbor Street',
    'resources/read: asked as ben, it shows what belongs to ana: AX-20931',
  ])
  expect(await found('sound')).toEqual([])
}, 180_000)
