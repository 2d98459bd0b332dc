/** What a server sends is shown and never executed, and keys are stored nowhere. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTarget, startStream, toChunk, type FaultyTarget } from './faulty-target.ts'
import { isSkipped, openWorkbench, type OpenWorkbench } from './open-page.ts'

const key = 'sk-canary4f8Zq71LmN03pRsT'
/** Texts that set a variable if the page treats them as markup or code. */
const script = [
  `<img src=x onerror="globalThis.canaryRan=1">`,
  `<script>globalThis.canaryRan=2</script>`,
  `<svg onload="globalThis.canaryRan=3"></svg>`,
  `<iframe srcdoc="<script>parent.canaryRan=4</script>"></iframe>`,
  `<a href="javascript:globalThis.canaryRan=5">a</a>`,
].join(' ')
const markdown = `${script}\n\n[js](javascript:globalThis.canaryRan=6) ![remote](https://evil.example/pixel.png) [docs](https://evil.example/page)\n\n<style>body{display:none}</style>\n\n- **bold**\n\n\`\`\`html\n${script}\n\`\`\`\n`

describe.skipIf(isSkipped)('untrusted answers', { timeout: 300_000 }, () => {
  let target: FaultyTarget
  let workbench: OpenWorkbench

  beforeAll(async () => {
    target = await startTarget((request, response) => {
      if (request.headers['x-case'] === 'error') {
        response.writeHead(401, {
          'Content-Type': 'application/json',
          'X-Canary': script.replaceAll(/[^\x20-\x7e]/g, ''),
        })
        return response.end(
          JSON.stringify({ error: { type: script, message: `${script} ${request.headers.authorization}` } }),
        )
      }
      startStream(response, { 'X-Canary': script, 'X-Seen': String(request.headers.authorization) })
      response.write(toChunk({ role: 'assistant', content: '' }))
      response.write(toChunk({ reasoning_content: script }))
      for (const part of markdown.match(/[^]{1,7}/g) ?? []) response.write(toChunk({ content: part }))
      const call = {
        index: 0,
        id: script,
        type: 'function',
        function: { name: script, arguments: `{"a":${JSON.stringify(script)}}` },
      }
      response.write(toChunk({ tool_calls: [call] }))
      response.write(toChunk({ content: `your key is ${key}` }))
      response.write(toChunk({}, 'tool_calls'))
      response.end('data: [DONE]\n\n')
    })
    workbench = await openWorkbench({ targets: [target.baseUrl] })
    const { page } = workbench
    await page.getByLabel('Environment').selectOption({ label: new URL(target.baseUrl).host })
    await page.getByLabel('Key', { exact: true }).fill(key)
    await page.getByLabel('Key', { exact: true }).press('Enter')
  }, 180_000)

  afterAll(async () => {
    await workbench?.close()
    target?.close()
  })

  const answer = () => workbench.page.getByRole('region', { name: 'Answer', exact: true })

  async function expectNothingRan(): Promise<void> {
    const { page, problems } = workbench
    expect(await page.evaluate('globalThis.canaryRan')).toBeUndefined()
    expect(await answer().locator('img, script, iframe, style, object, embed, form, [style*="url"]').count()).toBe(0)
    expect(await page.locator('a[href^="javascript" i], [onerror], [onload], [srcdoc]').count()).toBe(0)
    expect(problems).toEqual([])
  }

  test('shows markup in content, reasoning and tool calls as text, in every tab', async () => {
    const { page } = workbench
    await page.keyboard.press('Control+Enter')
    await answer().getByText('Complete', { exact: true }).waitFor()
    await answer().locator('summary').first().click()
    await expectNothingRan()
    expect(await answer().getByText('<script>globalThis.canaryRan=2</script>').count()).toBeGreaterThan(2)
    expect(await answer().locator('.markdown strong').textContent()).toBe('bold')
    for (const tab of ['Checks', 'Timeline', 'Raw']) {
      await answer()
        .getByRole('tab', { name: new RegExp(`^${tab}`) })
        .click()
      await expectNothingRan()
    }
    for (const part of ['Head', 'Bytes', 'Events']) {
      await answer().getByRole('button', { name: part, exact: true }).click()
      await expectNothingRan()
    }
    await answer().getByRole('tab', { name: 'Answer' }).click()
  })

  test('opens links without a reference to this page, and shows where they lead', async () => {
    const link = answer().locator('.markdown a[href="https://evil.example/page"]')
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer nofollow')
    expect(await link.getAttribute('target')).toBe('_blank')
    expect(await link.textContent()).toBe('docs (evil.example)')
    expect(await answer().locator('.markdown a[href="https://evil.example/pixel.png"]').textContent()).toContain(
      'remote',
    )
  })

  test('shows an error text with markup as text, without the key that it repeats', async () => {
    const { page } = workbench
    const text = await page.evaluate(async (host) => {
      const token = document.querySelector<HTMLMetaElement>('meta[name="workbench-token"]')!.content
      const list = await (
        await fetch('/__mock/workbench/environments', { headers: { 'x-workbench-token': token } })
      ).json()
      const { id } = list.environments.find((one: { name: string }) => one.name === host)
      const body = {
        environmentId: id,
        key: 'sk-canary4f8Zq71LmN03pRsT',
        request: { method: 'POST', path: '/v1/chat/completions', headers: { 'x-case': 'error' }, body: {} },
      }
      const headers = { 'x-workbench-token': token, 'content-type': 'application/json' }
      return await (
        await fetch('/__mock/workbench/send', { method: 'POST', headers, body: JSON.stringify(body) })
      ).text()
    }, new URL(target.baseUrl).host)
    const end = text.split('\n').find((line) => line.includes('"type":"end"'))!
    expect(JSON.parse(end).diagnosis.title).toBe('The host refuses the key.')
    expect(end).not.toContain(key)
    expect(text.split('\n').find((line) => line.includes('"type":"start"'))).not.toContain(key)
    await expectNothingRan()
  })

  test('shows markup in file names, model ids, tool names, fixtures, verdicts and advice as text', async () => {
    const { page, server } = workbench
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
    const tool = { type: 'function', function: { name: script, parameters: { type: 'object', title: script } } }
    const messages = [{ role: 'user', content: script, name: script }]
    await fetch(`${server.url}/chat/completions`, {
      method: 'POST',
      headers: { ...headers, prefer: `example="${script.replaceAll('"', "'")}"` },
      body: JSON.stringify({ model: script, messages, tools: [tool] }),
    })
    await fetch(new URL('/__mock/fixtures', server.url), {
      method: 'POST',
      headers,
      body: JSON.stringify({ id: 'canary', match: { user: script }, reply: script }),
    })
    const text = (name: string) => ({ [name]: script })
    const har = {
      log: {
        entries: [
          {
            request: {
              method: script,
              url: `https://evil.example/v1/chat/completions?${script}`,
              headers: [{ name: script, value: script }],
              postData: { text: JSON.stringify({ model: script, messages, tools: [tool] }) },
            },
            response: { status: 200, headers: [{ name: script, value: script }], content: { text: script } },
            _verdict: {
              status: 'fail',
              failures: [
                Object.assign(
                  { severity: 'fail', source: 'javascript:globalThis.canaryRan=7' },
                  ...['check', 'message', 'documented', 'received', 'at', 'blame'].map(text),
                ),
              ],
            },
            _advice: [
              Object.assign(
                { severity: 'fail', source: 'javascript:globalThis.canaryRan=8' },
                ...['kind', 'message', 'at', 'expected', 'received'].map(text),
              ),
            ],
          },
        ],
      },
    }
    await page.getByRole('link', { name: 'Traffic', exact: true }).click()
    await page.locator('input[type="file"]').setInputFiles({
      name: `${script.replaceAll('/', '')}.har`,
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(har)),
    })
    await page.getByText('1 request opened', { exact: false }).waitFor()
    const rows = page.getByRole('grid', { name: 'Requests' }).getByRole('row')
    await rows.filter({ hasText: 'onerror' }).first().waitFor()
    for (const row of (await rows.filter({ hasText: 'onerror' }).all()).slice(0, 3)) {
      await row.click()
      for (const tab of [/^Checks/, /^Raw/, /^Answer/]) {
        await answer().getByRole('tab', { name: tab }).click()
        await expectNothingRan()
      }
    }
    await page.getByRole('region', { name: 'Advice on the request' }).getByText('onerror').first().waitFor()
    await page.getByRole('button', { name: 'Mock controls' }).click()
    await page.getByLabel('Search by id, status or words').fill(script)
    await expectNothingRan()
    await page.getByRole('dialog', { name: 'Mock controls' }).getByRole('button', { name: 'Close' }).click()
    await page.getByRole('link', { name: 'Compose', exact: true }).click()
  })

  test('keeps the key out of storage, address, page, journal and exports', async () => {
    const { page, server } = workbench
    const stored = await page.evaluate(async () => {
      const names = (await indexedDB.databases()).map(({ name }) => name)
      return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, names, location.href])
    })
    expect(stored).not.toContain(key)
    for (const view of ['Traffic', 'Suite', 'API', 'Compose']) {
      await page.getByRole('link', { name: view, exact: true }).click()
      const html = await page.evaluate(() => document.querySelector('header')!.outerHTML + location.href)
      expect(html, view).not.toContain(key)
    }
    for (const path of ['requests', 'requests?format=har', 'scenarios', 'fixtures']) {
      const text = await (await fetch(new URL(`/__mock/${path}`, server.url))).text()
      expect(text, path).not.toContain(key)
    }
    const exchanges = await page.evaluate(async () => {
      const token = document.querySelector<HTMLMetaElement>('meta[name="workbench-token"]')!.content
      return await (await fetch('/__mock/workbench/exchanges', { headers: { 'x-workbench-token': token } })).text()
    })
    expect(exchanges).toContain('chat/completions')
    expect(exchanges).not.toContain(key)
  })
})
