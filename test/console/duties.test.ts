import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROLE_IDS, ROLES } from '../../packages/pavise/src/core/access/permissions.js'
import { axeFindings, openPage, settled, startBrowser, type Watched } from './browser.js'
import type { FakeOptions } from './fake/fake-options.js'
import { type FakeServer, startFake } from './fake/fake-server.js'
import { idOf } from './fake/seed-findings.js'
import { makeEvent } from './fake/seed-guard.js'
import { MODEL, SCAN } from './fake/seed-scan.js'

/** Doors and deeds: who may come in, what each role sees, and the actions that weigh. */
let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
}, 240_000)
afterAll(() => browser?.close())

async function at(path: string, options: FakeOptions, look: (view: Watched, fake: FakeServer) => Promise<void>): Promise<void> {
  const fake = await startFake(options)
  const view = await openPage(browser)
  try {
    await view.page.goto(`${fake.url}${path}`)
    await look(view, fake)
  } finally {
    await view.close()
    await fake.stop()
  }
}

describe('the door', () => {
  test('takes a link, whose token never stands in the address again, and leads where one wanted to go', () =>
    at('/sign-in?to=%2Fp%2Fsupport-bot%2Fledger#once', {}, async ({ page }, fake) => {
      await page.getByRole('heading', { level: 1, name: 'Ledger' }).waitFor()
      expect(fake.api.asked.find((ask) => ask.route === 'POST /auth/link')?.body).toEqual({ token: 'once' })
      expect(page.url()).not.toContain('once')
    }))
  test('says why a password was not taken', () =>
    at('/sign-in', {}, async ({ page }) => {
      await page.getByLabel('Handle').fill('mira')
      await page.getByLabel('Password').fill('wrong')
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      await page.getByRole('alert').getByText('Handle and password do not belong together.').waitFor()
      expect(await page.getByRole('link', { name: 'Sign in with the company' }).getAttribute('href')).toBe('/api/v1/auth/oidc/start')
    }))
  test('never leads to another site', () =>
    at('/sign-in?to=https%3A%2F%2Felsewhere.example#once', {}, async ({ page }) => {
      await page.waitForURL(/\/p\/support-bot\/overview$/)
    }))
  test('is shown to who is not signed in, with the way back', () =>
    at('/p/support-bot/runs?q=state:done', { signedOut: true }, async ({ page }) => {
      await page.waitForURL(/\/sign-in\?to=%2Fp%2Fsupport-bot%2Fruns/)
    }))
})

describe.each(ROLE_IDS)('as %s', (role) => {
  const may = (permission: string): boolean => (ROLES[role].may as readonly string[]).includes(permission)
  test('findings, runs and settings offer what the role may do and no more', () =>
    at('/p/support-bot/findings?row=F-1284', { role }, async ({ page, faults }, fake) => {
      const drawer = page.getByRole('complementary', { name: 'Finding' })
      await drawer.getByRole('heading', { level: 3, name: 'Life' }).waitFor()
      expect(await drawer.getByRole('button', { name: 'Accept risk' }).count()).toBe(may('finding:accept') ? 1 : 0)
      expect(await drawer.getByRole('button', { name: /^Triage/ }).count()).toBe(may('finding:triage') ? 1 : 0)
      expect(await drawer.getByRole('button', { name: 'Show' }).getAttribute('aria-disabled')).toBe(may('evidence:reveal') ? null : 'true')
      await page.goto(`${fake.url}/p/support-bot/runs`)
      await settled(page)
      expect(await page.getByRole('button', { name: 'New run' }).getAttribute('aria-disabled')).toBe(may('run:start') ? null : 'true')
      await page.goto(`${fake.url}/p/support-bot/settings`)
      await settled(page)
      expect(await page.getByRole('link', { name: 'Erase' }).count()).toBe(may('data:erase') ? 1 : 0)
      expect(faults).toEqual([])
    }))
})

test('a policy shows its faults by line, and is published only with a reason and the name typed', () =>
  at('/p/support-bot/policy?tab=edit', {}, async ({ page }, fake) => {
    const text = page.getByLabel('Policy, YAML')
    const before = await text.inputValue()
    await text.fill(before.replace('do: block }', 'do: blok }'))
    await page.getByText('line 8').waitFor()
    expect(await page.getByRole('button', { name: 'Publish' }).getAttribute('aria-disabled')).toBe('true')
    await text.fill(before.replace('fpr: 0.01', 'fpr: 0.02'))
    await page.getByText('1 changed').waitFor()
    await page.getByRole('button', { name: 'Try it' }).click()
    await page.getByText('45 decisions').waitFor()
    await page.getByRole('button', { name: 'Publish' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Publish' }).click()
    expect(fake.api.asked.some((ask) => ask.route === 'POST /policies')).toBe(false)
    await dialog.getByLabel('Why').fill('Catches more')
    await dialog.getByLabel('Type support-bot to go on').fill('support-bot')
    await dialog.getByRole('button', { name: 'Publish' }).click()
    await page.getByText('v4 is in force').waitFor()
    expect(fake.api.asked.findLast((ask) => ask.route === 'POST /policies')?.body).toMatchObject({ base: 3, note: 'Catches more' })
  }))

test('a held reply is answered', () =>
  at('/p/support-bot/firewall?tab=holds', {}, async ({ page }, fake) => {
    await page.getByRole('button', { name: 'Block' }).click()
    await page.getByText('Nothing waits').waitFor()
    expect(fake.api.asked.findLast((ask) => ask.route === 'POST /holds/:event')?.body).toEqual({ answer: 'block' })
  }))

test('decisions come in by themselves, and wait while the stream is paused', () =>
  at('/p/support-bot/firewall', {}, async ({ page }, fake) => {
    await settled(page)
    const top = page.locator('.lines > [role=row][aria-rowindex="2"]')
    await top.waitFor()
    await expect.poll(() => fake.listening()).toBeGreaterThan(0)
    fake.tell('events', { ...makeEvent(5004, new Date().toISOString()), id: 'first' })
    await expect.poll(() => top.textContent()).toContain('injection')
    await page.keyboard.press('p')
    fake.tell('events', { ...makeEvent(5006, new Date().toISOString()), id: 'second' })
    await page.getByText('1 decision came since').waitFor()
    await page.keyboard.press('p')
    await expect.poll(() => top.textContent()).toContain('no-exfil')
  }))

test('a run is cancelled, and a heat map leads to its attempts', () =>
  at(`/p/support-bot/runs/${idOf('run 0')}`, {}, async ({ page }, fake) => {
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByText('cancelling').first().waitFor()
    await page.goto(`${fake.url}/p/support-bot/runs/${idOf('run 1')}`)
    await settled(page)
    await page.getByRole('link', { name: /^Direct override, Mail out/ }).click()
    await page.waitForURL(/tab=attempts/)
    expect(new URL(page.url()).searchParams.get('q')).toBe('probe:"direct override" effect:mail_out')
  }))

test('a key is shown once, and revoking it asks for its name', () =>
  at('/p/support-bot/settings/keys', {}, async ({ page }, fake) => {
    await page.getByRole('button', { name: 'Make a key' }).click()
    await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('web')
    await page.getByRole('dialog').getByRole('button', { name: 'Make' }).click()
    expect(await page.getByLabel('Shown once').inputValue()).toBe('pv_made-up-key-shown-once')
    await page.getByRole('button', { name: 'I have kept it' }).click()
    await page.getByRole('button', { name: 'Revoke support-web' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
    expect(fake.api.asked.some((ask) => ask.route === 'DELETE /gateway-keys/:id')).toBe(false)
    await page.getByLabel('Type support-web to go on').fill('support-web')
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
    await page.getByText('support-web revoked').waitFor()
  }))

test('what a key may do is said where it is made, shown beside it and changed there', () =>
  at('/p/support-bot/settings/keys', {}, async ({ page, faults }, fake) => {
    await page.getByRole('button', { name: 'Make a key' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name', { exact: true }).fill('web')
    await dialog.getByLabel('Models').fill('gpt-5* o5-mini')
    await dialog.getByLabel('Routes').fill('openai-chat, /mcp/files')
    await dialog.getByRole('button', { name: 'Add a budget' }).click()
    await dialog.getByLabel('Budget 1: for whom').selectOption('for the team')
    await dialog.getByRole('button', { name: 'Make' }).click()
    await dialog.getByText('How much?').waitFor()
    await dialog.getByText('Whose budget is it?').waitFor()
    expect(fake.api.asked.some((ask) => ask.route === 'POST /gateway-keys')).toBe(false)
    expect(await axeFindings(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    expect(await axeFindings(page, ['color-contrast'])).toEqual([])
    await dialog.getByLabel('Budget 1: how much').fill('5M')
    await dialog.getByLabel('Budget 1: of what').selectOption('tokens')
    await dialog.getByLabel('Budget 1: in which time').selectOption('a day')
    await dialog.getByLabel('Team').fill('blue')
    await dialog.getByRole('button', { name: 'Make' }).click()
    await page.getByLabel('Shown once').waitFor()
    expect(fake.api.asked.findLast((ask) => ask.route === 'POST /gateway-keys')?.body).toEqual({
      name: 'web',
      scope: {
        models: ['gpt-5*', 'o5-mini'],
        routes: ['openai-chat', '/mcp/files'],
        team: 'blue',
        teamLimits: [{ unit: 'tokens', amount: 5_000_000, window: 86_400 }],
        onStoreDown: 'refuse',
      },
    })
    await page.getByRole('button', { name: 'I have kept it' }).click()

    const row = page.getByRole('row').filter({ hasText: 'support-web' })
    await row.getByText('600 requests a minute').waitFor()
    await row.getByText('200,000 tokens a day for each user').waitFor()
    await page.getByRole('button', { name: 'Change support-web' }).click()
    await dialog.getByRole('button', { name: 'Remove budget 2' }).click()
    await dialog.getByLabel('Routes').fill('')
    await dialog.getByLabel('Good for').selectOption('no end')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByText('support-web changed').waitFor()
    expect(fake.api.asked.findLast((ask) => ask.route === 'PATCH /gateway-keys/:id')?.body).toEqual({
      name: 'support-web',
      scope: {
        models: ['gpt-5*', 'o5-mini'],
        team: 'blue',
        limits: [{ unit: 'requests', amount: 600, window: 60 }],
        onStoreDown: 'refuse',
      },
      expires: null,
    })
    expect(faults).toEqual([])
  }))

describe('a scan of a model', () => {
  test('starts from its asset, and shows members with their verdicts, findings and bytes', () =>
    at(`/p/support-bot/assets/${MODEL.id}`, {}, async ({ page, faults }, fake) => {
      await page.getByRole('button', { name: 'Scan' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByText('sends nothing').waitFor()
      expect(await dialog.getByLabel('Asset').locator('option').allTextContents()).toEqual(['sign-classifier, model'])
      await dialog.getByRole('button', { name: 'Start' }).click()
      await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/)
      expect(fake.api.asked.findLast((ask) => ask.route === 'POST /runs')?.body).toEqual({ kind: 'scan', asset: MODEL.id })

      await page.goto(`${fake.url}/p/support-bot/runs/${SCAN.id}?q=verdict:malicious`)
      await page.getByRole('row').filter({ hasText: 'head.pt' }).click()
      const file = page.getByRole('complementary', { name: 'File' })
      const members = file.getByRole('list', { name: 'Members' }).locator(':scope > li')
      await members.first().waitFor()
      expect(await members.count()).toBe(7)
      expect(await members.filter({ hasText: 'contains no verdict' }).count()).toBe(2)
      await file.getByRole('button', { name: 'Members of head/extra.tar' }).click()
      expect(await members.count()).toBe(5)
      await file.getByLabel('not safe only').check()
      expect(await members.count()).toBe(5)
      await file.getByLabel('Filter members').fill('constant')
      await members.filter({ hasText: 'byte 17 (0x11)' }).waitFor()
      expect(await file.getByRole('link', { name: 'A constant holds another pickle' }).getAttribute('href')).toContain(
        `fingerprint:${'b'.repeat(64)}`,
      )
      await page.getByRole('button', { name: 'Report' }).click()
      expect(
        await page
          .getByRole('menuitem', { name: /CycloneDX/ })
          .or(page.getByRole('link', { name: /CycloneDX/ }))
          .count(),
      ).toBe(1)
      expect(faults).toEqual([])
    }))
})
