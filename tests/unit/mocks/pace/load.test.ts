/** A pace is read from the times that a HAR has of its streams. */
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { loadPace, readPace } from '../../../../mocks/pace/load.ts'
import { createMockServer } from '../../../../mocks/server.ts'
import { chat, openMock, readEntries, record } from '../../scripts/record/helpers.ts'
import { toMockOf } from '../../../../mocks/state/mock.ts'
import { done, event, toEntry, toHar, toStream, write, type Read } from './pace-har.ts'

test('the first delay counts from the request, the others from the event before, and [DONE] does not count', async () => {
  const late: Read[] = [
    [event('a'), 800],
    [event('b'), 840],
    [event('c'), 900],
    [done, 9000],
  ]
  const { samples } = await loadPace(write(toHar(toEntry(late), toStream(400, 410))))
  expect(samples).toEqual({ ttftMs: [800, 400], gapMs: [40, 60, 10] })
})

test('events count, not reads: several in one read have no gap, and one in several reads counts when it is complete', async () => {
  const reads: Read[] = [
    [event('a') + event('b'), 100],
    [event('c').slice(0, 9), 150],
    [event('c').slice(9) + event('d') + done, 170],
  ]
  expect((await loadPace(write(toHar(toEntry(reads))))).samples).toEqual({ ttftMs: [100], gapMs: [0, 70, 0] })
})

test('comments do not count, and a clock that was set back gives no delay', async () => {
  const reads: Read[] = [
    [': wait\n\n', 50],
    [event('a'), 100],
    [event('b'), 90],
    [event('c'), 130],
    [done, 130],
  ]
  expect((await loadPace(write(toHar(toEntry(reads))))).samples).toEqual({ ttftMs: [100], gapMs: [0, 30] })
})

test('the pace has the median of the first delays and the mean rate beside the samples', async () => {
  const pace = await loadPace(write(toHar(toStream(100, 110), toStream(900, 930), toStream(200, 220))))
  expect(pace).toMatchObject({ ttftMs: 200, tokensPerSecond: 50 })
})

test('one line describes what was read', async () => {
  const file = write(
    toHar(toStream(100, 110), toStream(900, 930), toStream(200, 220), toEntry([['{}', 5]], { status: 429 })),
  )
  const { about } = await readPace(file)
  expect(about).toBe(`3 streams of ${file} (4 entries), median time to first token 200 ms, median 50 tokens a second`)
})

test('a stream that arrived in one read has no rate, and the line says so', async () => {
  const file = write(toHar(toEntry([[event('a') + event('b') + done, 70]])))
  const { pace, about } = await readPace(file)
  expect(about).toBe(
    `1 stream of ${file} (1 entry), median time to first token 70 ms, and then the whole stream in one read`,
  )
  expect(JSON.parse(JSON.stringify(pace))).toEqual(pace)
})

test.each([
  ['gzipped', 'nightly.har.gz', gzipSync(toHar(toStream(5, 6)))],
  ['under any name', 'steady', Buffer.from(toHar(toStream(5, 6)))],
])('a HAR is read %s', async (_, name, bytes) => {
  expect((await loadPace(write(bytes, name))).samples).toEqual({ ttftMs: [5], gapMs: [1] })
})

test('of a recording of any length ten thousand delays of each kind are kept', async () => {
  const times = Array.from({ length: 4001 }, (_, index) => 100 + index * 2)
  const { samples, tokensPerSecond } = await loadPace(
    write(toHar(...Array.from({ length: 5 }, () => toStream(...times)))),
  )
  expect(samples?.gapMs).toHaveLength(10_000)
  expect(samples?.ttftMs).toEqual([100, 100, 100, 100, 100])
  expect(tokensPerSecond).toBe(500)
})

test('the recording of a paced mock gives its pace', async () => {
  const proxy = await record(await openMock({ pace: { ttftMs: 5, tokensPerSecond: 1000, jitter: 0.5 } }))
  for (const content of ['Tea?', 'Coffee?', 'Water?']) await chat(proxy.url, { messages: [{ role: 'user', content }] })
  await chat(proxy.url, { stream: false })
  await proxy.close()
  const entries = readEntries(proxy.out)
  const written = entries.slice(0, 3).map(({ response, _chunks }) => {
    let to = 0
    const reads = _chunks.map(({ bytes, atMs }) => ({ to: (to += bytes), atMs: atMs! }))
    const ends = [...response.content.text.matchAll(/\n\n/g)].map(({ index }) =>
      Buffer.byteLength(response.content.text.slice(0, index + 2)),
    )
    return ends.slice(0, -1).map((end) => reads.find((read) => read.to >= end)!.atMs)
  })
  const { samples, ttftMs } = await loadPace(proxy.out)
  expect(samples?.ttftMs).toEqual(written.map((times) => times[0]))
  expect(samples?.gapMs).toEqual(written.flatMap((times) => times.slice(1).map((atMs, index) => atMs - times[index]!)))
  expect(ttftMs).toBe(written.map((times) => times[0]!).toSorted((a, b) => a - b)[1])
})

test('a server accepts the name of a file, and reports what it read', async () => {
  const file = write(toHar(toStream(5, 6)))
  const lines: string[] = []
  const mock = await createMockServer({ pace: file, onLine: (line) => lines.push(line) })
  await mock.close()
  expect(toMockOf(mock.mock).pace?.samples).toEqual({ ttftMs: [5], gapMs: [1] })
  expect(lines).toEqual([
    `pace: 1 stream of ${file} (1 entry), median time to first token 5 ms, median 1000 tokens a second`,
  ])
})

test('a server refuses an unknown name, and lists what it accepts', async () => {
  await expect(createMockServer({ pace: 'brisk' })).rejects.toThrow(
    'pace is brisk; it must be none, steady, highspeed, slow, silent, keep-alive, values such as {ttftMs: 300, tokensPerSecond: 50}, or a HAR file, and there is no file of that name',
  )
})
