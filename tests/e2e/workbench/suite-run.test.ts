/** The suite view: the bound before a run, stop, failures of a broken server, the failed cases again, and each report as a file. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chooseStreams, isSkipped, openWorkbench, type OpenWorkbench } from './open-page.ts'

describe.skipIf(isSkipped)('the suite in the page', { timeout: 300_000 }, () => {
  let workbench: OpenWorkbench

  beforeAll(async () => {
    workbench = await openWorkbench({ mock: { pace: { ttftMs: 20, tokensPerSecond: 400 } } })
    await workbench.page.getByRole('link', { name: 'Suite', exact: true }).click()
    await runButton().waitFor()
  }, 180_000)

  afterAll(async () => {
    await workbench?.close()
  })

  const runButton = () => workbench.page.getByRole('button', { name: /^Run \d+ cases$/ })
  const verdict = (text: RegExp) =>
    workbench.page.getByRole('status').filter({ hasText: text }).waitFor({ timeout: 120_000 })

  async function control(method: string, body?: unknown): Promise<void> {
    const url = new URL('/__mock/scenarios', workbench.server.url)
    const headers = { 'Content-Type': 'application/json' }
    const { status } = await fetch(url, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    expect(status).toBeLessThan(300)
  }

  test('a run says what it sends at most before it starts, and stops', async () => {
    const { page } = workbench
    await page.getByText(/at most \d+ requests and [\d,]+ tokens, free on the mock/).waitFor()
    await runButton().click()
    await verdict(/^[1-9]\d* of \d+ cases/)
    await page.getByRole('button', { name: 'Stop', exact: true }).click()
    await verdict(/\(stopped\)|It could not be tested\./)
    await runButton().waitFor()
  })

  test('failures of a broken server are named, and the failed cases run again', async () => {
    const { page } = workbench
    await control('PUT', { id: 'done-twice' })
    await chooseStreams(page)
    await runButton().click()
    await verdict(/The contract is broken\./)
    await page.getByText('stream-termination', { exact: false }).first().waitFor()
    await control('DELETE')
    await page.getByRole('button', { name: /^Run \d+ failed again$/ }).click()
    await verdict(/All checks passed\./)
  })

  const reports = [
    ['JSON', 'json', (text: string) => expect(JSON.parse(text)).toMatchObject({ schemaVersion: 1, verdict: 'pass' })],
    ['JUnit', 'xml', (text: string) => expect(text).toMatch(/^<\?xml.*<testsuites[\s\S]*<\/testsuites>\s*$/s)],
    ['HTML', 'html', (text: string) => expect(text).toMatch(/^<!doctype html>[\s\S]*<\/html>\s*$/i)],
    ['Markdown', 'md', (text: string) => expect(text).toMatch(/all checks passed/i)],
  ] as const

  test.each(reports)('the report is saved as %s', async (name, extension, assertReport) => {
    const { page } = workbench
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name, exact: true }).click()
    const file = await saved
    expect(file.suggestedFilename()).toBe(`kimi-contract-report.${extension}`)
    assertReport(readFileSync(await file.path(), 'utf8'))
  })

  test('only the cases that a search finds are chosen for the next run', async () => {
    const { page } = workbench
    await page.getByLabel('Search cases').fill('chat/stream-usage')
    await page.getByRole('button', { name: 'Only these 1' }).click()
    await page.getByRole('button', { name: 'Run 1 case', exact: true }).waitFor()
    await page.getByLabel('Search cases').fill('')
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(1)
    await page.getByRole('button', { name: 'All', exact: true }).click()
    expect(await page.getByRole('checkbox', { checked: false }).count()).toBe(0)
  })

  test('a view whose script cannot be loaded says what to do', async () => {
    const page = await workbench.page.context().newPage()
    page.setDefaultTimeout(60_000)
    await page.route(/assets\/suite-[\w-]+\.js$/, (route) => route.abort())
    await page.goto(new URL('/__mock/#/suite', workbench.server.url).href)
    await page.getByRole('alert').getByText('This part of the page could not be loaded.', { exact: false }).waitFor()
    await page.getByRole('link', { name: 'Traffic', exact: true }).click()
    await page.getByLabel('Status', { exact: false }).first().waitFor()
    await page.close()
  })

  test('nothing was wrong in the console', () => {
    expect(workbench.problems).toEqual([])
  })
})
