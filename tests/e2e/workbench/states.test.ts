/** The page in states that the walk does not reach: changed settings, advice, answers that break off, many requests, a control token. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAnnotateExchange } from '../../../scripts/commands/mock/annotate.ts'
import { startStream, startTarget, toChunk, type FaultyTarget } from './faulty-target.ts'
import { isSkipped, openWorkbench, type OpenWorkbench } from './open-page.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const requests = 2000

describe.skipIf(isSkipped)('the workbench', { timeout: 300_000 }, () => {
  let target: FaultyTarget
  let workbench: OpenWorkbench

  beforeAll(async () => {
    target = await startTarget((_request, response) => {
      startStream(response)
      response.write(toChunk({ content: 'Half of an ' }))
      setTimeout(() => response.destroy(), 50)
    })
    workbench = await openWorkbench({
      targets: [target.baseUrl],
      mock: { journal: { entries: requests }, annotateExchange: createAnnotateExchange() },
    })
  }, 180_000)

  afterAll(async () => {
    await workbench?.close()
    target?.close()
  })

  const answer = () => workbench.page.getByRole('region', { name: 'Answer', exact: true })
  const drawer = () => workbench.page.getByRole('dialog', { name: 'Mock controls' })

  async function send(): Promise<void> {
    await workbench.page.keyboard.press('Control+Enter')
    await answer()
      .getByText(/^(?:Complete|The connection broke before the end)$/)
      .waitFor()
  }

  /** The violations that axe-core finds in the page. */
  async function findViolations(): Promise<string[]> {
    await workbench.page.evaluate(axe)
    const { violations } = (await workbench.page.evaluate(
      'axe.run(document, { resultTypes: ["violations"] })',
    )) as AxeResults
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  }

  async function chat(headers: Record<string, string> = {}): Promise<number> {
    const response = await fetch(`${workbench.server.url}/chat/completions`, {
      method: 'POST',
      headers: { authorization: 'Bearer sk-states-0123456789', 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ model: 'kimi-k2.6', messages: [{ role: 'user', content: 'Hi' }] }),
    })
    await response.text()
    return response.status
  }

  test('settings apply to all clients until they are reset', async () => {
    const { page } = workbench
    await page.getByRole('button', { name: 'Mock controls' }).click()
    await drawer().getByLabel('Search by id, status or words').fill('balance')
    await drawer().getByLabel('Balance', { exact: true }).selectOption({ label: 'Own values…' })
    await drawer().getByLabel('Cash ($)').fill('0')
    await drawer().getByRole('button', { name: 'Set Balance' }).click()
    await drawer().getByText('Settings that were changed: Balance $0').waitFor()
    expect(await chat()).toBe(429)
    await drawer().getByRole('button', { name: 'Reset Balance' }).click()
    await drawer().getByText('Nothing: the mock answers as Kimi does.').waitFor()
    expect(await chat()).toBe(200)
    await drawer().getByLabel('Search by id, status or words').fill('')
    await drawer().getByLabel('Rate limits', { exact: true }).selectOption('tier-0')
    await drawer().getByText('Settings that were changed: Rate limits tier 0').waitFor()
    expect([await chat(), await chat(), await chat(), await chat()]).toEqual([200, 200, 200, 429])
    await drawer().getByLabel('Pace', { exact: true }).selectOption({ label: 'Own values…' })
    await drawer().getByLabel('Tokens per second').fill('0')
    await drawer().getByRole('button', { name: 'Set Pace' }).click()
    await page.getByText('pace.tokensPerSecond is 0; it must be', { exact: false }).waitFor()
    expect(await findViolations()).toEqual([])
    await drawer().getByRole('button', { name: 'Reset settings' }).click()
    await drawer().getByText('Nothing: the mock answers as Kimi does.').waitFor()
    await page.keyboard.press('Escape')
  })

  test('a status is picked by its number', async () => {
    const { page } = workbench
    await page.getByRole('tab', { name: 'Headers' }).click()
    await page.getByLabel('Status code').fill('503')
    await send()
    expect(await answer().locator('.badge').first().textContent()).toContain('503')
    await page.getByLabel('Status code').fill('')
    await page.getByRole('tab', { name: 'Form' }).click()
  })

  test('what a tool loop lost is said before it is sent, and in the list of requests', async () => {
    const { page } = workbench
    await page.getByRole('button', { name: 'Tools', exact: true }).click()
    await send()
    for (const button of await answer().getByRole('button', { name: 'Generate a result' }).all()) await button.click()
    await answer().getByRole('button', { name: 'Continue' }).click()
    await answer().locator('.markdown').waitFor()
    await answer().getByText('Complete', { exact: true }).waitFor()
    await page.getByLabel('Reasoning of the earlier answer').fill('')
    await page.getByRole('region', { name: 'Kimi would refuse' }).getByText('reasoning lost').waitFor()
    await send()
    await page.getByRole('link', { name: 'Traffic', exact: true }).click()
    const first = page.getByRole('grid', { name: 'Requests' }).getByRole('row').nth(1)
    await first.getByText('advice').waitFor()
    await first.click()
    await page.getByRole('region', { name: 'Advice on the request' }).getByText('reasoning lost').waitFor()
    expect(await findViolations()).toEqual([])
    await page.getByRole('link', { name: 'Compose', exact: true }).click()
  })

  test('an answer that breaks off says who ended it and what to do', async () => {
    const { page } = workbench
    await page.getByLabel('Environment').selectOption({ label: new URL(target.baseUrl).host })
    await page.getByRole('button', { name: 'Stream', exact: true }).click()
    await send()
    const card = answer().getByRole('alert')
    await card.getByText('The connection broke before the end of the answer.').waitFor()
    expect(await card.textContent()).toMatch(/server, or a proxy between, closed the connection.*1 event had arrived/)
    expect(await card.textContent()).toContain('send the request again')
    await page.getByLabel('Environment').selectOption({ label: 'Mock' })
  })

  test(`${requests} requests need few elements in the list`, async () => {
    const { page, problems } = workbench
    await page.getByRole('link', { name: 'Traffic', exact: true }).click()
    await page.getByRole('button', { name: 'Clear' }).click()
    // The server has cleared its list as well: it would drop requests that arrive earlier.
    await page.getByText('No requests yet.').waitFor()
    for (let at = 0; at < requests / 50; at++) await Promise.all(Array.from({ length: 50 }, () => chat()))
    await page.getByText(`${requests} requests`).waitFor()
    const list = page.getByRole('grid', { name: 'Requests' })
    await list.focus()
    await page.keyboard.press('End')
    const selected = page.getByRole('row', { selected: true })
    await expect.poll(() => selected.getAttribute('aria-rowindex')).toBe(String(requests + 1))
    expect(await list.getByRole('row').count()).toBeLessThan(80)
    // The first test sends a value that the mock refuses.
    expect(problems.filter((problem) => !problem.endsWith('/__mock/settings'))).toEqual([])
  })
})

describe.skipIf(isSkipped)('a mock with a control token', { timeout: 300_000 }, () => {
  const token = 'a-control-token-of-the-test'
  let workbench: OpenWorkbench
  const refused: string[] = []

  beforeAll(async () => {
    workbench = await openWorkbench({ mock: { controlToken: token } })
    workbench.page.on('response', (response) => {
      if (response.status() === 401) refused.push(response.url())
    })
  }, 180_000)
  afterAll(() => workbench?.close())

  test('asks for the token once, keeps it in memory only, and then follows the mock', async () => {
    const { page, server } = workbench
    const dialog = page.getByRole('dialog', { name: 'This mock needs its control token' })
    await dialog.getByLabel('Control token').fill('a-wrong-control-token')
    await dialog.getByRole('button', { name: 'Use the token' }).click()
    await dialog.getByText('The mock refuses this token.', { exact: false }).waitFor()
    const before = refused.length
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Enter the token' }).click()
    await dialog.getByLabel('Control token').fill(token)
    await dialog.getByRole('button', { name: 'Use the token' }).click()
    await page.getByLabel('Environment').getByText('Mock').waitFor({ state: 'attached' })
    await page.getByRole('link', { name: 'Traffic', exact: true }).click()
    await page.getByText('No requests yet.').waitFor()
    await fetch(`${server.url}/models`, { headers: { authorization: 'Bearer sk-states-0123456789' } })
    await page.getByRole('grid', { name: 'Requests' }).getByText('GET /models').waitFor()
    expect(refused).toHaveLength(before)
    const stored = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href]),
    )
    expect(stored).not.toContain(token)
  })
})
