/** The exchange that the page shows: built from the events of the relay, a limited number in each frame, with offsets and times. */
import { expect, it, onTestFinished, vi } from 'vitest'
import { createExchange, type LiveExchange } from '../../../../scripts/workbench/page/state/exchange.ts'
import { toTokensPerSecond } from '../../../../scripts/workbench/page/state/timing.ts'
import type { SendEvent } from '../../../../scripts/workbench/protocol.ts'

const request = { method: 'POST', path: '/v1/chat/completions', headers: {}, body: { stream: true } } as const

function start(type = 'text/event-stream'): {
  live: LiveExchange
  send(text: string, atMs: number): void
  end(): void
} {
  const live = createExchange(request, { schedule: (step) => queueMicrotask(step) })
  live.feed({ type: 'start', id: 'r1', url: 'http://127.0.0.1/v1/chat/completions', sentHeaders: [], atMs: 0 })
  live.feed({ type: 'head', status: 200, statusText: 'OK', headers: [['Content-Type', type]], atMs: 5 })
  let offset = 0
  return {
    live,
    send(text, atMs) {
      const bytes = Buffer.from(text)
      live.feed({ type: 'bytes', offset, base64: bytes.toString('base64'), atMs })
      offset += bytes.length
    },
    end: () => live.feed(toEnd()),
  }
}

const toEnd = (more: Partial<Extract<SendEvent, { type: 'end' }>> = {}): SendEvent => ({
  type: 'end',
  durationMs: 100,
  failures: [],
  reason: 'complete',
  ...more,
})

it('counts as checked only if the end brings a verdict', () => {
  const checked = start()
  checked.end()
  const unchecked = start()
  unchecked.live.feed(toEnd({ failures: null }))
  const stopped = start()
  stopped.live.stop()
  for (const { live } of [checked, unchecked, stopped]) live.flush()
  expect([checked, unchecked, stopped].map(({ live }) => live.view.isChecked)).toEqual([true, false, false])
})

const toChunk = (delta: object, more: object = {}) =>
  `data: ${JSON.stringify({ id: 'c', choices: [{ index: 0, delta, finish_reason: null }], ...more })}\n\n`

it('joins a stream that is split anywhere, also inside a character', () => {
  const { live, end } = start()
  const bytes = Buffer.from(
    toChunk({ reasoning_content: 'Hm' }) + toChunk({ content: 'Grüße 🌙' }) + 'data: [DONE]\n\n',
  )
  for (let at = 0; at < bytes.length; at++)
    live.feed({ type: 'bytes', offset: at, base64: bytes.subarray(at, at + 1).toString('base64'), atMs: 10 + at })
  end()
  live.flush()
  const choice = live.view.answer.choices.get(0)
  expect(choice?.content.whole).toBe('Grüße 🌙')
  expect(choice?.reasoning.whole).toBe('Hm')
  expect(live.view.rows.map(({ part }) => part)).toEqual(['reasoning', 'content', 'done'])
  expect(live.view.body.length).toBe(bytes.length)
})

it('places every event at its byte and its time', () => {
  const { live, send, end } = start()
  const first = toChunk({ role: 'assistant' })
  send(first, 20)
  send(`: ping\n\n${toChunk({ content: 'a' })}`, 420)
  send(toChunk({ content: 'b' }), 440)
  end()
  live.flush()
  const { rows, timing, body } = live.view
  expect(rows.map(({ part, atMs }) => [part, atMs])).toEqual([
    ['role', 20],
    ['comment', 420],
    ['content', 420],
    ['content', 440],
  ])
  expect(body.text(rows[2]!.offset, rows[3]!.offset)).toContain('"content":"a"')
  expect(body.atMs(rows[3]!.offset)).toBe(440)
  expect(timing).toMatchObject({
    headMs: 5,
    firstByteMs: 20,
    firstContentMs: 420,
    firstReasoningMs: null,
    lastTokenMs: 440,
  })
  expect(timing.gaps).toEqual([{ fromMs: 20, lengthMs: 400, row: 1 }])
})

it('shows a failure before the stream ends, and the full list after it', () => {
  const failure = {
    check: 'usage-arithmetic',
    severity: 'fail',
    message: 'm',
    documented: 'd',
    received: 'r',
    at: 'chunk 1',
    blame: 'target',
    source: 's',
    count: 1,
  } as const
  const { live, send } = start()
  send(toChunk({ content: 'a' }), 20)
  live.feed({ type: 'failure', failure, atMs: 21 })
  live.flush()
  expect(live.view.reason).toBeNull()
  expect(live.view.failures).toEqual([failure])
  live.feed(toEnd({ failures: [failure, { ...failure, check: 'stream-termination' }] }))
  live.flush()
  expect(live.view.failures).toHaveLength(2)
})

it('reads a JSON body at its end, and a stream without a content type', () => {
  const plain = start('application/json')
  plain.send('{"choices":[{"index":0,"message":{"role":"assistant","con', 9)
  plain.send('tent":"Hi"}}],"usage":{"completion_tokens":3}}', 12)
  expect(plain.live.view.json).toBeUndefined()
  plain.end()
  plain.live.flush()
  expect(plain.live.view.answer.choices.get(0)?.content.whole).toBe('Hi')
  expect(plain.live.view.isStream).toBe(false)
  const untyped = start('text/plain')
  untyped.send(toChunk({ content: 'Hi' }), 9)
  untyped.end()
  untyped.live.flush()
  expect(untyped.live.view.isStream).toBe(true)
  expect(untyped.live.view.rows).toHaveLength(1)
})

it('keeps what arrived when the request is stopped or breaks', () => {
  const { live, send } = start()
  send(toChunk({ content: 'half' }), 20)
  live.feed(toEnd({ reason: 'stopped' }))
  live.flush()
  expect(live.view.reason).toBe('stopped')
  expect(live.view.answer.choices.get(0)?.content.whole).toBe('half')
  const broken = createExchange(request, { schedule: () => undefined })
  broken.feed({ type: 'error', message: 'nothing listens there', next: 'start the server' })
  broken.flush()
  expect(broken.view.problem?.message).toBe('nothing listens there')
  expect(broken.view.reason).toBe('broken')
})

it('takes 20,000 chunks in several frames, and announces each', async () => {
  const { live, send, end } = start()
  let frames = 0
  const stopCounting = live.view.revision.subscribe(() => frames++)
  for (let at = 0; at < 20_000; at++) send(toChunk({ content: 'token ' }), at)
  end()
  await new Promise((resolve) => setTimeout(resolve, 1))
  live.flush()
  stopCounting()
  expect(live.view.rows).toHaveLength(20_000)
  expect(live.view.answer.choices.get(0)?.content.length).toBe(120_000)
  expect(frames).toBeGreaterThan(2)
  expect(frames).toBeLessThan(2_000)
})

it('counts the rate from the first token to the last', () => {
  const timing = { ...start().live.view.timing, firstTokenMs: 100, lastTokenMs: 1100 }
  expect(toTokensPerSecond(timing, 39)).toBeCloseTo(38)
  expect(toTokensPerSecond(timing, 1)).toBeNull()
  expect(toTokensPerSecond(timing, null)).toBeNull()
})

it('takes what is queued in several frames before a stop, and then is settled', async () => {
  const { live, send } = start()
  let frames = 0
  const stopCounting = live.view.revision.subscribe(() => frames++)
  for (let at = 0; at < 20_000; at++) send(toChunk({ content: 'token ' }), at)
  live.stop()
  expect(live.view.reason).toBeNull()
  await live.settled()
  stopCounting()
  expect(live.view.reason).toBe('stopped')
  expect(live.view.rows).toHaveLength(20_000)
  expect(live.view.durationMs).not.toBeNull()
  expect(frames).toBeGreaterThan(2)
})

it.each([-3_600_000, 3_600_000])(
  'has its own duration where the time of day jumps by %i ms before a stop',
  async (jump) => {
    vi.useFakeTimers({ toFake: ['Date'] })
    onTestFinished(() => void vi.useRealTimers())
    const { live } = start()
    vi.setSystemTime(Date.now() + jump)
    live.stop()
    await live.settled()
    expect(live.view.durationMs).toBeGreaterThanOrEqual(0)
    expect(live.view.durationMs).toBeLessThan(3_600_000)
  },
)

it('keeps the end that the server sent when a stop comes after it', async () => {
  const { live, send, end } = start()
  send(toChunk({ content: 'whole' }), 20)
  end()
  live.stop('broken')
  await live.settled()
  expect(live.view.reason).toBe('complete')
})
