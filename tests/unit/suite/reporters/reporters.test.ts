/** Reporters take whatever a target sent and stay well-formed: XML by Jenkins' schema, HTML without script or network, one line an annotation. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { reporters } from '../../../suite/reporters/index.ts'
import { toText } from '../../../suite/reporters/failure-text.ts'
import type { Report } from '../../../suite/reporters/report.ts'
import { assertReport } from '../runner/run-on.ts'
import { findXmlValidator } from './xml-validator.ts'
import { empty, filesSample, sample } from './sample-report.ts'

const render = (name: string, report: Report = sample, color = false) =>
  reporters.find((one) => one.name === name)!.render(report, { color })
const reports: [string, Report][] = [
  ['a run', sample],
  ['recorded traffic', filesSample],
  ['a run without a verdict', empty],
]

describe('every reporter', () => {
  it.each(reporters.flatMap(({ name }) => reports.map(([what, report]) => [name, what, report] as const)))(
    '%s writes %s without raw controls',
    (name, _, report) => {
      // oxlint-disable-next-line no-control-regex -- controls are what must not come through
      expect(render(name, report)).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f]/)
    },
  )
  it.each(reports)('says of %s what was tested, and the verdict', (_, report) => {
    for (const name of ['pretty', 'html', 'markdown', 'github'])
      expect(render(name, report)).toMatch(/server|recorded traffic/)
  })
})

describe('json', () => {
  it.each(reports)('keeps the published schema for %s', (_, report) => {
    assertReport(JSON.parse(render('json', report)))
  })
})

describe('junit', () => {
  const xsd = fileURLToPath(new URL('junit-10.xsd', import.meta.url))
  const judge = findXmlValidator()

  it.skipIf(judge === null).each(reports)('is valid by the schema of Jenkins for %s', (_, report) => {
    const file = join(mkdtempSync(join(tmpdir(), 'junit-')), 'report.xml')
    writeFileSync(file, render('junit', report))
    expect(judge!(xsd, file)).toBe('')
  })
  const missing = 'neither xmllint, Python with lxml nor a JDK is here to judge XML'
  if (judge === null && process.env.CI) throw new Error(missing)
  if (judge === null) console.warn(`skipped: ${missing}`)

  it('counts only what fails a case as a failure', () => {
    const xml = render('junit')
    expect(xml.match(/<failure /g)).toHaveLength(1)
    expect(xml.match(/<system-out>/g)).toHaveLength(2)
    expect(xml).toContain('<skipped message="not for &lt;this&gt; model"/>')
  })

  it('is not green when nothing was tested', () => {
    expect(render('junit', empty)).toContain(
      '<error message="the target cannot be reached: &lt;nothing&gt;" type="inconclusive">',
    )
  })
})

describe('html', () => {
  it('holds no script, no foreign address to load, and the bytes around the fault', () => {
    const page = render('html')
    expect(page).not.toMatch(/<script|<img|<link|src=|@import|url\(/)
    expect(page).toContain('On the wire, from byte 692')
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page).toContain('<a href="https://example.com/a?b=1&amp;c=2" rel="noreferrer">')
  })
})

describe('github', () => {
  it('gives each finding one line with its level', () => {
    const lines = render('github').trimEnd().split('\n')
    expect(lines.map((line) => /^::(\w+) title=/.exec(line)?.[1])).toEqual(['error', 'notice', 'warning', undefined])
    expect(lines[0]).toContain('%0A  documented  role | first%0A')
  })
})

describe('markdown', () => {
  it('keeps tables and mentions from being made by a target', () => {
    const text = render('markdown')
    expect(text).toContain('- **received:** ````a')
    expect(text.replaceAll(/(`+).*?\1/g, '')).not.toContain('@someone')
    expect(text).toContain('| `chat/stream` | ❌ fail | 12 ms |')
    expect(text).not.toContain('<b>')
  })
})

describe('pretty', () => {
  it('reads a failure in title, message and labelled lines', () => {
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
  it('colours only when asked to', () => {
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
