/** Opens the workbench in Chromium for tests, and collects what must not happen: console errors, policy violations, requests to other hosts. */
import { existsSync, globSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import type { MockServerOptions, StartedServer } from '../../../mocks/server/start.ts'
import { startServer } from '../../../mocks/server/start.ts'
import { createWorkbenchExtension } from '../../../scripts/commands/mock/workbench-extension.ts'
import { buildPage } from '../../../scripts/dev/build-page.ts'
import { chromiumProgram, isSkippedWithout } from '../../unit/requirements.ts'

export const isSkipped = isSkippedWithout(chromiumProgram, 'the workbench in a browser')

export interface OpenWorkbench {
  server: StartedServer
  page: Page
  /** Console errors, uncaught errors, and requests that left this machine. */
  problems: string[]
  close(): Promise<void>
}

export interface OpenOptions {
  mock?: MockServerOptions
  targets?: readonly string[]
  env?: Readonly<Record<string, string>>
  context?: BrowserContextOptions
}

/** Builds the page if it is older than its sources, starts a mock with it, and opens it. */
export async function openWorkbench(options: OpenOptions = {}): Promise<OpenWorkbench> {
  await buildOnce()
  const extension = createWorkbenchExtension({
    mockUrl: () => server.url,
    host: '127.0.0.1',
    targets: options.targets ?? [],
    relay: true,
    env: options.env ?? {},
  })
  const server: StartedServer = await startServer({ port: 0, ...options.mock, extension })
  const browser = await findBrowser()
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, ...options.context })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  const problems: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()} ${message.location().url}`)
  })
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`))
  page.on('dialog', (dialog) => {
    problems.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url())
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') problems.push(`request: ${request.url()}`)
  })
  // The first request loads the workbench; other test files may use the processors meanwhile.
  await page.goto(new URL('/__mock/', server.url).href, { timeout: 120_000 })
  await page.getByRole('button', { name: /^Send/ }).first().waitFor()
  return {
    server,
    page,
    problems,
    async close() {
      await context.close()
      await server.close()
    },
  }
}

/** Chooses the cases of streams for the next run: all cases together can take longer than a test waits on a busy machine. */
export async function chooseStreams(page: Page): Promise<void> {
  await page.getByLabel('Search cases').fill('chat/stream')
  await page.getByRole('button', { name: /^Only these \d+$/ }).click()
}

/** Files that run in one worker share a browser, which ends with the worker. */
let shared: Promise<Browser> | undefined

/** The shared browser, or a new one if it has ended. */
async function findBrowser(): Promise<Browser> {
  const browser = await (shared ??= launch())
  if (browser.isConnected()) return browser
  console.warn('the browser has ended; another one is started')
  return (shared = launch())
}

function launch(): Promise<Browser> {
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
  ]
  return chromium.launch({ executablePath: chromiumProgram.path, args })
}

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** Test files run in several processes; one of them builds and the others wait. */
async function buildOnce(): Promise<void> {
  const lock = join(tmpdir(), 'workbench-page-build')
  while (isStale()) {
    try {
      mkdirSync(lock)
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100))
      continue
    }
    try {
      if (isStale()) await buildPage()
    } finally {
      rmSync(lock, { recursive: true, force: true })
    }
  }
}

function isStale(): boolean {
  const built = join(root, 'scripts/workbench/page-dist/index.html')
  if (!existsSync(built)) return true
  const builtMs = statSync(built).mtimeMs
  const sources = globSync('{scripts/workbench/page,openapi}/**/*.{ts,tsx,css,html}', { cwd: root })
  return sources.some((file) => statSync(join(root, file)).mtimeMs > builtMs)
}
