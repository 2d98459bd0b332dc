/**
 * axe-core finds no violation in any view: light and dark, wide and 360 px. In dark settings only the rules of colours run, because
 * structure and names are those of the light ones.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isSkipped, openWorkbench, type OpenWorkbench } from './open-page.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The rules that depend on colours. */
const colourRules = ['color-contrast', 'link-in-text-block']

const settings = [
  ['light', 1400],
  ['dark', 1400],
  ['light', 360],
  ['dark', 360],
] as const

describe.skipIf(isSkipped).each(settings)('%s, %i px', { timeout: 120_000 }, (colorScheme, width) => {
  let workbench: OpenWorkbench

  beforeAll(async () => {
    workbench = await openWorkbench({
      context: { colorScheme, viewport: { width, height: 850 }, reducedMotion: 'reduce' },
    })
    await workbench.page.evaluate(axe)
  }, 60_000)

  afterAll(async () => {
    await workbench?.close()
  })

  /** The violations on the page, as text that names rule and element. */
  async function findViolations(): Promise<string[]> {
    const options = { resultTypes: ['violations'], ...(colorScheme === 'dark' ? { runOnly: colourRules } : {}) }
    // A colour that is changing is neither the one before nor the one after.
    await workbench.page.evaluate('Promise.allSettled(document.getAnimations().map(({ finished }) => finished))')
    const results = (await workbench.page.evaluate(`axe.run(document, ${JSON.stringify(options)})`)) as AxeResults
    return results.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary?.split('\n')[1] ?? ''}`),
    )
  }

  const answer = () => workbench.page.getByRole('region', { name: 'Answer', exact: true })

  async function expectNoViolation(view: string): Promise<void> {
    expect.soft(await findViolations(), view).toEqual([])
    const scroll = await workbench.page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    expect.soft(scroll, `${view} is wider than the window`).toBeLessThanOrEqual(0)
  }

  async function openTabs(): Promise<void> {
    for (const tab of ['Checks', 'Timeline', 'Raw', 'Answer']) {
      await answer()
        .getByRole('tab', { name: new RegExp(`^${tab}`) })
        .click()
      await expectNoViolation(tab)
      if (tab !== 'Raw') continue
      for (const part of ['Head', 'Bytes', 'Events']) {
        await answer().getByRole('button', { name: part, exact: true }).click()
        await expectNoViolation(`${tab}, ${part}`)
      }
      await answer().getByRole('option').first().click()
      await expectNoViolation('an event')
    }
  }

  async function use(id: string): Promise<void> {
    const { page } = workbench
    await page.getByRole('button', { name: 'Mock controls' }).click()
    await page.getByLabel('Search by id, status or words').fill(id)
    await page.getByRole('button', { name: `Use ${id}`, exact: true }).click()
    await page.getByText('Next answers', { exact: true }).first().waitFor()
    await expectNoViolation('the mock controls')
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
    await expectNoViolation('a failure')
    await use('rate_limit_reached_error.rpm')
    await workbench.page.keyboard.press('Control+Enter')
    await answer().getByRole('tab', { name: 'Answer' }).click()
    await answer().getByText('Too many requests a minute.').waitFor()
    await expectNoViolation('an error')
    await answer().getByRole('button', { name: 'Compare' }).click()
    await expectNoViolation('a comparison')
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
    await workbench.page.getByRole('region', { name: 'Request', exact: true }).getByRole('tab', { name: tab }).click()
    await workbench.page.waitForTimeout(300)
    await expectNoViolation(tab)
  })

  test.each(['Traffic', 'Suite', 'API', 'Compose'])('the view %s', async (view) => {
    await workbench.page.getByRole('link', { name: view, exact: true }).click()
    await workbench.page.waitForTimeout(300)
    await expectNoViolation(view)
  })

  test('the list of shortcuts', async () => {
    await workbench.page.getByRole('button', { name: /shortcuts/ }).click()
    await expectNoViolation('help')
    await workbench.page.keyboard.press('Escape')
  })
})
