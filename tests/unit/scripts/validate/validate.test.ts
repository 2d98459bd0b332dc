/** `validate` judges each recording, names what it cannot judge, and has an exit code for each outcome. */
import { describe, expect, it } from 'vitest'
import { validateCommand } from '../../../../scripts/commands/validate/index.ts'
import { fixtures, validate } from './run-validate.ts'

/** Collects what a command logs. */
function createIo() {
  const logged: string[] = []
  return {
    logged,
    io: { out: () => undefined, log: (line: string) => void logged.push(line), color: false, live: false, env: {} },
  }
}

describe('our own recordings', () => {
  it.each([
    'good-completion.json',
    'good-completion.http',
    'good-completion-http2.http',
    'good-completion-gzip.http',
    'good-refusal.http',
    'good-stream.sse',
    'good-stream.jsonl',
    'good-stream-chunked.http',
    'good-pair.http',
    'batch-output.jsonl',
    'prefixed-lines.jsonl',
  ])('%s passes', async (name) => {
    const { report, exitCode, rows } = await validate([name])
    expect(report.files.flatMap((row) => row.failures)).toEqual([])
    expect(rows).toMatchObject([{ operationId: 'createChatCompletion', status: 'pass' }])
    expect([report.verdict, exitCode]).toEqual(['pass', 0])
  })

  it.each([
    ['broken-completion.json', 'finish-reason'],
    ['broken-cut.json', 'json-syntax'],
    ['broken-stream.sse', 'event-stream-framing'],
    ['broken-done-twice.sse', 'stream-termination'],
    ['broken-utf8.sse', 'utf8-encoding'],
    ['broken-cut.sse', 'stream-termination'],
    ['broken-lines.jsonl', 'json-syntax'],
    ['broken-cut-chunked.http', 'message-framing'],
    ['broken-short.http', 'message-framing'],
    ['broken-gzip.http', 'message-framing'],
  ])('%s fails: %s', async (name, check) => {
    const { report, exitCode, rows } = await validate([name])
    expect([report.verdict, exitCode]).toEqual(['fail', 1])
    expect(rows[0]!.checks).toContain(check)
    expect(report.files[0]!.failures.every((one) => one.source !== '' && one.at !== '')).toBe(true)
  })

  it('a capture is judged entry by entry; the rest is counted and named', async () => {
    const { rows, logged, exitCode, report } = await validate(['good-capture.har'])
    expect(rows.map((row) => `${row.entry} ${row.status}`)).toEqual([
      '1 skip',
      '2 pass',
      '3 pass',
      '4 pass',
      '5 pass',
      '6 skip',
      '7 skip',
    ])
    expect(logged).toHaveLength(1)
    expect(logged[0]).toMatch(
      /4 judged, 3 entries not judged: #1 GET platform\.moonshot\.ai\/docs\/style\.css .*; #6 POST .*\/v1\/responses .*; #7 /,
    )
    expect(exitCode).toBe(0)
    expect(report.summary).toMatchObject({ cases: 7, pass: 4, skip: 3, tokens: { prompt: 63, completion: 27 } })
    expect(report.target).toEqual({ kind: 'files', baseUrl: null, model: 'kimi-k2.5', profile: 'official' })
  })

  it('a transcript is judged line by line', async () => {
    expect((await validate(['transcript.jsonl'])).rows.map((row) => row.status)).toEqual(['pass', 'skip'])
  })
})

describe('exit codes', () => {
  const good = 'good-completion.json'
  const broken = 'broken-completion.json'
  const unreadable = 'unreadable-head.http'
  const foreign = 'foreign.har'

  it.each<[files: string[], verdict: string, exitCode: number]>([
    [[good], 'pass', 0],
    [[good, foreign], 'pass', 0],
    [[foreign], 'inconclusive', 3],
    [[unreadable], 'inconclusive', 2],
    [[good, unreadable], 'inconclusive', 2],
    [[foreign, unreadable], 'inconclusive', 2],
    [[unreadable, broken, good], 'fail', 1],
    [['unreadable-cut.har'], 'inconclusive', 2],
    [['unreadable.har'], 'inconclusive', 2],
    [['unreadable-utf16.json'], 'inconclusive', 2],
    [['other-api.sse'], 'inconclusive', 2],
    [['/nowhere/a.har', good], 'inconclusive', 2],
    [[fixtures, good], 'inconclusive', 2],
  ])('%j: %s, %i', async (files, verdict, exitCode) => {
    const result = await validate(files)
    expect([result.report.verdict, result.exitCode]).toEqual([verdict, exitCode])
    expect(result.report.inconclusiveBecause === undefined).toBe(verdict !== 'inconclusive')
  })

  it('entries that cannot be judged do not decide if others were judged', async () => {
    const { rows, exitCode, report } = await validate(['recorder-mixed.har'])
    expect(rows.map((row) => row.status)).toEqual(['skip', 'skip', 'skip', 'pass', 'pass'])
    expect([report.verdict, exitCode]).toEqual(['pass', 0])
    expect(report.files[4]!.failures).toMatchObject([{ check: 'recorded-text', severity: 'notice', blame: 'recorder' }])
  })

  it('every file that cannot be read has a log line, and the others are still judged', async () => {
    const { logged, rows } = await validate([unreadable, '/nowhere/b.sse', good])
    expect(logged).toEqual([expect.stringContaining('line 2'), '/nowhere/b.sse does not exist; check the path'])
    expect(rows.map((row) => row.status)).toEqual(['skip', 'skip', 'pass'])
  })

  it('reports an error of kimi-contract itself as a line and does not throw', async () => {
    const check = {
      name: 'x',
      promise: '',
      source: 'docs/api/chat' as const,
      severity: 'fail' as const,
      inspect: () => {
        throw new Error('sk-abcdefghijklmnop')
      },
    }
    const { exitCode, logged } = await validate([good], { checks: [check] })
    expect(exitCode).toBe(2)
    expect(logged).toEqual([expect.stringMatching(/error in kimi-contract itself/)])
    expect(logged.join()).not.toContain('abcdefghijklmnop')
  })

  it('strict makes a warning a failure', async () => {
    const check = {
      name: 'x',
      promise: '',
      source: 'docs/api/chat' as const,
      severity: 'warn' as const,
      inspect: (
        _: unknown,
        report: (finding: { message: string; documented: string; received: string; at: string }) => void,
      ) => report({ message: 'm', documented: 'd', received: 'r', at: 'a' }),
    }
    expect((await validate([good], { checks: [check] })).exitCode).toBe(0)
    expect((await validate([good], { checks: [check], strict: true })).exitCode).toBe(1)
  })
})

describe('the command', () => {
  it.each([
    [[], {}, /at least one file/],
    [['a.json'], { operation: 'nope' }, /createChatCompletion/],
    [['a.json'], { status: 'ok' }, /--status ok/],
    [['a.json'], { status: '999' }, /--status 999/],
    [['a.json'], { profile: 'x' }, /official, vendor/],
    [['a.json'], { maxLineMb: '0' }, /--max-line-mb/],
  ])('%j %j are wrong options', async (files, options, reason) => {
    await expect(validateCommand.run(files, options, createIo().io)).rejects.toThrow(reason)
  })

  it('takes operation and status from its options if the file has none', async () => {
    const { io } = createIo()
    const file = `${fixtures}good-completion.json`
    const options = { status: '200', operation: 'createChatCompletion', profile: 'official' }
    expect(await validateCommand.run([file], options, io)).toBe(0)
    expect(await validateCommand.run([file], { operation: 'listModels' }, io)).toBe(1)
  })
})
