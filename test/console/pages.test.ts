import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ROOT } from '../house/source-tree.js'
import { axeFindings, expectNoSideScroll, openPage, settled, startBrowser, type Watched } from './browser.js'
import type { FakeOptions } from './fake/fake-options.js'
import { type FakeServer, startFake } from './fake/fake-server.js'
import { idOf } from './fake/seed-findings.js'
import { ASSETS } from './fake/seed-runs.js'

/** Every page in both themes, at desk and phone width, and in the states that are hard to reach: no fault, nothing for axe to find, no side scroll. */
let browser: Browser
let fake: FakeServer
let view: Watched
beforeAll(async () => {
  ;[browser, fake] = await Promise.all([startBrowser(), startFake()])
  view = await openPage(browser)
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await fake?.stop()
})
beforeEach(async () => {
  view.faults.length = 0
  await view.page.setViewportSize({ width: 1440, height: 900 })
  await view.page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' })
})

const done = idOf('run 1')
const PAGES = [
  'overview',
  'findings?row=F-1284',
  'findings/F-1283',
  'firewall?row=ev-000294',
  'firewall?tab=holds',
  'policy',
  'policy/v1',
  'policy?tab=edit',
  'runs',
  'runs?new=1',
  `runs/${done}`,
  `runs/${done}?tab=attempts&attempt=before/a0000`,
  `runs/${done}?tab=rules`,
  `runs/${idOf('run 0')}`,
  `runs/${idOf('dry run')}`,
  `runs/${idOf('scan')}?file=file-1`,
  'assets',
  'assets?new=1',
  `assets/${ASSETS[0]?.id}`,
  `assets/${idOf('asset signs')}`,
  'ledger?row=100',
  'settings/account',
  'settings/users',
  'settings/tokens',
  'settings/keys',
  'settings/schedules',
  'settings/workbench',
  'settings/sign-in',
  'settings/erase',
  'nowhere',
]

/** Goes there inside the console, as a link does; the first visit of a server loads it. */
async function visit(server: FakeServer, path: string): Promise<void> {
  const { page } = view
  const to = `/p/support-bot/${path}`
  if (page.url().startsWith(server.url)) {
    await page.evaluate(`history.pushState(null, '', ${JSON.stringify(to)}); dispatchEvent(new PopStateEvent('popstate'))`)
    await page.locator('main').first().waitFor()
  } else await page.goto(server.url + to)
  await settled(page)
}

/** Pictures that the documentation shows, made again with PAVISE_PICTURES=1. */
const PICTURES: Readonly<Record<string, readonly ['light' | 'dark', string]>> = {
  overview: ['dark', 'console-overview'],
  'findings?row=F-1284': ['light', 'console-findings'],
  [`runs/${done}`]: ['light', 'console-run'],
  'firewall?row=ev-000294': ['dark', 'console-firewall'],
}

async function picture(path: string, theme: 'light' | 'dark'): Promise<void> {
  const [wanted, name] = PICTURES[path] ?? []
  if (!process.env.PAVISE_PICTURES || wanted !== theme) return
  await view.page.waitForTimeout(500)
  await view.page.screenshot({ path: join(ROOT, 'docs/images', `${name}.png`) })
}

test.each(PAGES)('%s', async (path) => {
  const { page, faults } = view
  await visit(fake, path)
  expect(await page.locator('h1').count()).toBe(1)
  expect(await axeFindings(page)).toEqual([])
  await picture(path, 'light')
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await picture(path, 'dark')
  expect(await axeFindings(page, ['color-contrast'])).toEqual([])
  await page.setViewportSize({ width: 360, height: 780 })
  await expectNoSideScroll(page)
  expect(faults).toEqual([])
})

test('the door is clean in both themes and in forced colours', async () => {
  const { page, faults } = view
  await page.goto(`${fake.url}/sign-in`)
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark', forcedColors: 'active' })
  expect(await axeFindings(page)).toEqual([])
  expect(faults).toEqual([])
})

const PROBLEM = {
  status: 500,
  code: 'PAV_STORE_UNREACHABLE',
  message: 'The database does not answer.',
  hint: 'See whether it runs: pavise doctor.',
}
const STATES: readonly (readonly [string, FakeOptions, readonly string[], string])[] = [
  [
    'nothing there yet',
    { empty: true },
    [
      'overview',
      'findings',
      'firewall',
      'firewall?tab=holds',
      'policy',
      'runs',
      'assets',
      'ledger',
      'settings/tokens',
      'settings/keys',
      'settings/schedules',
    ],
    'yet|waits|by the clock',
  ],
  [
    'a filter that leaves nothing',
    {},
    ['findings?q=state:open+asset:nothing', 'runs?q=asset:nothing', 'assets?q=name:nothing', 'firewall?q=rule:nothing'],
    'atches',
  ],
  ['a filter with a fault', {}, ['findings?q=stat:open'], 'unknown field'],
  [
    'a server that fails',
    { fail: { '/findings': PROBLEM, '/runs': PROBLEM, '/overview': PROBLEM } },
    ['findings', 'runs', 'overview'],
    'does not answer',
  ],
  ['a thing that is not there', {}, ['findings/F-99999'], 'no such thing'],
]

describe.each(STATES)('with %s', (_state, options, paths, words) => {
  let own: FakeServer
  beforeAll(async () => {
    own = await startFake(options)
  })
  afterAll(() => own.stop())
  test.each(paths)('%s says what it is', async (path) => {
    const { page } = view
    await visit(own, path)
    await page.getByText(new RegExp(words, 'i')).first().waitFor()
    expect(await axeFindings(page)).toEqual([])
  })
})

test('a page that still loads keeps its place and says so', async () => {
  const slow = await startFake({ hang: ['/findings'] })
  try {
    await view.page.goto(`${slow.url}/p/support-bot/findings`)
    await view.page.getByRole('status').filter({ hasText: 'Loading findings' }).waitFor({ state: 'attached' })
    expect(await axeFindings(view.page)).toEqual([])
  } finally {
    await slow.stop()
  }
})
