/**
 * Annotations of GitHub Actions, one per group of equal failures; the step summary is the markdown report.
 * The commands are documented (github/workflow-commands).
 */
import {
  describeCounts,
  describeFailure,
  describeGroup,
  describeRequests,
  describeTarget,
  describeVerdict,
  toGroupBody,
} from './failure-text.ts'
import { bySeverity, toGroups, toRequestGroups, type FailureGroup } from './groups.ts'
import type { Reporter } from './reporter.ts'

/** GitHub shows ten annotations of each level per step; it drops more without a message. */
const maxAnnotations = 10

const commands = { fail: 'error', warn: 'warning', notice: 'notice' } as const

export const github: Reporter = {
  name: 'github',
  about: 'annotations of GitHub Actions, at most ten, and its step summary',
  render(report) {
    const groups = bySeverity([...toGroups(report), ...toRequestGroups(report)])
    const requests = describeRequests(report)
    const lines = []
    if (report.verdict === 'inconclusive') lines.push(toAnnotation('error', 'kimi-contract', describeVerdict(report)))
    const room = maxAnnotations - lines.length
    // The last annotation counts the groups that are not shown.
    const shown = groups.length <= room ? groups : groups.slice(0, room - 1)
    for (const group of shown)
      lines.push(toAnnotation(commands[group.failure.severity], describeFailure(group).title, toGroupBody(group)))
    const left = groups.slice(shown.length)
    if (left.length > 0) lines.push(toRest(left))
    lines.push(
      toData(
        `kimi-contract: ${describeVerdict(report)}. ${describeCounts(report)}. ${requests === null ? '' : `${requests}. `}Tested ${describeTarget(report.target)}.`,
      ),
    )
    return `${lines.join('\n')}\n`
  },
}

function toRest(groups: readonly FailureGroup[]): string {
  const title = `${groups.length} more findings: see the step summary`
  return toAnnotation(commands[groups[0]!.failure.severity], title, groups.map(describeGroup).join('\n'))
}

function toAnnotation(command: string, title: string, text: string): string {
  return `::${command} title=${toProperty(title)}::${toData(text)}`
}

function toData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function toProperty(text: string): string {
  return toData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
