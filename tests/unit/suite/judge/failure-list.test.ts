/** The failure list counts repeats, keeps different findings apart, and is bounded. */
import { expect, it } from 'vitest'
import { toSourceText } from '../../../../openapi/evidence.ts'
import type { Check, Finding } from '../../../suite/judge/check.ts'
import { createFailureList } from '../../../suite/judge/failure-list.ts'

const check: Check = { name: 'a', promise: 'p', source: 'docs/api/chat', severity: 'fail', inspect: () => undefined }
const finding: Finding = { message: 'm', documented: 'd', received: 'r', at: 'chunk 0' }

it('a repeated message of a check increases the count and keeps the first place', () => {
  const list = createFailureList()
  const report = list.reporter(check)
  report(finding)
  report({ ...finding, at: 'chunk 9', received: 'other' })
  expect(list.failures).toEqual([
    { check: 'a', severity: 'fail', ...finding, blame: 'target', source: toSourceText('docs/api/chat'), count: 2 },
  ])
})

it.each<[what: string, other: Partial<Finding>, from: Check]>([
  ['another message', { message: 'n' }, check],
  ['another severity', { severity: 'warn' }, check],
  ['another check', {}, { ...check, name: 'b' }],
])('%s is another failure', (_, other, from) => {
  const list = createFailureList()
  list.reporter(check)(finding)
  list.reporter(from)({ ...finding, ...other })
  expect(list.failures.map((one) => one.count)).toEqual([1, 1])
})

it('a finding sets severity, blame, source and next', () => {
  const list = createFailureList()
  const own = { severity: 'notice', blame: 'spec', source: 'rfc8259', next: 'do' } as const
  list.reporter(check)({ ...finding, ...own })
  expect(list.failures).toMatchObject([{ ...own, source: toSourceText('rfc8259') }])
})

it('one check with a thousand different messages gets twenty failures, and other checks keep theirs', () => {
  const list = createFailureList()
  for (let at = 0; at < 1000; at++) list.reporter(check)({ ...finding, message: `m ${at}` })
  list.reporter({ ...check, name: 'b' })(finding)
  expect(list.failures).toHaveLength(21)
  expect(list.failures.at(-1)).toMatchObject({ check: 'b' })
})
