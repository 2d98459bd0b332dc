/** Chromium (Playwright and DevTools protocol) and Firefox as recorders. */
import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { chromium } from 'playwright-core'
import { requests, sendAll } from './target.ts'

export const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
export const firefox = process.env['FIREFOX'] ?? 'firefox-esr'

/** Playwright's `recordHar`: the requests, then a stream that the page aborts. */
export async function recordPlaywright(url: string, file: string): Promise<void> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const context = await browser.newContext({ recordHar: { path: file } })
  const page = await context.newPage()
  await page.goto(url.replace('/v1', '/'))
  await sendFromPage(page, url)
  await context.close()
  await browser.close()
}

interface Page {
  evaluate<T>(run: (argument: T) => Promise<void>, argument: T): Promise<void>
}

async function sendFromPage(page: Page, url: string): Promise<void> {
  await page.evaluate(sendAll, { base: url, all: requests })
  await sleep(500)
}

/** Firefox with its network panel open, which writes a HAR when the page is loaded. */
export async function recordFirefox(url: string, file: string): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'kimi-contract-firefox-'))
  const preferences = {
    'devtools.toolbox.selectedTool': 'netmonitor',
    'devtools.netmonitor.har.enableAutoExportToFile': true,
    'devtools.netmonitor.har.defaultLogDir': profile,
    'devtools.netmonitor.har.defaultFileName': 'export',
    'devtools.netmonitor.har.forceExport': true,
    'devtools.netmonitor.har.includeResponseBodies': true,
    'browser.shell.checkDefaultBrowser': false,
  }
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  )
  writeFileSync(join(profile, 'user.js'), lines.join('\n'))
  const child = spawn(
    firefox,
    ['--headless', '--devtools', '--profile', profile, '--no-remote', url.replace('/v1', '/run')],
    {
      stdio: 'ignore',
    },
  )
  const written = join(profile, 'export.har')
  for (let tries = 0; tries < 250 && !existsSync(written); tries++) await sleep(200)
  const isWritten = existsSync(written)
  // The file appears before it is complete.
  await sleep(1000)
  child.kill('SIGTERM')
  await new Promise((resolve) => child.once('exit', resolve))
  if (isWritten) copyFileSync(written, file)
  rmSync(profile, { recursive: true, force: true })
  if (!isWritten) throw new Error(`${firefox} wrote no HAR within 50 s: start it by hand to see its error`)
}

/**
 * Records with the DevTools protocol, and writes a HAR as the network panel of DevTools does: the text as the protocol returns it, the size
 * in bytes, and `_error` for a failed load.
 */
export async function recordDevTools(url: string, file: string): Promise<void> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const page = await browser.newPage()
  const session = await page.context().newCDPSession(page)
  const entries = new Map<string, Record<string, unknown> & { response?: Record<string, unknown> }>()
  const bodies: Promise<void>[] = []
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    const postData =
      request.postData === undefined ? {} : { postData: { mimeType: 'application/json', text: request.postData } }
    const { method } = request
    const shared = { httpVersion: 'http/1.1', cookies: [], queryString: [], headersSize: -1, bodySize: -1 }
    entries.set(requestId, {
      startedDateTime: '2026-11-27T00:00:00.000Z',
      time: 1,
      request: { method, url: request.url, headers: toFields(request.headers), ...shared, ...postData },
      cache: {},
      timings: { send: 0, wait: 1, receive: 0 },
    })
  })
  session.on('Network.responseReceived', ({ requestId, response }) => {
    const entry = entries.get(requestId)
    if (entry === undefined) return
    entry.response = {
      status: response.status,
      statusText: response.statusText,
      httpVersion: response.protocol ?? 'http/1.1',
      headers: toFields(response.headers),
      cookies: [],
      content: { size: 0, mimeType: response.mimeType },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
    }
  })
  const sizes = new Map<string, number>()
  session.on('Network.dataReceived', ({ requestId, dataLength }) => {
    sizes.set(requestId, (sizes.get(requestId) ?? 0) + dataLength)
  })
  const addBody = async (requestId: string): Promise<void> => {
    const entry = entries.get(requestId)
    if (entry?.response === undefined) return
    const content = entry.response['content'] as Record<string, unknown>
    content['size'] = sizes.get(requestId) ?? 0
    const body = await session.send('Network.getResponseBody', { requestId }).catch(() => null)
    if (body === null) return
    content['text'] = body.body
    if (body.base64Encoded) content['encoding'] = 'base64'
  }
  session.on('Network.loadingFinished', ({ requestId }) => void bodies.push(addBody(requestId)))
  session.on('Network.loadingFailed', ({ requestId, errorText }) => {
    const entry = entries.get(requestId)
    if (entry?.response !== undefined) entry.response['_error'] = errorText
    bodies.push(addBody(requestId))
  })
  await session.send('Network.enable')
  await page.goto(url.replace('/v1', '/'))
  await sendFromPage(page, url)
  await Promise.all(bodies)
  const creator = { name: 'WebInspector', version: '537.36' }
  writeFileSync(file, JSON.stringify({ log: { version: '1.2', creator, pages: [], entries: [...entries.values()] } }))
  await browser.close()
}

function toFields(headers: object): { name: string; value: string }[] {
  return Object.entries(headers).map(([name, value]) => ({ name, value: String(value) }))
}
