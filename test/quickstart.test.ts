import { execFileSync } from 'node:child_process'
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Program, startProgram } from './cli/program.js'

/** A quickstart that ends in the console: the report of its loop and the workbench over it, looked at in a real browser. */
let folder: string
let browser: Browser
let program: Program
let page: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pavise-page-'))
  // Run as root, the database's own user must be able to pass, or its data would be put elsewhere.
  await chmod(folder, 0o711)
  program = startProgram(['quickstart', '--max-requests', '200', '--seed', '2'], folder)
  await program.says(/^console {2}http/m)
  const [run] = await readdir(join(folder, '.pavise', 'runs'))
  page = pathToFileURL(join(folder, '.pavise', 'runs', run!, 'report.html')).href
  browser = await chromium.launch({ executablePath: browserPath(), args: ['--no-sandbox', '--disable-dev-shm-usage'] })
}, 180_000)
afterAll(async () => {
  await browser?.close()
  if (program.child.exitCode === null) program.child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

/** Debian's Chromium or an installed Chrome; `.ci/run` installs the first. */
function browserPath(): string {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8' }).trim()
    } catch {}
  }
  throw new Error('no browser: apt-get install chromium')
}

/** What it printed behind a word. */
const told = (word: string): string => new RegExp(`^${word} {2}(\\S+)`, 'm').exec(program.stdout())?.[1] ?? ''

describe('the report', () => {
  test.each([
    ['a desk', 1280, 900],
    ['a phone', 390, 844],
  ])('is whole on %s: pictures, no script, nothing fetched, nothing wider than the screen', async (_what, width, height) => {
    const view = await browser.newPage({ viewport: { width, height } })
    try {
      const fetched: string[] = []
      const faults: string[] = []
      view.on('request', (request) => {
        if (!request.url().startsWith('data:')) fetched.push(request.url())
      })
      view.on('pageerror', (error) => faults.push(error.message))
      view.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text())
      })
      await view.goto(page)
      expect(fetched).toEqual([page])
      expect(faults).toEqual([])
      expect(await view.locator('script').count()).toBe(0)
      expect(await view.locator('svg').count()).toBeGreaterThan(0)
      expect(await view.locator('h1').count()).toBe(1)
      expect(await view.title()).not.toBe('')
      const wider = await view.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
      expect(wider).toBe(0)
      expect((await view.screenshot()).length).toBeGreaterThan(10_000)
    } finally {
      await view.close()
    }
  })
})

describe('the console over it', () => {
  test('signs in with the link, once, and has the run, its findings, its policy and the decisions of the gateway', async () => {
    const api = `${told('console')}/api/v1`
    const token = new URL(told('sign in')).hash.slice(1)
    const signIn = () =>
      fetch(`${api}/auth/link`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: told('console') },
        body: JSON.stringify({ token }),
      })
    const first = await signIn()
    expect(first.status).toBe(200)
    expect((await signIn()).status).toBe(401)
    const cookie = first.headers.getSetCookie()[0]!.split(';')[0]!
    const get = async (path: string) => (await (await fetch(`${api}${path}`, { headers: { cookie } })).json()) as never
    const { items: runs } = (await get('/runs')) as { items: { kind: string; state: string; outcome: { findings: number } }[] }
    expect(runs).toMatchObject([{ kind: 'loop', state: 'done' }])
    const { total } = (await get('/findings')) as { total: { count: number } }
    expect(total.count).toBe(runs[0]!.outcome.findings)
    expect(await get('/policies/current')).toMatchObject({ active: true, note: 'hardened by the quickstart' })
    await expect
      .poll(
        async () =>
          ((await get('/events?limit=500')) as { items: { kind: string }[] }).items.filter(({ kind }) => kind === 'exchange').length,
        {
          timeout: 30_000,
        },
      )
      .toBeGreaterThan(5)
  })

  test('ends by Ctrl-C with the result as its last line', async () => {
    program.child.kill('SIGINT')
    const { exit, stdout } = await program.ended
    expect([0, 1]).toContain(exit)
    expect(JSON.parse(stdout.trimEnd().split('\n').at(-1)!)).toMatchObject({
      findings: expect.any(Number),
      ledger: { size: expect.any(Number) },
    })
  })
})
