import { execFileSync } from 'node:child_process'
import axe from 'axe-core'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'

export async function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: browserPath(), args: ['--no-sandbox', '--disable-dev-shm-usage'] })
}

function browserPath(): string {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8' }).trim()
    } catch {}
  }
  throw new Error('no browser: apt-get install chromium')
}

export interface Watched {
  readonly page: Page
  /** Errors of scripts, of the content security policy and of anything that did not load. */
  readonly faults: string[]
  close(): Promise<void>
}

/** A page whose every fault is written down. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'light', ...options })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  return { page, faults, close: () => context.close() }
}

/** Waits until the page has its title and nothing of it is being loaded any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main h1, .gate h1').first().waitFor({ state: 'attached' })
  await page.locator('.waiting').first().waitFor({ state: 'detached' })
  await page.evaluate('document.fonts.ready.then(() => undefined)')
}

const STANDARD = { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } }

interface AxeResult {
  readonly violations: readonly {
    readonly id: string
    readonly nodes: readonly { readonly target: string[]; readonly failureSummary?: string }[]
  }[]
}

/** What axe finds, as lines that name rule and place. `rules` narrows it down. */
export async function axeFindings(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate('typeof window.axe === "object"'))) await page.evaluate(axe.source)
  const options = JSON.stringify(rules ? { runOnly: { type: 'rule', values: rules } } : STANDARD)
  const { violations } = (await page.evaluate(`axe.run(document, ${options})`)) as AxeResult
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map((node) => `${id}: ${node.target.join(' ')} ${(node.failureSummary ?? '').split('\n')[1]?.trim() ?? ''}`),
  )
}

/** Nothing is wider than the screen. */
export async function expectNoSideScroll(page: Page): Promise<void> {
  expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0)
}
