/** Streams while they arrive: a failure before the end, a stop, 20,000 chunks. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTarget, startStream, toChunk, type FaultyTarget } from './faulty-target.ts'
import { isSkipped, openWorkbench, type OpenWorkbench } from './open-page.ts'

const chunks = 20_000

describe.skipIf(isSkipped)('a stream that arrives', { timeout: 300_000 }, () => {
  let target: FaultyTarget
  let workbench: OpenWorkbench
  /** Ends the stream that is held open. */
  let release: (() => void) | null = null

  beforeAll(async () => {
    target = await startTarget((_request, response, body) => {
      const { messages } = JSON.parse(body) as { messages: { content: string }[] }
      startStream(response)
      response.write(toChunk({ role: 'assistant', content: '' }))
      if (messages[0]!.content.includes('call')) {
        const call = {
          index: 0,
          id: 'get_weather_0',
          type: 'function',
          function: { name: 'get_weather', arguments: '' },
        }
        response.write(toChunk({ tool_calls: [call] }))
        // The rest is sent when the page has shown the empty call.
        release = () => {
          response.write(toChunk({ tool_calls: [{ index: 0, function: { arguments: '{"city":"Oslo"}' } }] }))
          response.end(`${toChunk({}, 'tool_calls')}data: [DONE]\n\n`)
        }
        return undefined
      }
      if (messages[0]!.content.includes('long')) {
        for (let at = 0; at < chunks; at++) response.write(toChunk({ content: at % 40 === 39 ? 'word.\n\n' : 'word ' }))
        response.write(toChunk({}, 'stop'))
        return response.end('data: [DONE]\n\n')
      }
      response.write(toChunk({ content: 'one ' }))
      response.write(toChunk({ content: 'two ' }, null, { id: 'another-id' }))
      release = () => response.end(`${toChunk({}, 'stop')}data: [DONE]\n\n`)
      return undefined
    })
    workbench = await openWorkbench({ targets: [target.baseUrl] })
    await workbench.page.getByLabel('Environment').selectOption({ label: new URL(target.baseUrl).host })
  }, 180_000)

  afterAll(async () => {
    await workbench?.close()
    target?.close()
  })

  const answer = () => workbench.page.getByRole('region', { name: 'Answer', exact: true })

  async function compose(text: string): Promise<void> {
    await workbench.page.getByLabel('Text of message 1').fill(text)
    await workbench.page.keyboard.press('Control+Enter')
  }

  test('shows the arguments of a tool call that come after the call itself', async () => {
    await compose('call')
    await answer().getByText('get_weather_0').waitFor()
    release?.()
    await answer().getByText('"city": "Oslo"').waitFor()
    await answer().getByRole('button', { name: 'Continue' }).waitFor()
  })

  test('shows a failure before the stream ends, and marks its bytes', async () => {
    await compose('hold')
    await answer().getByText('one two').waitFor()
    await answer()
      .getByRole('tab', { name: /^Checks/ })
      .click()
    await answer().getByText('chunk-identity').first().waitFor()
    expect(await answer().getByRole('status').first().textContent()).toBe('Receiving')
    await answer().getByRole('button', { name: 'Show in Raw' }).first().click()
    const marked = answer().locator('.event-row.is-marked')
    expect(await marked.textContent()).toContain('two')
    expect(await answer().locator('.event-detail pre').textContent()).toContain('another-id')
    await answer().getByRole('button', { name: 'Bytes', exact: true }).click()
    await expect.poll(() => answer().locator('.hex-row .is-marked').count()).toBeGreaterThan(16)
    release?.()
    await answer().getByText('Complete', { exact: true }).waitFor()
  })

  test('stops, keeps what arrived, and sends again', async () => {
    await answer().getByRole('tab', { name: 'Answer' }).click()
    await compose('hold again')
    await answer().getByText('one two').waitFor()
    await workbench.page.keyboard.press('Escape')
    await answer().getByText('Stopped here').waitFor()
    expect(await answer().getByText('one two').count()).toBe(1)
    await workbench.page.keyboard.press('Control+Enter')
    await answer().getByText('Receiving').waitFor()
    await answer().getByText('one two').waitFor()
    release?.()
    await answer().getByText('Complete', { exact: true }).waitFor()
  })

  test(`shows ${chunks} chunks to the end, with few elements in the list of events`, async () => {
    const { page, problems } = workbench
    await page.evaluate(() => {
      const tasks: number[] = []
      Object.assign(globalThis, { tasks })
      new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
        type: 'longtask',
      })
    })
    await compose('long')
    await answer().getByText('Complete', { exact: true }).waitFor({ timeout: 120_000 })
    const tasks = await page.evaluate<number[]>('globalThis.tasks')
    const heap = await page.evaluate<number>('performance.memory.usedJSHeapSize')
    console.log(
      `${chunks} chunks: longest task ${Math.round(Math.max(0, ...tasks))} ms of ${tasks.length} long ones, heap ${Math.round(heap / 1e6)} MB`,
    )
    await answer().getByRole('tab', { name: 'Raw' }).click()
    await answer().getByRole('button', { name: 'Events', exact: true }).click()
    const list = answer().getByRole('listbox', { name: 'Events' })
    await list.focus()
    await page.keyboard.press('End')
    await list.getByRole('option').filter({ hasText: '[DONE]' }).waitFor()
    expect(await list.getByRole('option').count()).toBeLessThan(120)
    expect(await list.getByRole('option').last().getAttribute('aria-setsize')).toBe(String(chunks + 3))
    expect(problems).toEqual([])
  })
})
