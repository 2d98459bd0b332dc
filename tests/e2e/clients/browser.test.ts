/**
 * A browser against the mock: over HTTP from a page of another origin (CORS, streaming), and in the page itself through
 * msw's worker. Needs Chromium; `.ci/run` installs it.
 */
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMockServer, type MockServer } from '../../../mocks/server.ts'
import { chromiumProgram, isSkippedWithout } from '../../unit/requirements.ts'

const chromiumFlags =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'

describe.skipIf(isSkippedWithout(chromiumProgram, 'the mock in a browser'))('a browser', { timeout: 60_000 }, () => {
  let browser: Browser
  let page: Page
  let site: Server
  let mock: MockServer

  beforeAll(async () => {
    const script = await bundle()
    site = await serve(script)
    mock = await createMockServer({ port: 0 })
    browser = await chromium.launch({ executablePath: chromiumProgram.path, args: chromiumFlags.split(' ') })
    page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`)
    await page.waitForFunction('globalThis.workerReady === true')
  }, 60_000)

  afterAll(async () => {
    await browser?.close()
    await mock?.close()
    site?.close()
  })

  const ask = (url: string, stream: boolean) =>
    page.evaluate(
      async ([to, streamed]) => {
        const response = await fetch(`${to as string}/chat/completions`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: 'Bearer sk-browser' },
          body: JSON.stringify({
            model: 'kimi-k2.6',
            stream: streamed,
            messages: [{ role: 'user', content: 'Hello!' }],
          }),
        })
        const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
        let text = ''
        for (let part = await reader.read(); !part.done; part = await reader.read()) text += part.value
        return { status: response.status, text, requestId: response.headers.get('msh-request-id') }
      },
      [url, stream] as const,
    )

  test('reads an answer over HTTP from another origin, and the request id with it', async () => {
    const { status, text, requestId } = await ask(mock.url, false)
    expect(status).toBe(200)
    expect(JSON.parse(text).choices[0].message.content).toMatch(/\S/)
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('reads a stream over HTTP from another origin', async () => {
    const { text } = await ask(mock.url, true)
    expect(text.startsWith('data: {')).toBe(true)
    expect(text.endsWith('data: [DONE]\n\n')).toBe(true)
  })

  test.each([
    ['answer', false],
    ['stream', true],
  ] as const)('gets the same bytes from the worker in the page: %s', async (_, stream) => {
    mock.reset()
    await page.evaluate('globalThis.worker.reset()')
    const overHttp = await ask(mock.url, stream)
    const inPage = await ask('https://api.moonshot.ai/v1', stream)
    expect(inPage.status).toBe(200)
    expect(inPage.text).toBe(overHttp.text)
  })
})

/** The page's script: the mock's entry point for browsers, bundled as an application would; fails if it needs Node. */
async function bundle(): Promise<string> {
  const entry = fileURLToPath(new URL('browser-page.ts', import.meta.url))
  const output = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry, formats: ['es'] }, target: 'esnext' },
  })
  const first = [output].flat()[0]!
  if (!('output' in first)) throw new Error('vite returned a watcher instead of a bundle')
  const [chunk] = first.output
  return chunk.code
}

/** Serves the page, its script and msw's worker. */
async function serve(script: string): Promise<Server> {
  const worker = readFileSync(fileURLToPath(import.meta.resolve('msw/mockServiceWorker.js')), 'utf8')
  const server = createServer((request, response) => {
    const isPage = request.url === '/'
    const body = isPage
      ? '<!doctype html><script type="module" src="/page.js"></script>'
      : request.url === '/page.js'
        ? script
        : worker
    response.writeHead(200, { 'content-type': isPage ? 'text/html' : 'text/javascript' }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}
