/** The recording has exactly the bytes that passed, is judged the same when it is read back, and is valid after a kill. */
import { createHash } from 'node:crypto'
import http from 'node:http'
import { expect, test } from 'vitest'
import { loadReplay } from '../../../../mocks/fixtures/load-replay.ts'
import { readRecording } from '../../../../openapi/readers/index.ts'
import { toExchange } from '../../../../openapi/readers/recording.ts'
import { runValidate } from '../../../../scripts/commands/validate/validate.ts'
import type { FilesReport } from '../../../suite/reporters/report.ts'
import { ask, chat, openMock, readEntries, record, serve, start, toOut, until, type Got } from './helpers.ts'

const short = (list: FilesReport['files']) =>
  list.map((row) => [row.entry, row.operationId, row.status, row.failures.map((one) => [one.check, one.message])])

const toDigest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

async function readBodies(out: string): Promise<string[]> {
  const digests: string[] = []
  for await (const one of readRecording(out)) {
    if (one.kind !== 'exchange') throw new Error(JSON.stringify(one))
    const { body } = await toExchange(one)
    digests.push(toDigest(Buffer.concat(body.map((part) => part.bytes))))
  }
  return digests
}

test('validate judges the recorded file as the recorder did, and a second run appends', async () => {
  const out = toOut()
  const reports: FilesReport[] = []
  for (const fault of ['stream-cut', undefined]) {
    const proxy = await record(await openMock(fault === undefined ? { seed: 'another' } : { fault }), { out })
    await chat(proxy.url)
    await ask(`${proxy.url}/models`, { headers: { Authorization: 'Bearer sk-kit-0123456789' } })
    reports.push(await proxy.close())
  }
  const { report } = await runValidate([out])
  const rows = reports.flatMap((one) => one.files)
  expect(rows.map((row) => row.entry)).toEqual(['1', '2', '3', '4'])
  expect(short(report.files)).toEqual(short(rows))
  expect(rows.map((row) => row.status)).toEqual(['fail', 'pass', 'pass', 'pass'])
})

test.each([-86_400_000, 86_400_000])(
  'a time of day that jumps by %i ms changes no duration and no verdict',
  async (jump) => {
    let day = Date.UTC(2026, 10, 27, 12)
    const clock = { date: () => new Date(day), now: () => performance.now() }
    const proxy = await record(await openMock(), { clock })
    for (let at = 0; at < 2; at++) {
      await chat(proxy.url)
      day += jump
    }
    const rows = (await proxy.close()).files
    expect(rows.map((row) => row.status)).toEqual(['pass', 'pass'])
    const [first, second] = proxy.entries()
    expect(Date.parse(second!.startedDateTime) - Date.parse(first!.startedDateTime)).toBe(jump)
    for (const { time, _chunks } of [first!, second!]) {
      expect(time).toBeGreaterThanOrEqual(0)
      const times = _chunks.map(({ atMs }) => atMs!)
      expect(times).toEqual(times.toSorted((a, b) => a - b))
      expect(times.at(-1)).toBeLessThan(3_600_000)
    }
    expect((await runValidate([proxy.out])).exitCode).toBe(0)
  },
)

test('an unreachable target is answered with the proxy’s own 502, which is not judged', async () => {
  const proxy = await record('http://127.0.0.1:9/v1')
  const got = await chat(proxy.url)
  expect([got.status, got.headers['x-kimi-contract-proxy']]).toEqual([502, 'own-answer'])
  expect(got.headers['proxy-status']).toBe('kimi-contract; error=connection_refused')
  expect(JSON.parse(got.text)).toMatchObject({
    error: {
      type: 'kimi_contract_proxy_error',
      code: 'refused',
      message: expect.stringMatching(/not the target.*127\.0\.0\.1:9.*ECONNREFUSED/),
    },
  })
  const report = await proxy.close()
  expect(report).toMatchObject({ verdict: 'inconclusive', summary: { skip: 1, fail: 0 } })
  expect(proxy.entries()[0]).toMatchObject({
    response: { status: 0 },
    comment: expect.stringContaining('gave no answer'),
  })
  expect((await runValidate([proxy.out])).exitCode).toBe(3)
})

test('a body beyond the limit passes completely, and the entry notes that it was not kept', async () => {
  const proxy = await record(await openMock(), { mostBytes: 1000 })
  const got = await chat(proxy.url, { user: 'x'.repeat(2000) })
  expect(got.text).toMatch(/\[DONE\]\n\n$/)
  const entry = proxy.entries()[0]!
  expect(entry.comment).toMatch(
    /request body of \d+ bytes was not kept; the body of the response was not kept: \d+ bytes/,
  )
  expect(entry.response.content).toMatchObject({ size: Buffer.byteLength(got.text) })
  expect(entry.response.content).not.toHaveProperty('text')
  expect((await runValidate([proxy.out])).report.summary).toMatchObject({ fail: 0, skip: 1 })
})

test('the mock replays the recording with the same bytes and reads', async () => {
  const proxy = await record(await openMock({ pace: { ttftMs: 5, tokensPerSecond: 500 } }))
  const got = await chat(proxy.url)
  await proxy.close()
  const replayed = await chat(await openMock({ replay: await loadReplay([proxy.out]) }))
  expect(replayed.parts.map(String)).toEqual(got.parts.map(String))
  expect([replayed.status, replayed.headers['msh-request-id']]).toEqual([got.status, got.headers['msh-request-id']])
})

test('a form with binary content is recorded byte for byte', async () => {
  const proxy = await record(await openMock())
  const form = Buffer.from(
    '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n\x89P\xff\xfe\0\r\n--x--\r\n',
    'latin1',
  )
  const headers = { Authorization: 'Bearer sk-kit-0123456789', 'Content-Type': 'multipart/form-data; boundary=x' }
  await ask(`${proxy.url}/files`, { method: 'POST', headers }, form)
  const { postData } = proxy.entries()[0]!.request
  expect(postData).toMatchObject({ encoding: 'base64', text: form.toString('base64') })
})

test('the end of a stream is recorded although its client leaves at [DONE]', async () => {
  const target = await serve((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' })
    response.write('data: {"id":"x"}\n\ndata: [DONE]\n\n')
    response.on('close', () => undefined)
    setTimeout(() => response.end(), 60)
  })
  const proxy = await record(target)
  const request = http.request(`${proxy.url}/chat/completions`, { method: 'POST', agent: false })
  request.on('response', (response) => response.once('data', () => request.destroy()))
  request.on('error', () => undefined)
  request.end('{"model":"kimi-k2.6","stream":true,"messages":[]}')
  await until(() => proxy.lines.length > 0)
  expect(proxy.entries()[0]).toMatchObject({ _end: 'complete' })
  expect(proxy.lines[0]).not.toContain('stays open')
})

test('200 streams at once arrive with the bytes that are in the HAR', async () => {
  const proxy = await record(await openMock())
  const got = await Promise.all(
    Array.from({ length: 200 }, (_, n) => chat(proxy.url, { messages: [{ role: 'user', content: `Hi ${n}` }] })),
  )
  expect(got.every((one) => one.status === 200 && one.text.endsWith('data: [DONE]\n\n'))).toBe(true)
  const sent = got.map((one) => toDigest(Buffer.concat(one.parts)))
  expect(new Set(sent).size).toBe(200)
  expect((await readBodies(proxy.out)).sort()).toEqual(sent.sort())
  expect((await proxy.close()).summary).toMatchObject({ cases: 200, pass: 200 })
})

test('after a kill among 200 streams the HAR file is valid and has every exchange whose end a client received', async () => {
  const out = toOut()
  const run = await start(['--target', await openMock(), '--out', out])
  const done: Got[] = []
  const asked = Array.from({ length: 200 }, async (_, n) => {
    try {
      const got = await chat(run.url, { messages: [{ role: 'user', content: `Hi ${n}` }] })
      if (got.end === 'complete') done.push(got)
    } catch {
      // It was open when the proxy was killed.
    }
    if (done.length >= 60) run.child.kill('SIGKILL')
  })
  await Promise.all(asked)
  expect(done.length).toBeGreaterThanOrEqual(60)
  const recorded = new Set(await readBodies(out))
  expect(readEntries(out).length).toBe(recorded.size)
  for (const one of done) expect(recorded).toContain(toDigest(Buffer.concat(one.parts)))
  const again = await record(await openMock(), { out })
  expect(again.entriesBefore).toBe(recorded.size)
})
