/**
 * Measures the page of the workbench in Chromium, on an idle machine: the time of a first load, and the longest tasks with a list of 2,000
 * requests and with a stream of 20,000 chunks. `CHROMIUM` names the browser. Prints one line for each figure. The processor time of the
 * page's main thread depends less on other work of the machine than the elapsed time.
 */
import { chromium, type Page } from 'playwright-core'
import { startServer, type StartedServer } from '../../../mocks/server/index.ts'
import { createWorkbenchExtension } from '../../commands/mock/workbench-extension.ts'
import { buildPage } from '../build-page.ts'

const loads = 9
const requests = 2000
const chunks = 20_000

await buildPage()
const extension = createWorkbenchExtension({
  mockUrl: () => server.url,
  host: '127.0.0.1',
  targets: [],
  relay: true,
  env: {},
})
const server: StartedServer = await startServer({
  port: 0,
  extension,
  journal: { entries: requests },
  fixtures: [{ id: 'long', match: { user: 'long' }, reply: 'word '.repeat(chunks) }],
})
const url = new URL('/__mock/', server.url).href
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--enable-precise-memory-info'],
})
try {
  await measureLoads()
  await measureList()
  await measureStream()
} finally {
  await browser.close()
  await server.close()
}

/** Measures loads in new contexts, so that nothing of the page is cached. */
async function measureLoads(): Promise<void> {
  const times: number[] = []
  const processor: number[] = []
  for (let at = 0; at < loads; at++) {
    const { page, readProcessorMs, close } = await open()
    times.push(await page.evaluate<number>('globalThis.shownMs'))
    processor.push(await readProcessorMs())
    await close()
  }
  print('until Send is shown', times)
  print('time of the processor', processor)
}

/** Prints the median of the loads, and all of them. */
function print(name: string, times: readonly number[]): void {
  const sorted = times.toSorted((a, b) => a - b)
  console.log(`first load, ${name}: ${toText(sorted[Math.floor(loads / 2)]!)} (${sorted.map(toText).join(', ')})`)
}

async function measureList(): Promise<void> {
  const body = JSON.stringify({ model: 'kimi-k2.6', messages: [{ role: 'user', content: 'Hi' }] })
  const headers = { authorization: 'Bearer sk-bench-0123456789', 'content-type': 'application/json' }
  const { page, readProcessorMs, close } = await open()
  await forgetLoad(page)
  await page.getByRole('link', { name: 'Traffic', exact: true }).click()
  for (let at = 0; at < requests / 50; at++)
    await Promise.all(
      Array.from({ length: 50 }, async () => {
        const response = await fetch(`${server.url}/chat/completions`, { method: 'POST', headers, body })
        await response.text()
      }),
    )
  await page.getByText(`${requests} requests`).waitFor()
  const list = page.getByRole('grid', { name: 'Requests' })
  await list.focus()
  for (let at = 0; at < 60; at++) await page.keyboard.press('PageDown')
  await page.getByRole('searchbox').first().fill('kimi 200')
  console.log(
    `${requests} requests that arrive, are scrolled and searched: ${await readLongTasks(page)}, ${toText(await readProcessorMs())} of the processor`,
  )
  await close()
}

async function measureStream(): Promise<void> {
  const { page, readProcessorMs, close } = await open()
  await forgetLoad(page)
  await page.getByLabel('Text of message 1').fill('long')
  await page.keyboard.press('Control+Enter')
  const answer = page.getByRole('region', { name: 'Answer', exact: true })
  await answer.getByText('Complete', { exact: true }).waitFor({ timeout: 120_000 })
  console.log(
    `a stream of ${chunks} chunks: ${await readLongTasks(page)}, ${toText(await readProcessorMs())} of the processor`,
  )
  await close()
}

/** Opens the page, and notes when Send is shown and how long tasks take. */
async function open(): Promise<{ page: Page; readProcessorMs(): Promise<number>; close(): Promise<void> }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  await page.addInitScript(() => {
    const tasks: number[] = []
    Object.assign(globalThis, { tasks, shownMs: 0 })
    new PerformanceObserver((entries) => {
      for (const { duration } of entries.getEntries()) tasks.push(duration)
    }).observe({ type: 'longtask' })
    const look = () => {
      if (document.querySelector('.button-primary') === null) requestAnimationFrame(look)
      else Object.assign(globalThis, { shownMs: performance.now() })
    }
    look()
  })
  const session = await context.newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.goto(url)
  await page.waitForFunction('globalThis.shownMs > 0')
  return {
    page,
    async readProcessorMs() {
      const { metrics } = await session.send('Performance.getMetrics')
      return 1000 * metrics.find(({ name }) => name === 'TaskDuration')!.value
    },
    close: () => context.close(),
  }
}

/** Waits until the parts that load later have loaded, and forgets the tasks of the load. */
async function forgetLoad(page: Page): Promise<void> {
  // The API view is the last part that loads by itself.
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => /\/reference-[^/]*\.js$/.test(name)),
  )
  await page.evaluate('globalThis.tasks.length = 0')
}

/** Tasks of more than 50 ms since the load, and the memory of its scripts. */
async function readLongTasks(page: Page): Promise<string> {
  const tasks = await page.evaluate<number[]>('globalThis.tasks')
  const heap = await page.evaluate<number>('performance.memory.usedJSHeapSize')
  return `longest task ${toText(Math.max(0, ...tasks))}, ${tasks.length} of more than 50 ms, heap ${Math.round(heap / 1e6)} MB`
}

function toText(ms: number): string {
  return `${Math.round(ms)} ms`
}
