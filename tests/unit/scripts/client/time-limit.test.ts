/** A run that the time limit ends soon after an answer says nothing about how the program uses that answer. */
import { expect, it } from 'vitest'
import type { DrillContext, Run, SeenRequest } from '../../../../scripts/client-drills/drill.ts'
import { drills } from '../../../../scripts/client-drills/drills/index.ts'
import { findNoTime } from '../../../../scripts/client-drills/judgements/outcome.ts'

const request = (over: Partial<SeenRequest>) => ({ isChat: true, atMs: 0, endedMs: 0, ...over }) as SeenRequest
const run = (over: Partial<Run>) =>
  ({ requests: [], exitCode: null, durationMs: 120_000, endedBecause: 'time', ...over }) as unknown as Run

it.each([
  [
    'a request shortly before the limit',
    [request({ atMs: 113_000, endedMs: 113_200 })],
    /6\.80 s after its last answer/,
  ],
  ['an answer that was not complete', [request({ atMs: 112_000, endedMs: null })], /8\.00 s after/],
  ['no chat request', [request({ isChat: false })], /before a chat request/],
])('a program with %s needs a higher --limit-s', (_, requests, reason) => {
  expect(findNoTime(run({ requests }))).toMatch(reason)
  expect(findNoTime(run({ requests }))).toMatch(/raise --limit-s/)
})

it.each([
  ['had time enough after its answer', { requests: [request({ atMs: 1000, endedMs: 2000 })] }],
  ['ended by itself', { requests: [request({ atMs: 119_000, endedMs: 119_500 })], endedBecause: null }],
  ['sent too many requests', { requests: [request({ atMs: 119_000 })], endedBecause: 'requests' as const }],
])('a program is judged that %s', (_, over) => {
  expect(findNoTime(run(over))).toBeNull()
})

it.each(['streams/split-characters', 'streams/crlf', 'load/overloaded-once', 'load/server-error-once'])(
  '%s does not apply to a program that the limit ends soon after its answer',
  (id) => {
    const attempts = [0, 1].map((attempt) =>
      request({ attempt, question: 'Hi', atMs: 113_000 + attempt * 2000, endedMs: 113_500 + attempt * 2000 }),
    )
    const late = run({ requests: attempts, stdout: '', stderr: '' })
    const plain = run({ requests: attempts.slice(0, 1), stdout: 'Oslo', stderr: '', exitCode: 0, endedBecause: null })
    const profile = { succeeds: true, answered: true, shownWords: ['Oslo'] }
    const options = { okExits: [0], expectOutput: null, limitMs: 120_000, scale: 1 }
    const context = { profile, options, plain, runs: [late] } as unknown as DrillContext
    const judgement = drills.find((drill) => drill.id === id)!.judge(context)
    expect(judgement).toEqual({ because: expect.stringMatching(/raise --limit-s/) })
  },
)
