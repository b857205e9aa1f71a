import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTree, type Tree } from '../workbench/tree.js'
import { axeFindings, openPage, settled, startBrowser, type Watched } from './browser.js'

/** The console on a whole workbench: what a person does on the first morning, from the sign-in link to the sealed entry. */
let tree: Tree
let browser: Browser
let view: Watched
let home: string

beforeAll(async () => {
  ;[tree, browser] = await Promise.all([startTree(), startBrowser()])
  view = await openPage(browser)
  const [admin] = (await tree.api<{ id: string }[]>('GET', '/users')).body
  const { body } = await tree.api<{ url: string }>('POST', `/users/${admin?.id}/link`, {})
  await view.page.goto(body.url)
  await view.page.waitForURL(/\/p\/[^/]+\/overview$/)
  home = view.page.url().replace(/overview$/, '')
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await tree?.stop()
  await tree?.remove()
})

test('starts with what there is to do, and axe finds nothing', async () => {
  const { page } = view
  await settled(page)
  await page.getByRole('heading', { name: 'First steps' }).waitFor()
  expect(page.url()).not.toContain('#')
  expect(await axeFindings(page)).toEqual([])
  expect(view.faults).toEqual([])
})

test('adds an asset, shows the fault of the address beside its field, and seals it', async () => {
  const { page } = view
  await page.goto(`${home}assets?new=1`)
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('support-bot')
  await dialog.getByLabel(/^Api/).selectOption('openai-chat')
  await dialog.getByLabel('Url').fill('not an address')
  await dialog.getByLabel(/^Model/).fill('small')
  await dialog.getByRole('button', { name: 'Add' }).click()
  await dialog.getByText('wants an http or https URL').waitFor()
  await dialog.getByLabel('Url').fill('http://127.0.0.1:9/v1')
  await dialog.getByRole('button', { name: 'Add' }).click()
  await page.getByRole('heading', { level: 1, name: 'support-bot' }).waitFor()
  await expect
    .poll(async () => {
      await page.goto(`${home}ledger`)
      await settled(page)
      return page.getByRole('row', { name: /support-bot/ }).count()
    })
    .toBeGreaterThan(0)
})

test('starts a run, watches it and cancels it', async () => {
  const { page } = view
  await page.goto(`${home}runs?new=practice`)
  await page.getByText(/requests, about/).waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Start' }).click()
  await page.getByRole('heading', { level: 1, name: /^Closed loop/ }).waitFor()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByText('The run was cancelled').waitFor({ timeout: 45_000 })
})

test('checks a policy as it is typed, publishes it and rolls back', async () => {
  const { page } = view
  await page.goto(`${home}policy?tab=edit`)
  const text = page.getByLabel('Policy, YAML')
  const before = await text.inputValue()
  await text.fill(before.replace('do: block', 'do: blok'))
  await page.getByText(/^line \d+/).waitFor()
  await text.fill(before.replace('fpr: 0.01', 'fpr: 0.02'))
  await page.getByText('1 changed').waitFor()
  await page.getByRole('button', { name: 'Publish' }).click()
  const name = decodeURIComponent(/\/p\/([^/]+)\//.exec(home)?.[1] ?? '')
  await page.getByRole('dialog').getByLabel('Why').fill('A try')
  await page.getByLabel(`Type ${name} to go on`).fill(name)
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
  await page.getByText('v2 is in force').waitFor()
  await page.goto(`${home}policy/v1`)
  await page.getByRole('button', { name: 'Roll back to v1' }).click()
  await page.getByRole('dialog').getByLabel('Why').fill('Back again')
  await page.getByRole('dialog').getByRole('button', { name: 'Roll back' }).click()
  await page.getByText(/^v3 is in force/).waitFor()
})

test('ends the session for good', async () => {
  const { page } = view
  await page.getByRole('button', { name: /signed in as/ }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL(/sign-in$/)
  await page.goto(`${home}findings`)
  await page.waitForURL(/sign-in\?to=/)
})
