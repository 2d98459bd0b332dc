/**
 * Annotations of GitHub Actions, one line a failure; the step summary is the markdown report.
 * Commands: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands (2026).
 */
import { toRows } from './report.ts'
import { describeCounts, describeTarget, describeVerdict, toText, toTitle } from './failure-text.ts'
import type { Reporter } from './reporter.ts'

export const github: Reporter = {
  name: 'github',
  about: 'annotations of GitHub Actions, and its step summary',
  render(report) {
    const lines = toRows(report).flatMap((row) =>
      row.failures.map((failure) => {
        const command = failure.severity === 'fail' ? 'error' : failure.severity === 'warn' ? 'warning' : 'notice'
        return `::${command} title=${toProperty(toTitle(failure, row))}::${toData(toText(failure, row))}`
      }),
    )
    if (report.verdict === 'inconclusive') lines.push(`::error title=kimi-contract::${toData(describeVerdict(report))}`)
    lines.push(
      toData(
        `kimi-contract: ${describeVerdict(report)}. ${describeCounts(report)}. Tested ${describeTarget(report.target)}.`,
      ),
    )
    return `${lines.join('\n')}\n`
  },
}

function toData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function toProperty(text: string): string {
  return toData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
