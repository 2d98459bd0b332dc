/** What the whole suite says about each fault: the suite's own cases and a few probes, judged without a wire. */
import { createMock } from '../../mocks/state/mock.ts'
import type { Fault } from '../../mocks/faults/index.ts'
import type { Failure, Profile, Severity } from '../suite/checks/check.ts'
import { runSuite } from '../suite/index.ts'
import { judgeProbes } from './probes.ts'
import { createVirtualSend } from './send-virtual.ts'

/** One finding, told apart by its message, so that what the mock earns without a fault can be taken off. */
export type Finding = Pick<Failure, 'check' | 'severity' | 'message'>

/** The names of the checks that spoke, in order; notices are not counted. */
export interface Verdicts {
  fail: string[]
  warn: string[]
}

const mockKey = 'sk-kill-table'

/** Runs everything against a mock with this fault; null measures the mock without one. */
export async function measure(fault: Fault | null, profile: Profile = 'official'): Promise<Finding[]> {
  const mock = createMock({ apiKeys: [mockKey], profile, ...(fault ? { fault: fault.id } : {}) })
  const send = createVirtualSend(mock)
  const report = await runSuite({
    baseUrl: 'http://mock.invalid/v1',
    apiKey: mockKey,
    model: 'kimi-k2.6',
    kind: 'mock',
    profile,
    concurrency: 1,
    retry: { tries: 1 },
    send,
  })
  return [...report.cases.flatMap(({ failures }) => failures), ...(await judgeProbes(send, mockKey, profile))]
}

/** The checks that say more than they say of the mock without a fault. */
export function toVerdicts(findings: readonly Finding[], without: readonly Finding[]): Verdicts {
  const key = (one: Finding) => `${one.check} ${one.severity} ${one.message}`
  const usual = new Set(without.map(key))
  const fresh = findings.filter((one) => !usual.has(key(one)))
  const named = (severity: Severity) =>
    [...new Set(fresh.filter((one) => one.severity === severity).map(({ check }) => check))].sort()
  const fail = named('fail')
  return { fail, warn: named('warn').filter((check) => !fail.includes(check)) }
}

/** The verdict over all checks. */
export function toVerdict({ fail, warn }: Verdicts): Fault['expects'] {
  return fail.length > 0 ? 'fail' : warn.length > 0 ? 'warn' : 'pass'
}
