/**
 * axe-core finds no violation in any view: wide and 360 px, light and dark. One page shows both colour schemes. In the dark one only
 * the rules of colours run, because structure and names are those of the light one. If a view differs from the one before only in one
 * part of the page, the rules run on that part.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isSkipped, openWorkbench, type OpenWorkbench } from './open-page.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The rules that depend on colours. */
const colourRules = ['color-contrast', 'link-in-text-block']

/** Selectors are left out, because messages show the HTML, and finding unique ones takes time. */
const light: RunOptions = { resultTypes: ['violations'], selectors: false, preload: false }
/** The options for each colour scheme. */
const schemes = { light, dark: { ...light, runOnly: colourRules } }

/** Ends transitions at once, because a colour that is changing is neither the one before nor the one after. */
const withoutTransitions = `
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('*, ::before, ::after { transition: none !important }')
  document.adoptedStyleSheets.push(sheet)`

describe.skipIf(isSkipped).each([1400, 360])('%i px', { timeout: 300_000 }, (width) => {
  let workbench: OpenWorkbench

  beforeAll(async () => {
    workbench = await openWorkbench({
      context: { viewport: { width, height: 850 }, reducedMotion: 'reduce' },
    })
    await workbench.page.evaluate(`{${withoutTransitions}}`)
    await workbench.page.evaluate(axe)
  }, 180_000)

  afterAll(async () => {
    await workbench?.close()
  })

  /** The scheme of the page. The next view starts with it, because each change computes all styles again. */
  let current: keyof typeof schemes = 'light'

  /** The violations in a part of the page in both colour schemes, as text that names scheme, rule and element. */
  async function findViolations(part: Locator): Promise<string[]> {
    const found: string[] = []
    for (const colorScheme of current === 'light' ? (['light', 'dark'] as const) : (['dark', 'light'] as const)) {
      await workbench.page.emulateMedia({ colorScheme })
      current = colorScheme
      await workbench.page.evaluate('Promise.allSettled(document.getAnimations().map(({ finished }) => finished))')
      const { violations } = await part.evaluate(runAxe, schemes[colorScheme])
      for (const { id, nodes } of violations)
        for (const { html, failureSummary } of nodes)
          found.push(`${colorScheme}: ${id}: ${html.slice(0, 160)} ${failureSummary?.split('\n')[1] ?? ''}`)
    }
    return found
  }

  const whole = () => workbench.page.locator(':root')
  const request = () => workbench.page.getByRole('region', { name: 'Request', exact: true })
  const answer = () => workbench.page.getByRole('region', { name: 'Answer', exact: true })
  const dialog = () => workbench.page.getByRole('dialog')

  async function expectNoViolation(view: string, part = whole()): Promise<void> {
    expect.soft(await findViolations(part), view).toEqual([])
    const scroll = await workbench.page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    expect.soft(scroll, `${view} is wider than the window`).toBeLessThanOrEqual(0)
  }

  async function openTabs(): Promise<void> {
    for (const tab of ['Checks', 'Timeline', 'Raw', 'Answer']) {
      await answer()
        .getByRole('tab', { name: new RegExp(`^${tab}`) })
        .click()
      await expectNoViolation(tab, answer())
      if (tab !== 'Raw') continue
      for (const part of ['Head', 'Bytes', 'Events']) {
        await answer().getByRole('button', { name: part, exact: true }).click()
        await expectNoViolation(`${tab}, ${part}`, answer())
      }
      await answer().getByRole('option').first().click()
      await expectNoViolation('an event', answer())
    }
  }

  async function use(id: string): Promise<void> {
    const { page } = workbench
    await page.getByRole('button', { name: 'Mock controls' }).click()
    await page.getByLabel('Search by id, status or words').fill(id)
    await page.getByRole('button', { name: `Use ${id}`, exact: true }).click()
    await page.getByText('Next answers', { exact: true }).first().waitFor()
    await expectNoViolation('the mock controls', dialog())
    await page.keyboard.press('Escape')
  }

  test('the composer and an answer', async () => {
    await expectNoViolation('the composer')
    await workbench.page.keyboard.press('Control+Enter')
    await answer().getByText('Complete', { exact: true }).waitFor()
    await answer().locator('summary').first().click()
    await openTabs()
  })

  test('an answer with a failure, and an error', async () => {
    await use('usage-missing-when-asked')
    await workbench.page.keyboard.press('Control+Enter')
    await answer()
      .getByRole('tab', { name: /^Checks .*1/ })
      .click()
    await expectNoViolation('a failure', answer())
    await use('rate_limit_reached_error.rpm')
    await workbench.page.keyboard.press('Control+Enter')
    await answer().getByRole('tab', { name: 'Answer' }).click()
    await answer().getByText('Too many requests a minute.').waitFor()
    await expectNoViolation('an error', answer())
    await answer().getByRole('button', { name: 'Compare' }).click()
    await expectNoViolation('a comparison', dialog())
    await workbench.page.keyboard.press('Escape')
  })

  test('tool calls', async () => {
    await workbench.page.getByRole('button', { name: 'Tools', exact: true }).click()
    await workbench.page.keyboard.press('Control+Enter')
    await answer().getByRole('button', { name: 'Continue' }).waitFor()
    await answer().getByText('matches the schema of the tool').first().waitFor()
    await expectNoViolation('tool calls')
  })

  test.each(['JSON', 'Headers', 'Code', 'Form'])('the %s tab of the composer', async (tab) => {
    await request().getByRole('tab', { name: tab }).click()
    await request().getByRole('tab', { name: tab, selected: true }).waitFor()
    await expectNoViolation(tab, request())
  })

  test.each([
    ['Traffic', () => workbench.page.getByRole('grid', { name: 'Requests' }).getByRole('row').first()],
    ['Suite', () => workbench.page.getByRole('button', { name: /^Run \d+ cases/ })],
    ['API', () => workbench.page.getByRole('searchbox', { name: 'Search the API' })],
    ['Compose', () => request().getByRole('button', { name: /^Send/ })],
  ] as const)('the view %s', async (view, findPart) => {
    await workbench.page.getByRole('link', { name: view, exact: true }).click()
    await findPart().waitFor()
    await expectNoViolation(view)
  })

  test('the list of shortcuts', async () => {
    await workbench.page.getByRole('button', { name: /shortcuts/ }).click()
    await expectNoViolation('help', dialog())
    await workbench.page.keyboard.press('Escape')
  })
})

/** Runs in the page, where axe-core is a global. */
function runAxe(part: Node, options: RunOptions): Promise<AxeResults> {
  return (globalThis as unknown as { axe: { run(part: Node, options: RunOptions): Promise<AxeResults> } }).axe.run(
    part,
    options,
  )
}
