/** The composer in Chromium: form and JSON show the same request, refusals and fixes, import, files, keyboard, stored data. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sunsetPicture } from '../../../scripts/workbench/page/templates/media.ts'
import { isSkipped, openWorkbench, type OpenWorkbench } from './open-page.ts'

const axe = fileURLToPath(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url))
const canary = 'sk-canary0123456789abcdef'

describe.skipIf(isSkipped)('the composer', { timeout: 300_000 }, () => {
  let workbench: OpenWorkbench
  let page: Page

  beforeAll(async () => {
    workbench = await openWorkbench()
    page = workbench.page
  }, 180_000)
  afterAll(() => workbench?.close())
  beforeEach(async () => {
    await page.getByRole('button', { name: 'New request' }).click()
    await page.getByRole('tab', { name: 'Form' }).click()
  })

  const button = (name: string) => page.getByRole('button', { name, exact: true })

  /** The body as the JSON editor shows it: all of it, not only the lines on the screen. */
  async function readBody(): Promise<Record<string, unknown>> {
    await page.getByRole('tab', { name: 'Code' }).click()
    await page.getByLabel('Variant').selectOption('curl')
    const code = await page.locator('.code-text').textContent()
    await page.getByRole('tab', { name: 'Form' }).click()
    return JSON.parse(code!.slice(code!.indexOf("'{") + 1, code!.lastIndexOf('}') + 1)) as Record<string, unknown>
  }

  async function countRequests(): Promise<number> {
    const response = await fetch(new URL('/__mock/requests', workbench.server.url))
    const { requests } = (await response.json()) as { requests: unknown[] }
    return requests.length
  }

  async function typeJson(text: string): Promise<void> {
    await page.getByRole('tab', { name: 'JSON' }).click()
    await page.locator('.json-tab .cm-content').click()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.insertText(text)
  }

  test('keeps unknown members of the JSON when the form edits the request', async () => {
    await typeJson('{"model": "kimi-k3", "x_mine": [1, {"a": null}], "messages": [{"role": "user", "content": "one"}]}')
    await page.getByRole('tab', { name: 'Form' }).click()
    await page.getByLabel('Text of message 1').fill('two')
    await page.getByLabel('Stream', { exact: true }).check()
    expect(await readBody()).toEqual({
      model: 'kimi-k3',
      x_mine: [1, { a: null }],
      messages: [{ role: 'user', content: 'two' }],
      stream: true,
    })
  })

  test('takes keys that follow each other without a pause, in their order', async () => {
    await typeJson('')
    await page.keyboard.type('{"model": "kimi-k3", "messages": [{"role": "user", "content": "typed by hand"}]}')
    expect(await readBody()).toEqual({
      model: 'kimi-k3',
      messages: [{ role: 'user', content: 'typed by hand' }],
    })
  })

  test('keeps JSON that cannot be read, says where it is wrong, and disables the form', async () => {
    await typeJson('{"model": "kimi-k3", "messages": oops}')
    await page.locator('.json-foot', { hasText: 'line 1, column 34' }).waitFor()
    await page.getByRole('tab', { name: 'Form' }).click()
    expect(await page.getByLabel('Text of message 1').isDisabled()).toBe(true)
    expect(await button('Send').isDisabled()).toBe(true)
    await button('Show in JSON').click()
    await page.locator('.cm-content', { hasText: 'oops' }).waitFor()
  })

  test('keeps a schema that cannot be read until another request replaces it', async () => {
    const schema = page.locator('.option-wide .cm-content')
    await page.getByLabel('Response format').selectOption('json_schema')
    await schema.click()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.insertText('{"type": oops')
    await page.getByText('The schema is not applied:', { exact: false }).waitFor()
    await page.getByRole('tab', { name: 'JSON' }).click()
    await page.getByRole('tab', { name: 'Form' }).click()
    await schema.filter({ hasText: 'oops' }).waitFor()
    await page.getByRole('button', { name: 'JSON Schema', exact: true }).click()
    await schema.filter({ hasText: 'stops' }).waitFor()
    expect(await page.getByText('The schema is not applied:', { exact: false }).count()).toBe(0)
  })

  test('sends from the JSON editor by the keyboard', async () => {
    const before = await countRequests()
    await typeJson('{"model": "kimi-k3", "messages": [{"role": "user", "content": "by the keyboard"}]}')
    await page.keyboard.press('Control+Enter')
    await expect.poll(countRequests).toBe(before + 1)
  })

  test('does not send JSON that cannot be read by the keyboard, and says so', async () => {
    const before = await countRequests()
    await typeJson('{"model": "kimi-k3",\n"messages": oops}')
    await page.keyboard.press('Control+Enter')
    await page.getByText('The request was not sent: correct the JSON in line 2 first.').waitFor()
    expect(await countRequests()).toBe(before)
    await button('Close').click()
  })

  test('says what Kimi would refuse, and takes the fix', async () => {
    await page.locator('details.more > summary').click()
    await page.getByLabel('Temperature').fill('0.3')
    await page.locator('.refusal', { hasText: 'invalid temperature: only 1 is allowed for this model' }).waitFor()
    await button('Remove temperature').click()
    await page.locator('.refusals', { hasText: 'Kimi accepts this request' }).waitFor()
    expect(await readBody()).not.toHaveProperty('temperature')
  })

  test('imports a curl command and stores its key nowhere', async () => {
    await button('Import…').click()
    await page
      .getByLabel('curl command')
      .fill(
        `curl http://elsewhere.example/v1/chat/completions -H 'Authorization: Bearer ${canary}' -H 'X-Own: 1' -d '{"model":"kimi-k3","messages":[{"role":"user","content":"imported"}]}'`,
      )
    await button('Import').click()
    await page.locator('.toast', { hasText: 'The key of the text is in the key field.' }).waitFor()
    expect(await readBody()).toMatchObject({ messages: [{ content: 'imported' }] })
    await page.getByLabel('Text of message 1').fill(`the key is ${canary}`)
    await button('Save…').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
    await page.waitForFunction(() => localStorage.getItem('kimi-contract.draft')?.includes('the key is'))
    const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }) + location.href)
    expect(stored).not.toContain(canary)
    expect(stored).toContain('X-Own')
    await page.reload()
    await page.getByLabel('Text of message 1').waitFor()
    expect(await page.getByLabel('Text of message 1').inputValue()).toBe('the key is [redacted]')
  })

  test('says what an import does not understand', async () => {
    await button('Import…').click()
    await page.getByLabel('curl command').fill('curl https://api.moonshot.ai/v1/chat/completions -d @body.json')
    await button('Import').click()
    await page.locator('.field-error', { hasText: 'The body is in the file body.json' }).waitFor()
    await page.keyboard.press('Escape')
  })

  test('adds a picture that is dropped or pasted, with type and size', async () => {
    const drop = (name: string, kind: 'drop' | 'paste') =>
      page
        .locator('.message-box')
        .first()
        .evaluate(
          async (box, [file, event, url]) => {
            const data = new DataTransfer()
            const bytes = await (await fetch(url!)).blob()
            data.items.add(new File([bytes], file!, { type: 'image/png' }))
            const init = { bubbles: true, cancelable: true }
            box.dispatchEvent(
              event === 'drop'
                ? new DragEvent('drop', { ...init, dataTransfer: data })
                : new ClipboardEvent('paste', { ...init, clipboardData: data }),
            )
          },
          [name, kind, sunsetPicture],
        )
    await page.evaluate((url) => {
      // The page's policy forbids fetching; the bytes come from the test.
      const bytes = Uint8Array.from(atob(url.split(',')[1]!), (one) => one.charCodeAt(0))
      globalThis.fetch = new Proxy(fetch, {
        apply: (target, self, given: [string]) =>
          given[0] === url ? Promise.resolve(new Response(bytes)) : Reflect.apply(target, self, given),
      })
    }, sunsetPicture)
    await drop('sun.png', 'drop')
    await page.locator('.media').nth(0).waitFor()
    await drop('again.png', 'paste')
    await page.locator('.media').nth(1).waitFor()
    expect(await page.locator('.media-text').allTextContents()).toEqual(['image/png, 216 B', 'image/png, 216 B'])
    const [message] = (await readBody())['messages'] as { content: unknown[] }[]
    expect(message!.content).toEqual([
      { type: 'image_url', image_url: { url: sunsetPicture } },
      { type: 'image_url', image_url: { url: sunsetPicture } },
      { type: 'text', text: 'Hello! What can you do?' },
    ])
  })

  test('adds, moves and removes messages by the keyboard', async () => {
    await button('+ Add message').focus()
    await page.keyboard.press('Enter')
    await page.locator('textarea[aria-label="Text of message 2"]:focus').waitFor()
    await page.keyboard.type('second')
    await page.keyboard.press('Alt+ArrowUp')
    await page.locator('textarea[aria-label="Text of message 1"]:focus').waitFor()
    const roles = ((await readBody())['messages'] as { role: string; content: string }[]).map(({ role }) => role)
    expect(roles).toEqual(['assistant', 'user'])
    await page.getByLabel('Remove message 1').focus()
    await page.keyboard.press('Enter')
    expect((await readBody())['messages']).toHaveLength(1)
  })

  test('sends a template, lists it in the history, and opens it again', async () => {
    await button('JSON mode').click()
    await button('Send').click()
    const entry = page.locator('.sidebar-sent', { hasText: 'Which is the largest city of Japan?' })
    await entry.first().waitFor()
    expect(await entry.first().textContent()).toContain('200')
    await button('New request').click()
    await entry.first().click()
    expect(await readBody()).toMatchObject({ response_format: { type: 'json_object' } })
  })

  test('shows the answer after Send if it is below the request', async () => {
    const narrow = await workbench.page.context().newPage()
    narrow.setDefaultTimeout(60_000)
    await narrow.setViewportSize({ width: 360, height: 700 })
    await narrow.goto(new URL('/__mock/', workbench.server.url).href)
    await narrow.getByRole('button', { name: /^Send/ }).click()
    await narrow.waitForFunction(() => {
      const { top = Infinity } = document.querySelector('.assertions')?.getBoundingClientRect() ?? {}
      return top >= 0 && top < innerHeight / 2
    })
    await narrow.close()
  })

  test('sends three requests at once', async () => {
    const before = await countRequests()
    await button('Three at once').click()
    await button('Send 3 at once').click()
    await page.waitForFunction(() => document.querySelector('.sidebar-sent')?.textContent?.includes('Explain REST'))
    await expect.poll(countRequests).toBe(before + 3)
  })

  test('picks an answer of the mock with Prefer', async () => {
    await page.getByRole('tab', { name: 'Headers' }).click()
    await page.getByLabel('Scenario or fault').selectOption('example=rate_limit_reached_error.rpm')
    await page.getByLabel('Times').fill('2')
    expect(await page.getByLabel('Value').inputValue()).toBe('example=rate_limit_reached_error.rpm; times=2')
  })

  test('has no accessibility violations in any tab, light, dark and narrow, and no console errors', async () => {
    // Evaluated, because the page's policy forbids a script element.
    const source = await readFile(axe, 'utf8')
    const check = async (where: string) => {
      await page.evaluate(source)
      const found = await page.evaluate(async () => {
        const { axe: runner } = globalThis as unknown as {
          axe: { run: (root: Document) => Promise<{ violations: { id: string; nodes: { target: unknown }[] }[] }> }
        }
        const { violations } = await runner.run(document)
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(' ')}`)
      })
      expect([where, found]).toEqual([where, []])
    }
    await button('Tool loop').click()
    for (const [colorScheme, width] of [
      ['light', 1400],
      ['dark', 1400],
      ['light', 360],
    ] as const) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 900 })
      for (const name of ['Form', 'JSON', 'Headers', 'Code']) {
        await page.getByRole('tab', { name }).click()
        if (name === 'JSON') await page.locator('.json-tab .cm-content').waitFor()
        await check(`${name} ${colorScheme} ${width}`)
      }
    }
    expect(workbench.problems).toEqual([])
  })
})
