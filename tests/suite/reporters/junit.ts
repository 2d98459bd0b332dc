/**
 * JUnit XML for Jenkins, GitLab and GitHub: one test case per case or entry, each with its own failures.
 * The schema is junit-10.xsd (jenkinsci/xunit-plugin).
 */
import { countStatuses, toRequestRows, toRows, type Report, type Row } from './report.ts'
import { describeFailure, describePlaceCount, describeTarget, toGroupText } from './failure-text.ts'
import { toGroup, toGroups, toRequestGroups, type FailureGroup } from './groups.ts'
import type { Reporter } from './reporter.ts'

export const junit: Reporter = {
  name: 'junit',
  about: 'JUnit XML for CI servers',
  render(report) {
    const byGroup = Map.groupBy(toRows(report), (row) =>
      row.file === undefined ? row.id.split('/', 1)[0]! : 'recorded traffic',
    )
    const equal = toGroups(report)
    const requests = toRequestRows(report)
    const { cases, fail, durationMs } = report.summary
    const failed = fail + countStatuses(requests).fail
    const errors = report.verdict === 'inconclusive' ? 1 : 0
    const head = `tests="${cases + requests.length + errors}" failures="${failed}" errors="${errors}" time="${toSeconds(durationMs)}"`
    const suites = [...byGroup].map(([group, rows]) => toSuite(group, rows, report, equal))
    if (requests.length > 0) suites.push(toSuite('requests', requests, report, toRequestGroups(report)))
    if (errors > 0) suites.push(toInconclusive(report))
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="kimi-contract" ${head}>\n${suites.join('')}</testsuites>\n`
  },
}

function toSuite(group: string, rows: readonly Row[], report: Report, equal: readonly FailureGroup[]): string {
  const count = (status: string) => rows.filter((row) => row.status === status).length
  const time = toSeconds(rows.reduce((sum, row) => sum + row.durationMs, 0))
  return [
    `  <testsuite name="${escape(group)}" tests="${rows.length}" failures="${count('fail')}" errors="0" skipped="${count('skip')}" time="${time}">\n`,
    `    <properties>\n      <property name="target" value="${escape(describeTarget(report.target))}"/>\n    </properties>\n`,
    ...rows.map((row) => toCase(row, group, equal)),
    '  </testsuite>\n',
  ].join('')
}

function toCase(row: Row, group: string, equal: readonly FailureGroup[]): string {
  const open = `    <testcase classname="${escape(`kimi-contract.${group}`)}" name="${escape(row.id)}" time="${toSeconds(row.durationMs)}"`
  const inner: string[] = []
  if (row.status === 'skip') inner.push(`      <skipped message="${escape(row.skippedBecause ?? 'skipped')}"/>\n`)
  // Under --strict a case may fail by a warning.
  const counted = row.failures.filter((one) => row.status === 'fail' && one.severity !== 'notice')
  for (const failure of counted) {
    const own = toGroup([{ row, failure }])
    const shared = equal.find((one) => one.places.length > 1 && one.places.some((place) => place.failure === failure))
    const message = `${describeFailure(own).message}${shared ? ` (in ${describePlaceCount(shared.places)})` : ''}`
    const attributes = `type="${escape(failure.check)}" message="${escape(message)}"`
    inner.push(`      <failure ${attributes}>${escape(toGroupText(own))}</failure>\n`)
  }
  const rest = row.failures.filter((one) => !counted.includes(one))
  if (rest.length > 0)
    inner.push(
      `      <system-out>${escape(rest.map((failure) => `${failure.severity}: ${toGroupText(toGroup([{ row, failure }]))}`).join('\n\n'))}</system-out>\n`,
    )
  return inner.length === 0 ? `${open}/>\n` : `${open}>\n${inner.join('')}    </testcase>\n`
}

/** A run without a verdict needs a test case with an error, because readers count skipped cases and an empty suite as passed. */
function toInconclusive(report: Report): string {
  const because = escape(report.inconclusiveBecause ?? 'could not be tested')
  return [
    '  <testsuite name="kimi-contract" tests="1" failures="0" errors="1" skipped="0" time="0">\n',
    `    <testcase classname="kimi-contract" name="verdict" time="0">\n      <error message="${because}" type="inconclusive">${because}</error>\n    </testcase>\n`,
    '  </testsuite>\n',
  ].join('')
}

function toSeconds(ms: number): string {
  return (ms / 1000).toFixed(3)
}

/** Text for XML 1.0, which cannot represent most control characters. */
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
