/** The first hour with the API without leaving the page: compose, send, stream, stop, wrong key, limits, tools, code, fixture. */
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isSkippedWithout, pythonClients } from '../../unit/requirements.ts'
import { chooseStreams, isSkipped, openWorkbench, type OpenWorkbench } from './open-page.ts'

const key = 'sk-walk0123456789abcdefWXYZ'

/** The forms of the Code tab that run here, and the programs that run them. */
const programs = [
  { id: 'curl', name: 'request.sh', runner: 'bash', isSkipped: false },
  { id: 'node-openai', name: 'openai.mjs', runner: process.execPath, isSkipped: false },
  { id: 'fetch', name: 'fetch.mjs', runner: process.execPath, isSkipped: false },
  {
    id: 'python-openai',
    name: 'openai_request.py',
    runner: pythonClients.path,
    isSkipped: isSkippedWithout(pythonClients, 'the Python program of the walk'),
  },
]

describe.skipIf(isSkipped)('a walk through the workbench', { timeout: 300_000 }, () => {
  let workbench: OpenWorkbench
  /** Inside of the repository, so that `openai` is found. */
  let folder: string

  beforeAll(async () => {
    const base = fileURLToPath(new URL('../../../node_modules/.cache/', import.meta.url))
    mkdirSync(base, { recursive: true })
    folder = mkdtempSync(join(base, 'walk-'))
    workbench = await openWorkbench({
      mock: { apiKeys: [key] },
      context: { permissions: ['clipboard-read', 'clipboard-write'] },
    })
  }, 180_000)

  afterAll(async () => {
    await workbench?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const answer = () => workbench.page.getByRole('region', { name: 'Answer', exact: true })
  const request = () => workbench.page.getByRole('region', { name: 'Request', exact: true })

  async function send(): Promise<void> {
    await request().getByRole('button', { name: /^Send/ }).click()
    await answer().getByText('Complete', { exact: true }).waitFor()
  }

  async function typeKey(text: string): Promise<void> {
    const { page } = workbench
    const forget = page.getByRole('button', { name: 'Forget' })
    if ((await forget.count()) > 0) await forget.click()
    await page.getByLabel('Key', { exact: true }).fill(text)
    await page.getByLabel('Key', { exact: true }).press('Enter')
  }

  async function openTemplate(name: string): Promise<void> {
    await workbench.page.getByRole('button', { name, exact: true }).click()
  }

  async function use(id: string, length: string, count?: number): Promise<void> {
    const { page } = workbench
    await page.getByRole('button', { name: 'Mock controls' }).click()
    await page.getByLabel(length, { exact: true }).check()
    if (count !== undefined) await page.getByLabel('Number of answers').fill(String(count))
    await page.getByLabel('Search by id, status or words').fill(id)
    await page.getByRole('button', { name: `Use ${id}`, exact: true }).click()
    await page.getByRole('region', { name: 'Active now' }).getByText(id).waitFor()
    await page.keyboard.press('Escape')
  }

  const assertions = async () => {
    const items = await answer().getByRole('list', { name: 'Assertions' }).getByRole('listitem').allTextContents()
    return items.map((text) => text.trim().charAt(0)).join('')
  }

  /** What the mock received last. */
  async function findLast(): Promise<{
    id: string
    status: number
    receivedAtMs: number
    body: { messages: Record<string, unknown>[] }
    fixture?: string
  }> {
    const text = await (await fetch(new URL('/__mock/requests', workbench.server.url))).text()
    return (JSON.parse(text) as { requests: [] }).requests.at(-1)!
  }

  test('explains a missing and a wrong key, and works with the right one', async () => {
    const { page } = workbench
    expect(await page.getByLabel('Environment').locator('option:checked').textContent()).toBe('Mock')
    await typeKey('sk-walk-wrong-0123456789')
    await send()
    await expect.poll(assertions).toBe('✗✗✗')
    await answer().getByText('The host refuses the key.').waitFor()
    await answer().getByText('type one of those keys into the key field', { exact: false }).waitFor()
    await typeKey(`"${key}"`)
    await send()
    await answer().getByText('The key has quotes around it.').waitFor()
    await typeKey(key)
    await send()
    await expect.poll(assertions).toBe('✓✓✓')
    expect(await answer().getByRole('alert').count()).toBe(0)
  })

  test('streams the first template, with times, cost and checks', async () => {
    await openTemplate('Stream')
    await send()
    await expect.poll(assertions).toBe('✓✓✓')
    expect(await answer().locator('.figures').textContent()).toMatch(
      /\d (?:ms|s) to first token · [\d.]+ tokens\/s · \$0\.\d+/,
    )
    await answer().getByRole('tab', { name: 'Checks' }).click()
    await answer().getByText('All checks pass.').waitFor()
    await answer().getByRole('tab', { name: 'Answer' }).click()
  })

  test('stops an answer that does not end', async () => {
    await use('stream-left-open', 'Next answer')
    await request().getByRole('button', { name: /^Send/ }).click()
    await answer().locator('.markdown').waitFor()
    await workbench.page.keyboard.press('Escape')
    await answer().getByText('Stopped here').waitFor()
    await expect.poll(assertions).toBe('✓✓✓')
  })

  test('answers 429 twice, then normally', async () => {
    await use('rate_limit_reached_error.rpm', 'Next answers', 2)
    for (let at = 0; at < 2; at++) {
      await send()
      await answer().getByText('Too many requests a minute.').waitFor()
      await answer().getByText('Retry-After: 1', { exact: false }).waitFor()
    }
    await send()
    await expect.poll(assertions).toBe('✓✓✓')
  })

  test('explains a refusal in the list of requests as well', async () => {
    const { page } = workbench
    await page.getByRole('link', { name: 'Traffic', exact: true }).click()
    await page.getByRole('grid', { name: 'Requests' }).getByRole('row').filter({ hasText: '429' }).first().click()
    await answer().getByText('Too many requests a minute.').waitFor()
    await page.getByRole('link', { name: 'Compose', exact: true }).click()
  })

  test('runs a tool loop to its end', async () => {
    await openTemplate('Tools')
    await send()
    await answer().getByText('matches the schema of the tool').first().waitFor()
    await answer().getByRole('button', { name: 'Continue' }).click()
    await workbench.page.getByText('Write or generate a result for every call first.').waitFor()
    for (const button of await answer().getByRole('button', { name: 'Generate a result' }).all()) await button.click()
    await answer().getByRole('button', { name: 'Continue' }).click()
    await answer().locator('.markdown').waitFor()
    await answer().getByText('Complete', { exact: true }).waitFor()
    await expect.poll(assertions).toBe('✓✓✓')
    const { messages } = (await findLast()).body
    const asked = messages.findLast(({ role }) => role === 'assistant')!
    const calls = asked.tool_calls as { id: string }[]
    expect(asked.reasoning_content).toMatch(/\S/)
    expect(messages.at(-1)).toMatchObject({
      role: 'tool',
      tool_call_id: calls.at(-1)!.id,
    })
  })

  test('says that the reasoning was lost, and restores it', async () => {
    const reasoning = request().getByLabel('Reasoning of the earlier answer').first()
    const text = await reasoning.inputValue()
    expect(text).toMatch(/\S/)
    await reasoning.fill('')
    await request().getByText('reasoning lost').waitFor()
    await request().getByRole('button', { name: 'Restore the reasoning' }).click()
    await request().getByText('reasoning lost').waitFor({ state: 'detached' })
    expect(await reasoning.inputValue()).toBe(text)
  })

  for (const { id, name, runner, isSkipped: isLanguageSkipped } of programs)
    test.skipIf(isLanguageSkipped)(
      `copies the tool loop as ${id}: the copied program sends the same request`,
      async () => {
        const { page, server } = workbench
        const before = await findLast()
        await request().getByRole('tab', { name: 'Code' }).click()
        await request()
          .getByRole('combobox', { name: /^Variant/ })
          .selectOption(id)
        await request().getByRole('button', { name: 'Copy' }).click()
        const code = await page.evaluate(() => navigator.clipboard.readText())
        expect(code).not.toContain(key)
        expect(code).toContain(server.url)
        writeFileSync(join(folder, name), code)
        const env = { ...process.env, MOONSHOT_API_KEY: key }
        const { stdout } = await promisify(execFile)(runner, [join(folder, name)], { env, timeout: 150_000 })
        expect(stdout).toMatch(/\S/)
        const after = await findLast()
        expect(after.id).not.toBe(before.id)
        expect(after.status).toBe(200)
        expect(after.body).toEqual(before.body)
        await request().getByRole('tab', { name: 'Form' }).click()
      },
    )

  test('saves an exchange as a fixture that answers the same request', async () => {
    const { page } = workbench
    await openTemplate('Chat')
    await page.getByLabel('Text of message 2').fill('A question that only this test asks')
    await send()
    const first = await answer().locator('.markdown').textContent()
    expect(first).toMatch(/\S/)
    await page.getByRole('link', { name: 'Traffic', exact: true }).click()
    // The list takes over new requests a moment later, so its first row may still be an earlier one.
    const date = new Date((await findLast()).receivedAtMs)
    const time = `${date.toTimeString().slice(0, 8)}.${String(date.getMilliseconds()).padStart(3, '0')}`
    await page.getByRole('grid', { name: 'Requests' }).getByRole('row').filter({ hasText: time }).click()
    await page.getByRole('button', { name: 'Save as fixture' }).click()
    await page.getByText('The mock answers this request with the fixture', { exact: false }).waitFor()
    await page.getByRole('link', { name: 'Compose', exact: true }).click()
    await send()
    expect((await findLast()).fixture).toMatch(/^saved-/)
    expect(await answer().locator('.markdown').textContent()).toBe(first)
    await page.getByLabel('Text of message 2').fill('A question without a fixture')
    await send()
    expect((await findLast()).fixture).toMatch(/^miss /)
  })

  test('disturbs every request with chaos, until it is stopped', async () => {
    const { page } = workbench
    const drawer = page.getByRole('button', { name: 'Mock controls' })
    await drawer.click()
    await page.getByLabel('Share of requests (%)').fill('100')
    await page.getByLabel('Scenarios and faults', { exact: false }).fill('engine_*')
    await page.getByRole('button', { name: 'Start chaos' }).click()
    await page.getByText('Chaos: 100 % of requests').waitFor()
    await page.keyboard.press('Escape')
    await send()
    await answer().getByText('The service is overloaded.').waitFor()
    await drawer.click()
    await page.getByRole('button', { name: 'Stop chaos' }).click()
    await page.getByText('Nothing: the mock answers as Kimi does.').waitFor()
    await page.keyboard.press('Escape')
    await send()
    await expect.poll(assertions).toBe('✓✓✓')
  })

  test('runs cases of the contract suite', async () => {
    const { page } = workbench
    await page.getByRole('link', { name: 'Suite', exact: true }).click()
    const run = page.getByRole('button', { name: /^Run \d+ cases/ })
    await run.waitFor()
    await chooseStreams(page)
    await run.click()
    await page.getByText(/All checks passed\.|Passed with warnings\./).waitFor({ timeout: 120_000 })
    await page.getByRole('link', { name: 'Compose', exact: true }).click()
  })

  test('ends without errors in the console', () => {
    expect(workbench.problems).toEqual([])
  })
})
