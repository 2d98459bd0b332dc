/** Questions about a run that several drills ask: whether it succeeded or reported the problem, and how often and when it sent requests again. */
import type { AttachedEnd, DrillContext, Finding, Run, SeenRequest } from '../drill.ts'

/** Words by which a program reports that something went wrong. */
const problemWords =
  /\b(?:error|fail(?:ed|ure)?|refused?|reject\w*|invalid|incomplete|truncat\w*|cut (?:off|short)|interrupt\w*|abort\w*|premature\w*|unexpected(?:ly)?|broke(?:n)?|timed? ?out|timeout|length|max_tokens|warning|not found|denied|overloaded|unavailable|filter\w*|suspended|exhausted|stopped|retry\w*|exceeded|exception|traceback|disconnect\w*|no answer|empty|partial)\b/gi

/** Everything that the program printed. */
export function output(run: Run): string {
  return `${run.stdout}\n${run.stderr}`
}

/** Whether the exit code stands for success. */
export function exitsOk(run: Run, { options }: DrillContext): boolean {
  return run.endedBecause === null && run.exitCode !== null && options.okExits.includes(run.exitCode)
}

/** Problem words in the output that the first run did not print. If the first run itself was refused, its words do not count as usual. */
export function findNewProblemWords(run: Run, { plain, profile }: DrillContext): string[] {
  const usual = profile.answered ? toWords(output(plain)) : new Set<string>()
  return [...toWords(output(run))].filter((word) => !usual.has(word))
}

function toWords(text: string): Set<string> {
  return new Set((text.match(problemWords) ?? []).map((word) => word.toLowerCase()))
}

/** Whether the program reported the problem, by its exit code or by problem words in its output. */
export function isNoticed(run: Run, context: DrillContext): boolean {
  return !exitsOk(run, context) || findNewProblemWords(run, context).length > 0
}

/** The ways in which this tool ends a program, in words. */
const endings = {
  time: 'still running at the limit',
  requests: 'ended by the drill after too many requests',
  interrupt: 'interrupted',
} as const

/** `exit code 0 after 0.4 s`, with the end of the error output. */
export function describeEnd(run: Run): string {
  if (run.attached) return describeAttachedEnd(run, run.attached)
  const own = run.exitCode === null ? 'ended by a signal' : `exit code ${run.exitCode}`
  const how = run.endedBecause === null ? own : endings[run.endedBecause]
  const lines = run.stderr
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const last = lines.findLast((line) => /error|exception|fail/i.test(line)) ?? lines.at(-1) ?? ''
  return `${how} after ${toSeconds(run.durationMs)}${last === '' ? '' : `; stderr: ${last.slice(0, 200)}`}`
}

const outcomes = {
  success: 'the program showed an answer as a whole one',
  failure: 'the program reported a problem',
} as const

function describeAttachedEnd({ endedBecause, durationMs }: Run, { outcome }: AttachedEnd): string {
  const shown = outcome === null ? 'what the program showed is not known' : outcomes[outcome]
  const how = endedBecause === 'requests' ? 'refused further connections after too many requests' : shown
  const waiting = endedBecause === 'time' ? ', with a request that was not ended' : ''
  return `${how}${waiting}, after ${toSeconds(durationMs)}`
}

/** The requests on a time line: `0.03 s POST /v1/chat/completions → 429; +0.52 s …`. */
export function toTimeline(run: Run): string {
  const most = 12
  const shown = run.requests.slice(0, most).map((request, index) => {
    const before = run.requests[index - 1]
    const at = before === undefined ? toSeconds(request.atMs) : `+${toSeconds(request.atMs - before.atMs)}`
    const left = request.clientLeft ? ', left' : ''
    return `${at} ${request.method} ${request.url.replace(/\?.*/, '?…')} → ${request.status === 0 ? 'no answer' : request.status}${left}`
  })
  const more = run.requests.length - shown.length
  if (shown.length === 0) return 'no request'
  return `${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''}`
}

/** Milliseconds as seconds with two decimals: `0.52 s`. */
export function toSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`
}

/** The chat requests of a run. */
export function chatsOf(run: Run): SeenRequest[] {
  return run.requests.filter((request) => request.isChat)
}

/** The chat requests with the messages that were sent most often, in their order. */
export function findRepeated(run: Run): SeenRequest[] {
  const groups = Map.groupBy(chatsOf(run), (request) => request.question)
  let most: SeenRequest[] = []
  for (const group of groups.values()) if (group.length > most.length) most = group
  return most
}

/** The waits between attempts in milliseconds: from the end of each answer to the next attempt. */
export function toGaps(attempts: readonly SeenRequest[]): number[] {
  return attempts.slice(1).map((request, index) => {
    const before = attempts[index]!
    return Math.max(0, request.atMs - (before.endedMs ?? before.atMs))
  })
}

/** Findings of a run in which the program must succeed: its exit code, the expected output, the words of the answer. */
export function expectSuccess(run: Run, context: DrillContext, expected: string): Finding[] {
  const { options, profile } = context
  if (!exitsOk(run, context))
    return [
      {
        severity: 'fail',
        message: 'the program did not succeed, although it was sent a whole answer',
        expected,
        observed: describeEnd(run),
        run,
      },
    ]
  const text = output(run)
  const missing = [
    ...(options.expectOutput === null || text.includes(options.expectOutput) ? [] : [options.expectOutput]),
    ...profile.shownWords.filter((word) => !text.includes(word)),
  ]
  if (missing.length === 0) return []
  return [
    {
      severity: 'fail',
      message: 'the output lacks text that was sent',
      expected,
      observed: `not in the output: ${missing.map((word) => JSON.stringify(word)).join(', ')}; ${describeEnd(run)}`,
      run,
    },
  ]
}

/** Findings of a run without a complete answer: the program must not end as if there were one. */
export function expectNoticed(run: Run, context: DrillContext, what: { message: string; expected: string }): Finding[] {
  if (isNoticed(run, context)) return []
  return [{ severity: 'fail', ...what, observed: `${describeEnd(run)}; no word about it in the output`, run }]
}

/** The most time that a program needs to end after its last answer, in milliseconds. */
const settleMs = 10_000

/** Why a run that the time limit ended cannot be judged by its last answer; null if the program had enough time to use it. */
export function findNoTime(run: Run): string | null {
  if (run.endedBecause !== 'time') return null
  const last = chatsOf(run).at(-1)
  if (last === undefined) return 'the time limit ended the run before a chat request: raise --limit-s'
  const left = run.durationMs - (last.endedMs ?? last.atMs)
  return left >= settleMs
    ? null
    : `the time limit ended the run ${toSeconds(left)} after its last answer: raise --limit-s`
}

/** Why a drill about complete answers cannot judge the program; null if it can. */
export function findNoSuccess({ profile }: DrillContext): string | null {
  if (profile.succeeds) return null
  return profile.answered
    ? 'the program does not succeed in the plain run, so its end says nothing'
    : 'Kimi refuses what the program sends in the plain run, see requests/accepted'
}

/** Why a drill that reads the output cannot judge the program; null if it can. */
export function findNothingShown({ profile, options, plain }: DrillContext): string | null {
  // For an attached program its user says whether the text was shown.
  if (plain.attached) return null
  return profile.shownWords.length > 0 || options.expectOutput !== null
    ? null
    : 'the output has no words of the answer: name a text of a successful run with --expect-output'
}

/** Functions for `needs` of setups. */
export const needs = {
  stream: ({ streams }: { streams: boolean }) => (streams ? null : 'the program does not stream'),
  tool: ({ tool, noToolBecause }: { tool: unknown; noToolBecause: string }) => (tool === null ? noToolBecause : null),
}
