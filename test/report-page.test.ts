import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startProgram } from './cli/program.js'

/** The report of a closed loop, looked at in a real browser, with script allowed and the network watched. */
let folder: string
let browser: Browser
let page: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pavise-page-'))
  const loop = await startProgram(['quickstart', '--once', '--max-requests', '200', '--seed', '2'], folder).ended
  expect([0, 1], loop.stderr).toContain(loop.exit)
  const [run] = await readdir(join(folder, '.pavise', 'runs'))
  page = pathToFileURL(join(folder, '.pavise', 'runs', run!, 'report.html')).href
  browser = await chromium.launch({ executablePath: browserPath(), args: ['--no-sandbox', '--disable-dev-shm-usage'] })
}, 180_000)
afterAll(async () => {
  await browser?.close()
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
