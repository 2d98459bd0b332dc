/** Shards: every case is in exactly one of them, and their merged reports equal the report of the whole run. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMockServer, type MockServer } from '../../../../mocks/server.ts'
import { cases } from '../../../suite/cases/index.ts'
import { mergeReports, runSuite, type SuiteOptions, type SuiteReport } from '../../../suite/index.ts'
import { pickCases } from '../../../suite/runner/prepare-run.ts'
import { makeFolder, runCli } from '../../scripts/run-cli.ts'
import { assertReport } from '../runner/run-on.ts'

const only = ['chat/plain', 'chat/stream*', 'models', 'tools/*']
const apiKey = 'sk-shards-of-one-run-0123456789'
let good: MockServer
let faulty: MockServer
beforeAll(async () => {
  good = await createMockServer({ apiKeys: [apiKey] })
  faulty = await createMockServer({ apiKeys: [apiKey], fault: 'object-missing' })
})
afterAll(async () => {
  await good.close()
  await faulty.close()
})

const run = (server: MockServer, options: Partial<SuiteOptions> = {}) =>
  runSuite({ baseUrl: server.url, apiKey, model: 'kimi-k2.6', only, ...options })

async function runShards(server: MockServer, of: number, options: Partial<SuiteOptions> = {}) {
  const reports: { name: string; report: SuiteReport }[] = []
  for (let index = 1; index <= of; index++)
    reports.push({ name: `shard-${index}.json`, report: await run(server, { shard: { index, of }, ...options }) })
  return reports
}

/** Without what differs between two runs: times, ids, and what depends on the mock's prefix cache (costs, and excerpts with `usage`). */
function withoutTimes({ summary, cases: rows, ...rest }: SuiteReport) {
  const { durationMs: _duration, costUsd: _cost, ...counts } = summary
  const stable = rows.map(({ durationMs: _ms, ttftMs: _ttft, failures, ...one }) => ({
    ...one,
    failures: failures.map(({ excerpt: _excerpt, ...failure }) => failure),
  }))
  const kept = { ...rest, summary: counts, cases: stable }
  const text = JSON.stringify(kept).replaceAll(/chatcmpl-[0-9a-f]+/g, 'ID')
  return JSON.parse(text.replaceAll(/("created[\\"]+:)\d+/g, '$10')) as typeof kept
}

describe('shards', () => {
  it.each([2, 3, 4, 7])('%i of them hold every case once and differ by one case at most', (of) => {
    const parts = Array.from({ length: of }, (_, at) => pickCases({ shard: { index: at + 1, of } }))
    expect(
      parts
        .flat()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(cases.map(({ id }) => id).sort())
    const sizes = parts.map((part) => part.length)
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
    expect(pickCases({ shard: { index: 2, of } })).toEqual(parts[1])
  })

  it('of a selection that is too small are refused with the number that fits', async () => {
    const ran = await runCli(['check', '--only', 'chat/plain', 'models/list', '--shard', '3/3'])
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('only 2 cases are selected; use at most 2 shards')])
  })

  it.each(['0/4', '5/4', '1', '1/0', 'a/b', '-1/4'])('are refused as %s', async (text) => {
    const ran = await runCli(['check', `--shard=${text}`])
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining(`--shard is "${text}"; it must be a part`)])
  })
})

describe('merged shards', () => {
  it.each([
    ['a server that conforms', () => good, 'pass', 4],
    ['a server with a fault', () => faulty, 'fail', 4],
    ['a server with a fault, in two parts', () => faulty, 'fail', 2],
  ] as const)('equal the whole run on %s', async (_, server, verdict, of) => {
    const whole = await run(server())
    const parts = await runShards(server(), of)
    for (const { report } of parts) assertReport(report)
    const merged = mergeReports([...parts].reverse())
    assertReport(merged)
    expect(whole.verdict).toBe(verdict)
    expect(whole.cases.length).toBeGreaterThan(8)
    expect(withoutTimes(merged)).toEqual(withoutTimes(whole))
  })

  it('have the tokens and costs of all, and the duration of the slowest', async () => {
    const parts = await runShards(good, 3)
    const { summary } = mergeReports(parts)
    const all = parts.map(({ report }) => report.summary)
    expect(summary.durationMs).toBe(Math.max(...all.map((one) => one.durationMs)))
    expect(summary.tokens.prompt).toBe(all[0]!.tokens.prompt + all[1]!.tokens.prompt + all[2]!.tokens.prompt)
    expect(summary.costUsd).toBeCloseTo(all[0]!.costUsd! + all[1]!.costUsd! + all[2]!.costUsd!, 9)
  })

  it('have no cost if that of one shard is not known', async () => {
    const [first, second] = await runShards(good, 2)
    const unpriced = { ...second!.report, summary: { ...second!.report.summary, costUsd: null } }
    const merged = mergeReports([first!, { name: 'unpriced.json', report: unpriced }])
    expect(first!.report.summary.costUsd).toBeGreaterThan(0)
    expect(merged.summary.costUsd).toBeNull()
  })

  it('have no verdict if one shard did not reach its target, and name the shard', async () => {
    const parts = await runShards(good, 3)
    const lost = await runSuite({ baseUrl: 'http://127.0.0.1:1/v1', apiKey, only, shard: { index: 2, of: 3 } })
    assertReport(lost)
    const merged = mergeReports([parts[0]!, { name: 'lost.json', report: lost }, parts[2]!])
    expect(merged.verdict).toBe('inconclusive')
    expect(merged.inconclusiveBecause).toMatch(/^shard 2: the target cannot be reached/)
    expect(merged.target.model).toBe('kimi-k2.6')
  })

  it('fail if one shard failed, and keep the reason why another has no verdict', async () => {
    const [first, , third] = await runShards(faulty, 3)
    const lost = await runSuite({ baseUrl: 'http://127.0.0.1:1/v1', apiKey, only, shard: { index: 2, of: 3 } })
    const merged = mergeReports([first!, { name: 'lost.json', report: lost }, third!])
    expect([merged.verdict, merged.inconclusiveBecause]).toEqual(['fail', expect.stringContaining('shard 2')])
  })

  it('are refused if a shard is missing, doubled, whole, or of another run', async () => {
    const [first, second, third] = await runShards(good, 3)
    const refused = (...reports: ({ name: string; report: SuiteReport } | undefined)[]) => {
      expect(() => mergeReports(reports.map((one) => one!))).toThrow(expect.objectContaining({ name: 'MergeError' }))
      try {
        mergeReports(reports.map((one) => one!))
      } catch (error) {
        return (error as Error).message
      }
      return ''
    }
    expect(refused(first, third)).toContain('shard 2 of 3 is missing')
    expect(refused(first)).toContain('shard 2, 3 of 3 is missing')
    expect(refused(first, second, third, second)).toContain(
      'shard 2 of 3 is there twice: shard-2.json and shard-2.json',
    )
    expect(refused({ name: 'whole.json', report: await run(good) })).toContain(
      'whole.json is the report of a whole run',
    )
    expect(refused()).toContain('no report to merge')
    const [ofTwo] = await runShards(good, 2)
    expect(refused(first, ofTwo)).toContain('the number of shards differs (3, 2)')
    const [, other] = await runShards(good, 3, { only: [...only, 'files'] })
    expect(refused(first, other)).toContain('the selection of cases differs')
    const [, , model] = await runShards(good, 3, { model: 'kimi-k2.5' })
    expect(refused(first, second, model)).toContain('the model differs (kimi-k2.6, kimi-k2.5)')
    const cut = { name: 'cut.json', report: { ...third!.report, cases: third!.report.cases.slice(1) } }
    expect(refused(first, second, cut)).toMatch(/cut\.json has \d+ cases, but shard 3 of 3 has \d+/)
  })
})

describe('check --merge', () => {
  it('writes every reporter, and exits as the whole run would', async () => {
    const folder = makeFolder()
    const files: string[] = []
    for (const [index, server] of [good, faulty, good].entries()) {
      const file = join(folder, `shard-${index + 1}.json`)
      const args = ['--shard', `${index + 1}/3`, '--base-url', server.url, '--model', 'kimi-k2.6', '--only', ...only]
      const ran = await runCli(['check', ...args, '--reporter', `json=${file}`], { env: { MOONSHOT_API_KEY: apiKey } })
      expect([ran.code, ran.err]).toEqual([index === 1 ? 1 : 0, expect.stringContaining(`shard ${index + 1} of 3`)])
      files.push(file)
    }
    const names = ['pretty', 'json', 'junit', 'html', 'github', 'markdown']
    const outputs = names.flatMap((name) => ['--reporter', `${name}=${join(folder, name)}.out`])
    const merged = await runCli(['check', '--merge', ...files, ...outputs])
    expect([merged.code, merged.out]).toEqual([1, ''])
    const report = JSON.parse(readFileSync(join(folder, 'json.out'), 'utf8')) as SuiteReport
    assertReport(report)
    expect(report.shard).toBeUndefined()
    expect(report.notes).toBeUndefined()
    for (const name of names) expect(readFileSync(join(folder, `${name}.out`), 'utf8')).toContain('object')
    const missing = await runCli(['check', '--merge', files[0]!, files[2]!])
    expect([missing.code, missing.err]).toEqual([2, expect.stringContaining('shard 2 of 3 is missing')])
  })

  it('refuses files that are not reports, and options that have no effect', async () => {
    const folder = makeFolder()
    const write = (name: string, text: string) => {
      writeFileSync(join(folder, name), text)
      return join(folder, name)
    }
    for (const [args, message] of [
      [[join(folder, 'none.json')], /none\.json does not exist; check the path/],
      [[write('a.json', '{"log":')], /a\.json cannot be read as a JSON report/],
      [[write('b.json', '{"log":{}}')], /b\.json is no report of check --reporter json/],
      [[write('c.json', 'null')], /c\.json is no report of check --reporter json/],
      [[write('d.json', '{}'), '--strict'], /--strict has no effect/],
      [[write('e.json', '{}'), '--base-url', 'http://127.0.0.1:1/v1'], /--base-url has no effect/],
    ] as const) {
      const ran = await runCli(['check', '--merge', ...args])
      expect([ran.code, ran.err]).toEqual([2, expect.stringMatching(message)])
    }
  })
})
