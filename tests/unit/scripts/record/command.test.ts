/** The command `record`: its lines, its report, its exit codes; as a process if it needs a signal. */
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { FilesReport } from '../../../suite/reporters/report.ts'
import { ask, chat, openMock, readEntries, start, startHere, toOut, until } from './helpers.ts'
import { runCli } from '../run-cli.ts'

test('prints when it is ready, a line for each exchange, and its report at SIGINT', async () => {
  const out = toOut()
  const run = await start(['--target', await openMock(), '--out', out])
  await until(() => run.out() !== '')
  expect(run.out()).toBe(`listening on ${run.url}\n`)
  expect(run.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1$/)
  await chat(run.url)
  await ask(`${run.url}/nothing?key=abcdef`)
  expect(await run.stop('SIGINT')).toBe(0)
  expect(run.err()).toMatch(/^#1 200 createChatCompletion kimi-k2\.6 \d+ ms \(first byte \d+\) pass$/m)
  expect(run.err()).toMatch(/^#2 404 GET \/v1\/nothing \d+ ms \(first byte \d+\) skip: no operation of this API$/m)
  expect(run.out()).toContain('2 entries: 1 passed, 0 warned, 0 failed, 1 skipped')
  expect(readEntries(out)).toHaveLength(2)
})

test('writes only the machine-readable report to stdout, in the form of validate', async () => {
  const target = (await openMock()).replace('/v1', '')
  const out = toOut()
  const run = await startHere(['--target', target, '--out', out, '--reporter', 'json'])
  await chat(run.url, { stream: false })
  expect(await run.stop('SIGTERM')).toBe(0)
  const report = JSON.parse(run.out()) as FilesReport
  expect(report).toMatchObject({
    schemaVersion: 1,
    target: { kind: 'server', baseUrl: target, model: 'kimi-k2.6', profile: 'official' },
    verdict: 'pass',
    summary: { cases: 1, pass: 1 },
    files: [{ file: out, entry: '1', operationId: 'createChatCompletion', status: 'pass', failures: [] }],
  })
})

test.each([
  [['--fail-on-breach'], 1],
  [[], 0],
])('with a failed check and %o exits with %i', async (args, code) => {
  const run = await startHere(['--target', await openMock({ fault: 'stream-cut' }), '--out', toOut(), ...args])
  await chat(run.url)
  expect(await run.stop('SIGINT')).toBe(code)
  expect(run.err()).toMatch(/^#1 200 createChatCompletion .* fail: .*stream-termination/m)
  expect(run.out()).toContain('checks failed')
})

test('with --fail-on-breach and nothing judged exits with 3', async () => {
  const run = await startHere(['--target', 'http://127.0.0.1:9', '--out', toOut(), '--fail-on-breach'])
  expect((await ask(`${run.url}/models`)).status).toBe(502)
  expect(await run.stop('SIGINT')).toBe(3)
})

test.each([
  [['--target', 'nowhere'], /is not a URL/],
  [['--port', '70000'], /--port is 70000/],
  [['--port', 'x'], /--port is "x"/],
  [['--reporter', 'jsn'], /did you mean json/],
  [['--profile', 'both'], /--profile is "both"/],
  [['--out', '/no/such/folder/x.har'], /there is no directory/],
  [['--outt', 'x.har'], /--out/],
])('%o gives one line and exit code 2', async (args, words) => {
  const { code, err, out } = await runCli(['record', ...args])
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatch(words)
  expect(err).not.toMatch(/^\s+at /m)
})

test('a file that is not a HAR is refused and left unchanged', async () => {
  const out = toOut()
  writeFileSync(out, 'my notes')
  const { code, err } = await runCli(['record', '--out', out])
  expect([code, readFileSync(out, 'utf8')]).toEqual([2, 'my notes'])
  expect(err).toMatch(/is no HAR.*name another file/)
})
