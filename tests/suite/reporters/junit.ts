/**
 * JUnit XML as Jenkins, GitLab and GitHub readers take it.
 * Schema: https://github.com/jenkinsci/xunit-plugin (junit-10.xsd, 2026).
 */
import { toRows, type Report, type ReportedFailure } from './report.ts'
import { describeTarget, toMessage, toText } from './failure-text.ts'
import type { Reporter } from './reporter.ts'

export const junit: Reporter = {
  name: 'junit',
  about: 'JUnit XML for CI servers',
  render(report) {
    const groups = new Map<string, ReturnType<typeof toRows>>()
    for (const row of toRows(report)) {
      const group = 'cases' in report ? row.id.split('/', 1)[0]! : 'recorded traffic'
      groups.set(group, [...(groups.get(group) ?? []), row])
    }
    const { cases, fail, durationMs } = report.summary
    const head = `tests="${cases}" failures="${fail}" errors="0" time="${toSeconds(durationMs)}"`
    const suites = [...groups].map(([group, rows]) => toSuite(group, rows, report))
    if (report.verdict === 'inconclusive' && cases === 0) suites.push(toInconclusive(report))
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="kimi-contract" ${head}>\n${suites.join('')}</testsuites>\n`
  },
}

type Row = ReturnType<typeof toRows>[number]

function toSuite(group: string, rows: readonly Row[], report: Report): string {
  const count = (status: string) => rows.filter((row) => row.status === status).length
  const time = toSeconds(rows.reduce((sum, row) => sum + row.durationMs, 0))
  return [
    `  <testsuite name="${escape(group)}" tests="${rows.length}" failures="${count('fail')}" errors="0" skipped="${count('skip')}" time="${time}">\n`,
    `    <properties>\n      <property name="target" value="${escape(describeTarget(report.target))}"/>\n    </properties>\n`,
    ...rows.map((row) => toCase(row, group)),
    '  </testsuite>\n',
  ].join('')
}

function toCase(row: Row, group: string): string {
  const open = `    <testcase classname="${escape(`kimi-contract.${group}`)}" name="${escape(row.id)}" time="${toSeconds(row.durationMs)}"`
  const inner: string[] = []
  if (row.status === 'skip') inner.push(`      <skipped message="${escape(row.skippedBecause ?? 'skipped')}"/>\n`)
  // Under --strict a warning is what failed the case.
  const counted = row.failures.filter((one) => row.status === 'fail' && one.severity !== 'notice')
  for (const failure of counted) {
    const attributes = `type="${escape(failure.check)}" message="${escape(toMessage(failure))}"`
    inner.push(`      <failure ${attributes}>${escape(toBody(failure, row))}</failure>\n`)
  }
  const rest = row.failures.filter((one) => !counted.includes(one))
  if (rest.length > 0)
    inner.push(
      `      <system-out>${escape(rest.map((one) => `${one.severity}: ${toBody(one, row)}`).join('\n\n'))}</system-out>\n`,
    )
  return inner.length === 0 ? `${open}/>\n` : `${open}>\n${inner.join('')}    </testcase>\n`
}

function toBody(failure: ReportedFailure, row: Row): string {
  return toText(failure, row)
}

/** A run without a single case would read as green. */
function toInconclusive(report: Report): string {
  const because = escape(report.inconclusiveBecause ?? 'no verdict')
  return [
    '  <testsuite name="kimi-contract" tests="1" failures="0" errors="1" skipped="0" time="0">\n',
    `    <testcase classname="kimi-contract" name="verdict" time="0">\n      <error message="${because}" type="inconclusive">${because}</error>\n    </testcase>\n`,
    '  </testsuite>\n',
  ].join('')
}

function toSeconds(ms: number): string {
  return (ms / 1000).toFixed(3)
}

/** Text for XML 1.0, which has no way to write most control characters. */
function escape(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g,
      (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\r', '&#13;')
}
