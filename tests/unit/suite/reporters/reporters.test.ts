/** Reports are well-formed whatever a target sent: XML by Jenkins' schema, HTML without script or network, one line per annotation. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { reporters } from '../../../suite/reporters/index.ts'
import { toText } from '../../../suite/reporters/failure-text.ts'
import { toGroups } from '../../../suite/reporters/groups.ts'
import type { CaseReport, FilesReport, Report, ReportedFailure, SuiteReport } from '../../../suite/reporters/report.ts'
import { isCI } from '../../requirements.ts'
import { assertReport } from '../runner/run-on.ts'
import { findXmlValidator } from './xml-validator.ts'
import { empty, filesSample, requestsSample, sample } from './sample-report.ts'

const render = (name: string, report: Report = sample, color = false) =>
  reporters.find((one) => one.name === name)!.render(report, { color })
const reports: [string, Report][] = [
  ['a run', sample],
  ['recorded traffic', filesSample],
  ['recorded traffic with requests', requestsSample],
  ['a run without a verdict', empty],
]

describe('every reporter', () => {
  it.each(reporters.flatMap(({ name }) => reports.map(([what, report]) => [name, what, report] as const)))(
    '%s writes %s without raw control characters',
    (name, _, report) => {
      // oxlint-disable-next-line no-control-regex -- control characters must not be in the output
      expect(render(name, report)).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f]/)
    },
  )
  it.each(reports)('names the target and the verdict of %s', (_, report) => {
    for (const name of ['pretty', 'html', 'markdown', 'github'])
      expect(render(name, report)).toMatch(/server|recorded traffic/)
  })
})

describe('requests of recorded traffic', () => {
  it.each(['pretty', 'html', 'markdown', 'github', 'junit'])('are a section of %s', (name) => {
    const text = render(name, requestsSample)
    if (name !== 'junit') expect(text).toContain('requests: 2 judged, 0 with warnings, 1 failed')
    expect(text).toContain('only 1 is allowed')
    expect(text).toContain('the member seed has no effect')
    expect(render(name, filesSample)).not.toContain('requests')
  })

  it('are test cases of junit, counted as tests and failures', () => {
    const xml = render('junit', requestsSample)
    expect(xml).toContain('<testsuites name="kimi-contract" tests="3" failures="1"')
    expect(xml).toContain('<testsuite name="requests" tests="2" failures="1"')
    expect(xml.match(/<failure type="request-refused"/g)).toHaveLength(1)
  })

  it('give one error annotation for a refusal and one warning for an ignored member', () => {
    const lines = render('github', requestsSample).split('\n')
    expect(lines[0]).toMatch(/^::error title=request-refused .*a\/b\.har#3::/)
    expect(lines[1]).toMatch(/^::warning title=ignored-member /)
  })
})

describe('json', () => {
  it.each(reports)('matches the published schema for %s', (_, report) => {
    assertReport(JSON.parse(render('json', report)))
  })
})

describe('junit', () => {
  const xsd = fileURLToPath(new URL('junit-10.xsd', import.meta.url))
  const validate = findXmlValidator()

  const errors = new Map<string, string>()
  beforeAll(() => {
    if (validate === null) return
    const folder = mkdtempSync(join(tmpdir(), 'junit-'))
    const files = reports.map(([, report], at) => {
      const file = join(folder, `${at}.xml`)
      writeFileSync(file, render('junit', report))
      return file
    })
    for (const [at, text] of validate(xsd, files).entries()) errors.set(reports[at]![0], text)
  })

  it.skipIf(validate === null).each(reports)('is valid by the schema of Jenkins for %s', (name) => {
    expect(errors.get(name)).toBe('')
  })
  const missing = 'neither xmllint, Python with lxml nor a JDK is installed to validate XML'
  if (validate === null && isCI) throw new Error(missing)
  if (validate === null) console.warn(`skipped: ${missing}`)

  it('has a failure element only for what fails a case', () => {
    const xml = render('junit')
    expect(xml.match(/<failure /g)).toHaveLength(1)
    expect(xml.match(/<system-out>/g)).toHaveLength(2)
    expect(xml).toContain('<skipped message="not for &lt;this&gt; model"/>')
  })

  it('has an error when nothing was tested', () => {
    expect(render('junit', empty)).toContain(
      '<error message="the target cannot be reached: &lt;nothing&gt;" type="inconclusive">',
    )
    expect(render('junit', empty)).toContain('<testsuites name="kimi-contract" tests="1" failures="0" errors="1"')
  })

  it('has an error beside the cases of a run that was stopped', () => {
    const passed = toRun(2).cases.map((one) => ({ ...one, status: 'pass' as const, failures: [] }))
    const summary = { ...empty.summary, cases: 2, pass: 2 }
    const because = 'the run was stopped'
    const xml = render('junit', { ...empty, summary, cases: passed, inconclusiveBecause: because })
    expect(xml).toContain('<testsuites name="kimi-contract" tests="3" failures="0" errors="1"')
    expect(xml).toContain('<error message="the run was stopped" type="inconclusive">')
  })
})

describe('html', () => {
  it('has no script, loads nothing, and shows the bytes around the failure', () => {
    const page = render('html')
    expect(page).not.toMatch(/<script|<img|<link|src=|@import|url\(/)
    expect(page).toContain('Received, from byte 692')
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page).toContain('<a href="https://example.com/a?b=1&amp;c=2" rel="noreferrer">')
  })
})

describe('github', () => {
  it('writes one annotation per finding, failures first', () => {
    const lines = render('github').trimEnd().split('\n')
    expect(lines.map((line) => /^::(\w+) title=/.exec(line)?.[1])).toEqual(['error', 'warning', 'notice', undefined])
    expect(lines[0]).toContain('%0A  documented  role | first%0A')
  })
})

describe('markdown', () => {
  it('escapes table cells and mentions', () => {
    const text = render('markdown')
    expect(text).toContain('- **received:** ````a')
    expect(text.replaceAll(/(`+).*?\1/g, '')).not.toContain('@someone')
    expect(text).toContain('| `chat/stream` | ❌ fail | 12 ms |')
    expect(text).not.toContain('<b>')
  })
})

describe('pretty', () => {
  it('prints a failure as title, message and labelled lines', () => {
    expect(toText(sample.cases[1]!.failures[0]!, sample.cases[1]!).split('\n')).toEqual([
      'chunk-sequence · createChatCompletion · chat/stream',
      String.raw`  a chunk\u0007 came <b>late</b> & "quoted" (3 times)`,
      '  documented  role | first',
      expect.stringMatching(/^ {2}received {4}a\\u001b\[31mred\\u0000\\nline/) as string,
      '  at          chunk 3 (byte 812) /choices/0/delta',
      '  blame       target',
      '  next        look at the proxy',
      '  source      https://example.com/a?b=1&c=2 (2026-09)',
    ])
  })
  it('colours only on request', () => {
    expect(render('pretty', sample, true)).toContain('\u001b[31m✗\u001b[39m')
    expect(render('pretty')).toContain('  ✗ stream')
  })
  it('shows rates, skips with reasons, and the cost', () => {
    const text = render('pretty')
    expect(text).toContain('calls: 1 of 3')
    expect(text).toContain('skipped: not for <this> model')
    expect(text).toContain('61.2 s · 10 prompt and 5 completion tokens · $0.0123')
  })
})

/** A run with one failure in `count` cases, and the given failures in the case after them. */
function toRun(count: number, more: readonly ReportedFailure[] = []): SuiteReport {
  const [, failed] = sample.cases as [CaseReport, CaseReport]
  const [{ excerpt: _excerpt, ...failure }] = failed.failures as [ReportedFailure]
  const cases = Array.from({ length: count }, (_item, at) => ({
    ...failed,
    id: `chat/case-${at}`,
    failures: [{ ...failure, message: 'no usage came', at: `chunk ${at}`, count: 1 }],
  }))
  const last = { ...failed, id: 'tools/auto', failures: more.map((one) => ({ ...one })) }
  return { ...sample, notes: [], cases: more.length === 0 ? cases : [...cases, last] }
}

const different = (count: number): ReportedFailure[] =>
  Array.from({ length: count }, (_, at) => ({ ...sample.cases[1]!.failures[0]!, count: 1, message: `reason ${at}` }))

describe('equal failures of several cases', () => {
  const run = toRun(14, different(1))

  it.each(['pretty', 'markdown', 'html', 'github'])('%s describes them once, with their number and places', (name) => {
    const text = render(name, run)
    expect(text.match(/chunk-sequence · createChatCompletion · 14 cases/g)).toHaveLength(1)
    expect(text).toMatch(/no usage came \(14 times\)|no usage came \\\(14 times\\\)/)
    expect(text).toMatch(/chat\/case-0 \(chunk 0\), chat\/case-1 \(chunk 1\)[^\n]* and 8 more/)
    expect(text.match(/documented/g)!.length).toBe(2)
  })

  it('pretty marks the cases and repeats the groups in the summary', () => {
    const lines = render('pretty', run).split('\n')
    expect(lines.filter((line) => line.trim() === 'fail chunk-sequence: see below')).toHaveLength(14)
    const summary = lines.slice(lines.indexOf('checks failed'))
    expect(summary).toContain('  ✗ chunk-sequence: no usage came (14 cases)')
    expect(summary).toContain('  ✗ chunk-sequence: reason 0 (tools/auto)')
  })

  it('junit keeps a failure for each case, which names the others', () => {
    const xml = render('junit', run)
    expect(xml.match(/message="no usage came \(in 14 cases\)"/g)).toHaveLength(14)
    expect(xml).toContain('message="reason 0"')
  })

  it('differ by check, severity or message', () => {
    const [first] = different(1) as [ReportedFailure]
    const others: ReportedFailure[] = [
      { ...first, check: 'other' },
      { ...first, severity: 'warn' },
      ...different(2).slice(1),
    ]
    expect(toGroups(toRun(1, [first, ...others])).map(({ places }) => places.length)).toEqual([1, 1, 1, 1, 1])
  })

  it('show one received value and the number of the others', () => {
    const run2 = toRun(3)
    run2.cases[1]!.failures[0]!.received = 'another'
    expect(render('github', run2)).toMatch(/ \(and 1 other value\)/)
  })
})

describe('annotations', () => {
  it.each([
    [9, 9],
    [10, 10],
    [11, 10],
    [200, 10],
  ])('%i different findings become %i annotations', (count, expected) => {
    const lines = render('github', toRun(0, different(count)))
      .split('\n')
      .filter((line) => line.startsWith('::'))
    expect(lines).toHaveLength(expected)
    if (count > 10) expect(lines.at(-1)).toMatch(`::error title=${count - 9} more findings%3A see the step summary::`)
  })
})

describe('recorded traffic', () => {
  const label = 'traces/of/today/with-a-long-name.har'
  const failure = { ...sample.cases[1]!.failures[0]!, message: 'once', count: 1 }
  const toFiles = (...messages: string[]): FilesReport => ({
    ...filesSample,
    files: messages.map((message, at) => ({
      file: label,
      entry: String(at),
      operationId: null,
      status: 'fail',
      failures: [{ ...failure, message }],
    })),
  })

  it.each([
    ['one entry', toFiles('a')],
    [
      'an entry with several failures',
      { ...toFiles('a'), files: [{ ...toFiles('a').files[0]!, failures: different(3) }] },
    ],
  ])('pretty prints the label of a file once for %s', (_, report) => {
    expect(render('pretty', report).split(label)).toHaveLength(2)
  })

  it('pretty prints the label of a file once above its entries', () => {
    const lines = render('pretty', toFiles('a', 'b')).split('\n')
    const body = lines.slice(0, lines.indexOf('checks failed'))
    expect(body.filter((line) => line.includes(label))).toEqual([label])
    expect(body).toContain('  ✗ #1')
  })

  it('a group prints the label of a file once for all its entries', () => {
    const text = render('markdown', toFiles('a', 'a', 'a'))
    expect(text).toContain(`3 entries of ${label.replaceAll('-', '-')}`)
    expect(text).toContain(`- **at:** \`${label}#0 (${failure.at}), #1 (${failure.at}), #2 (${failure.at})\``)
  })
})

describe('a run that ended before the first case', () => {
  it('pretty prints the reason once', () => {
    const because = 'the target does not offer the model kimi-k9'
    const skipped = toRun(50).cases.map((one) => ({
      ...one,
      status: 'skip' as const,
      skippedBecause: because,
      failures: [],
    }))
    const text = render('pretty', { ...empty, inconclusiveBecause: because, cases: skipped })
    expect(text.split(because)).toHaveLength(2)
    expect(text).toContain('- 50 cases not tested')
  })

  it('pretty lists the cases of a run without failures', () => {
    const passed = toRun(2).cases.map((one) => ({ ...one, status: 'pass' as const, failures: [] }))
    const text = render('pretty', { ...sample, verdict: 'pass', cases: passed })
    expect(text.match(/✓ case-/g)).toHaveLength(2)
  })
})
