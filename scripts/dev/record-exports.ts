/**
 * `node scripts/dev/record-exports.ts [--only NAME]`: lets the recorders of this machine record the same conforming traffic of the mock
 * and writes their exports to tests/recorded/fixtures/exports. A recorder that is not installed is skipped with a line. Chromium is
 * looked up at CHROMIUM (default /usr/bin/chromium), Firefox at FIREFOX (default: firefox-esr in PATH), mitmdump at MITMDUMP (default: in
 * PATH), curl in PATH.
 */
import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { createMockServer } from '../../mocks/server.ts'

const folder = fileURLToPath(new URL('../../tests/recorded/fixtures/exports/', import.meta.url))
const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const firefox = process.env['FIREFOX'] ?? 'firefox-esr'
const mitmdump = process.env['MITMDUMP'] ?? 'mitmdump'

/** Requests whose answers have characters beyond ASCII: streamed, whole, refused, and a list. */
const question = 'Answer with exactly: Café – 水开了 🫖'
const requests = [
  { path: '/chat/completions', body: { stream: true, stream_options: { include_usage: true } } },
  { path: '/chat/completions', body: {} },
  { path: '/chat/completions', body: { temperature: 0.3 } },
  { path: '/models', body: null },
].map(({ path, body }) => ({
  path,
  body:
    body === null
      ? null
      : JSON.stringify({
          model: 'kimi-k2.6',
          messages: [{ role: 'user', content: question }],
          max_tokens: 60,
          ...body,
        }),
}))

/** A server that passes the mock's answers on without the charset in Content-Type, as several vendors send them. */
async function startTarget(): Promise<{ url: string; close(): Promise<void> }> {
  const mock = await createMockServer({ port: 0, profile: 'vendor' })
  const server = createServer(async (request, response) => {
    const cors = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' }
    if (request.method === 'OPTIONS') return void response.writeHead(204, cors).end()
    if (request.url === '/') return void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>page</p>')
    if (request.url === '/run') return void response.writeHead(200, { 'content-type': 'text/html' }).end(toPage())
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const slow = request.url!.startsWith('/slow')
    const answer = await fetch(mock.url + request.url!.replace(/^(\/slow)?\/v1/, ''), {
      method: request.method!,
      headers: { authorization: 'Bearer sk-example', 'content-type': 'application/json' },
      ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
    })
    const type = answer.headers.get('content-type')?.split(';')[0] ?? 'application/json'
    const own = [...answer.headers].filter(([name]) => /msh|retry-after/.test(name))
    response.writeHead(answer.status, { ...Object.fromEntries(own), 'content-type': type, ...cors })
    for await (const part of answer.body!) {
      for (const event of Buffer.from(part)
        .toString('utf8')
        .split(/(?<=\n\n)/)) {
        response.write(event)
        if (slow) await sleep(300)
      }
    }
    response.end()
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await mock.close()
    },
  }
}

/** A page that sends the requests when it is loaded for the second time. */
function toPage(): string {
  // Firefox opens its network panel a few seconds after the page: only the second load is recorded
  const start = 'const isFirst = sessionStorage.length === 0; sessionStorage.setItem("a", "b");'
  const reload = 'setTimeout(() => location.reload(), 8000)'
  const script = `${start} if (isFirst) ${reload}; else (${sendAll.toString()})({ base: location.origin + '/v1', all: ${JSON.stringify(requests)} })`
  return `<!doctype html><meta charset="utf-8"><script>${script.replaceAll('<', '\\u003c')}</script>`
}

/** Sends the requests from a browser page, then starts a stream and aborts it. Self-contained: it runs in the page. */
async function sendAll({ base, all }: { base: string; all: typeof requests }): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  for (const { path, body } of all) {
    const answer = await fetch(base + path, body === null ? {} : { method: 'POST', headers, body })
    await answer.text()
  }
  const control = new AbortController()
  const { path, body } = all[0]!
  const slow = await fetch(base.replace('/v1', '/slow/v1') + path, {
    method: 'POST',
    headers,
    body,
    signal: control.signal,
  })
  await slow.body!.getReader().read()
  control.abort()
}

/** Playwright's `recordHar`: the requests, then a stream that the page aborts. */
async function recordPlaywright(url: string, file: string): Promise<void> {
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

/** Firefox with its network panel open: it writes a HAR by itself when the page is loaded. */
async function recordFirefox(url: string, file: string): Promise<void> {
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
  for (let tries = 0; tries < 250 && !existsSync(join(profile, 'export.har')); tries++) await sleep(200)
  await sleep(1000)
  child.kill('SIGTERM')
  await new Promise((resolve) => child.once('exit', resolve))
  copyFileSync(join(profile, 'export.har'), file)
  rmSync(profile, { recursive: true, force: true })
}

/**
 * The DevTools protocol, written as HAR in the way of the DevTools network panel: text as the protocol returns it, the size in bytes,
 * `_error` of a failed load.
 */
async function recordDevTools(url: string, file: string): Promise<void> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const page = await browser.newPage()
  const session = await page.context().newCDPSession(page)
  const entries = new Map<string, Record<string, unknown> & { response?: Record<string, unknown> }>()
  const toFields = (headers: object) => Object.entries(headers).map(([name, value]) => ({ name, value: String(value) }))
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

/** mitmdump as a reverse proxy; `options` switch streaming on. The last client leaves before the end. */
async function recordMitmproxy(url: string, file: string, options: readonly string[]): Promise<void> {
  const port = 20_000 + (process.pid % 10_000)
  const origin = url.replace('/v1', '')
  const child = spawn(
    mitmdump,
    ['-q', '-p', String(port), '--mode', `reverse:${origin}`, '--set', `hardump=${file}`, ...options],
    {
      stdio: 'inherit',
    },
  )
  const base = `http://127.0.0.1:${port}/v1`
  for (let tries = 0; tries < 100; tries++) {
    const isUp = await fetch(`${base}/models`)
      .then(() => true)
      .catch(() => false)
    if (isUp) break
    await sleep(200)
  }
  for (const { path, body } of requests) {
    const answer = await fetch(base + path, body === null ? {} : { method: 'POST', body })
    await answer.text()
  }
  const control = new AbortController()
  const slow = fetch(base.replace('/v1', '/slow/v1') + requests[0]!.path, {
    method: 'POST',
    body: requests[0]!.body,
    signal: control.signal,
  })
  await Promise.race([slow.then((answer) => answer.body?.getReader().read()), sleep(1000)]).catch(() => undefined)
  control.abort()
  await slow.catch(() => undefined)
  await sleep(500)
  child.kill('SIGINT')
  await new Promise((resolve) => child.once('exit', resolve))
}

/** `curl -i` with its variants, all into one file. */
async function recordCurl(url: string, file: string): Promise<void> {
  const parts = requests.map(({ path, body }) => {
    const data = body === null ? [] : ['-H', 'content-type: application/json', '--data-binary', body]
    return spawnSyncSafe('curl', ['-s', '-i', ...data, url + path])
  })
  writeFileSync(file, Buffer.concat(await Promise.all(parts)))
}

/** Runs a program without blocking the servers of this process. */
async function spawnSyncSafe(program: string, args: readonly string[]): Promise<Buffer> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const chunks: Buffer[] = []
  for await (const chunk of child.stdout) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

const isInstalled = (program: string) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0

/** Every recorder: the program it needs, its export, and how it is driven. */
const recorders: readonly (readonly [
  name: string,
  program: string,
  run: (url: string, file: string) => Promise<void>,
])[] = [
  ['playwright.har', executablePath, recordPlaywright],
  ['devtools.har', executablePath, recordDevTools],
  ['firefox.har', firefox, recordFirefox],
  ['mitmproxy.har', mitmdump, (url, file) => recordMitmproxy(url, file, [])],
  ['mitmproxy-streamed.har', mitmdump, (url, file) => recordMitmproxy(url, file, ['--set', 'stream_large_bodies=1'])],
  ['curl.http', 'curl', recordCurl],
]

async function main(): Promise<void> {
  const only = process.argv[process.argv.indexOf('--only') + 1]
  mkdirSync(folder, { recursive: true })
  const temporary = mkdtempSync(join(tmpdir(), 'kimi-contract-exports-'))
  const target = await startTarget()
  for (const [name, program, run] of recorders) {
    if (process.argv.includes('--only') && only !== name) continue
    if (!isInstalled(program)) {
      console.error(`${name} skipped: ${program} is not installed`)
      continue
    }
    const file = join(temporary, name)
    await run(target.url, file)
    const text = readFileSync(file, 'utf8')
    // the port differs in each run; everything else stays as the recorder wrote it
    const stable = text.replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:4010')
    writeFileSync(
      join(folder, name),
      name.endsWith('.har') ? `${JSON.stringify(JSON.parse(stable), null, 1)}\n` : stable,
    )
    console.error(`${name} written`)
  }
  await target.close()
  rmSync(temporary, { recursive: true })
}

if (import.meta.main) await main()
