import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openPage, settled, startBrowser, type Watched } from './browser.js'
import { type FakeServer, startFake } from './fake/fake-server.js'

/** The inbox as a person works in it: by keys, in bulk, beside the list, through the address. */
let browser: Browser
let fake: FakeServer
let view: Watched
let page: Page
beforeAll(async () => {
  browser = await startBrowser()
}, 240_000)
afterAll(() => browser?.close())
beforeEach(async () => {
  fake = await startFake()
  view = await openPage(browser)
  page = view.page
  await page.goto(`${fake.url}/p/support-bot/findings`)
  await settled(page)
  await page.getByRole('row').nth(1).waitFor()
})
afterEach(async () => {
  await view.close()
  await fake.stop()
})

const sent = (route: string): unknown => fake.api.asked.findLast((ask) => ask.route === route)?.body

test('is worked by keys alone: down, open, accept with a reason, closed again', async () => {
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  const drawer = page.getByRole('complementary', { name: 'Finding' })
  await drawer.getByRole('heading', { level: 3, name: 'Life' }).waitFor()
  expect(new URL(page.url()).searchParams.get('row')).toBe('F-1282')
  await page.keyboard.press('a')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Accept risk' }).click()
  expect(await dialog.getByText('Say why, in three characters or more').count()).toBe(1)
  await dialog.getByLabel('Why').fill('The sandbox holds made-up data only')
  await dialog.getByRole('button', { name: 'Accept risk' }).click()
  await page.getByText('F-1282 accepted').waitFor()
  expect(sent('PATCH /findings/:number')).toMatchObject({ state: 'accepted', reason: 'The sandbox holds made-up data only' })
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })
  expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('row')
  expect(view.faults).toEqual([])
})

test('a change is undone with z', async () => {
  await page.keyboard.press('j')
  await page.keyboard.press('i')
  await page.getByText('F-1284 triaged').waitFor()
  await page.keyboard.press('z')
  await page.getByText('F-1284 given to mira').waitFor()
  expect(sent('PATCH /findings/:number')).toMatchObject({ state: 'open', owner: 'mira' })
})

test('several are changed at once, and all of a filter too', async () => {
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  const bar = page.getByRole('toolbar', { name: 'Selection' })
  await bar.getByText('2 selected').waitFor()
  await bar.getByRole('button', { name: 'Mark as fixed' }).click()
  await page.getByText('2 findings fixed').waitFor()
  expect(sent('POST /findings/bulk')).toEqual({ numbers: [1284, 1282], change: { state: 'fixed' } })
  await page.keyboard.press('x')
  await bar.getByRole('button', { name: /^Select all/ }).click()
  await bar.getByRole('button', { name: 'Triage' }).click()
  await page.getByText(/findings triaged/).waitFor()
  expect(sent('POST /findings/bulk')).toEqual({ q: 'state:open', change: { state: 'triaged' } })
})

test('the filter completes, filters on the server, and is the address', async () => {
  await page.keyboard.press('/')
  await page.keyboard.type('sev')
  await page.getByRole('option', { name: /^severity:/ }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.keyboard.type('crit')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL(/q=state:open\+severity:critical/)
  const link = page.url()
  await page.keyboard.press('Backspace')
  await page.waitForURL(/q=state:open$/)
  await page.goto(link)
  await settled(page)
  await page.getByRole('button', { name: /severity\s*critical/ }).waitFor()
  await page
    .getByRole('row', { name: /Critical/ })
    .first()
    .waitFor()
  expect(await page.getByRole('row', { name: /Medium|Low|Info/ }).count()).toBe(0)
})

test('evidence is veiled, hidden characters are drawn, and showing asks for a reason', async () => {
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  const drawer = page.getByRole('complementary', { name: 'Finding' })
  await drawer.getByText('card •••• 4417').waitFor()
  await drawer.getByText('U+200B').waitFor()
  await drawer.getByRole('button', { name: 'Show' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Show for/ })
    .click()
  expect(fake.api.asked.some((ask) => ask.route.endsWith('/reveal'))).toBe(false)
  await page.getByRole('dialog').getByLabel('Why do you need it').fill('Case 31')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Show for/ })
    .click()
  await drawer.getByText('4000 0000 0000 4417').waitFor()
  const { pathname, search, hash } = new URL(page.url())
  expect(pathname + search + hash).not.toContain('4417')
  await drawer.getByRole('button', { name: 'Veil now' }).click()
  await drawer.getByText('4000 0000 0000 4417').waitFor({ state: 'detached' })
})

test('what somebody else changed meanwhile is said, not overwritten', async () => {
  await page.keyboard.press('j')
  fake.api.answer({ method: 'PATCH', path: '/findings/1284', search: new URLSearchParams(), body: { owner: 'noor' }, version: 1 })
  await page.keyboard.press('i')
  await page.getByText('Somebody else changed it since.').waitFor()
})

test('back and forward lead through what was open', async () => {
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.waitForURL(/row=F-1284/)
  await page.keyboard.press('g')
  await page.keyboard.press('d')
  await page.getByRole('heading', { level: 1, name: 'Ledger' }).waitFor()
  await page.goBack()
  await page.getByRole('complementary', { name: 'Finding' }).waitFor()
  await page.goBack()
  await page.getByRole('complementary', { name: 'Finding' }).waitFor({ state: 'detached' })
})

test('the palette finds things, places and actions, and says why an action is off', async () => {
  await page.keyboard.press('Control+k')
  await page.keyboard.type('accept')
  await page.getByRole('option', { name: /Accept risk\s*Choose a finding first/ }).waitFor()
  await page.getByRole('combobox', { name: 'Search or run a command' }).fill('ledger')
  await page
    .getByRole('option', { name: /^Ledger/ })
    .first()
    .waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
})

test('a hundred thousand findings draw no more rows than fit', async () => {
  const many = await startFake({ findings: 100_000 })
  try {
    await page.goto(`${many.url}/p/support-bot/findings?q=+`)
    await settled(page)
    await page.getByText('100,000').first().waitFor()
    const rows = page.locator('.lines > [role=row]')
    for (let step = 0; step < 12; step++) {
      await page.evaluate('document.querySelector(".list").scrollTop = 1e9')
      await page.waitForTimeout(60)
    }
    expect(await rows.count()).toBeLessThan(90)
    const last = Number(await rows.last().getAttribute('aria-rowindex'))
    expect(last).toBeGreaterThan(600)
    expect(await page.getByRole('grid', { name: 'Findings' }).getAttribute('aria-rowcount')).toBe('100001')
  } finally {
    await many.stop()
  }
})
