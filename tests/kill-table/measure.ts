/** What the whole suite reports about one fault: the suite's own cases and a few probes, judged in process, without sockets. */
import type { Fault } from '../../mocks/faults/index.ts'
import type { MockRequest, Reply } from '../../mocks/request/types.ts'
import { createMock } from '../../mocks/state/mock.ts'
import type { Failure, Profile, Severity } from '../suite/checks/check.ts'
import { runSuite } from '../suite/index.ts'
import { judgeProbe, judgeProbes, judgeTogether, type JudgedProbe } from './probes.ts'
import { createVirtualSend, toIncoming } from './send-virtual.ts'

/** One finding, identified by its message, so that what the mock causes without a fault can be subtracted. */
export type Finding = Pick<Failure, 'check' | 'severity' | 'message'>

/** The names of the checks that reported something, sorted; notices are not counted. */
export interface Verdicts {
  fail: string[]
  warn: string[]
}

/** The run of a mock without a fault, under one profile. */
export interface CleanRun {
  readonly profile: Profile
  readonly findings: readonly Finding[]
  /** What was sent and answered, by case. */
  readonly exchanges: ReadonlyMap<string, readonly Answered[]>
  /** The probes, one request each, in the order in which `exchanges` has them under its name for probes. */
  readonly probes: readonly JudgedProbe[]
}

interface Answered {
  readonly request: MockRequest
  readonly reply: Reply
  /** The request body as JSON; undefined when it does not parse. */
  readonly body: unknown
}

const mockKey = 'sk-kill-table'
/** Names of groups of requests that no case sends. */
const [probeGroup, setup] = ['(probes)', '(setup)']

/** Runs everything against a mock without a fault. */
export async function measureClean(profile: Profile): Promise<CleanRun> {
  const exchanges = new Map<string, readonly Answered[]>()
  let group: Answered[] = []
  const close = (name: string) => {
    exchanges.set(name, group)
    group = []
  }
  const send = createVirtualSend(createMock({ apiKeys: [mockKey], profile }), (request, reply) => {
    group.push({ request, reply, body: parseBody(request.body) })
  })
  const findings: Finding[] = []
  // Requests before the first case choose the model.
  await runSuite({
    ...toOptions(profile, send),
    onProgress({ done, case: { id, failures } }) {
      findings.push(...failures)
      if (done === 1) exchanges.set(setup, group.slice(0, -1))
      close(id)
    },
  })
  const probes = await judgeProbes(send, mockKey, profile)
  findings.push(...judgeTogether(probes))
  close(probeGroup)
  return { profile, findings, exchanges, probes }
}

/**
 * Runs the cases and probes that a fault changes against a mock with this fault. A case of which every reply stays byte for byte
 * the same has the findings of the clean run, and is not run again.
 */
export async function measure(fault: Fault, clean: CleanRun): Promise<Finding[]> {
  const { profile, exchanges } = clean
  const changed = [...exchanges].filter(([, answers]) => answers.some((one) => fault.apply(one.reply, one) !== null))
  const names = changed.map(([name]) => name)
  if (names.length === 0) return []
  const cases = names.filter((name) => name !== probeGroup && name !== setup)
  const findings: Finding[] = []
  if (cases.length > 0) {
    const send = createVirtualSend(createMock({ apiKeys: [mockKey], profile, fault: fault.id }))
    const only = names.includes(setup) ? {} : { only: cases }
    const report = await runSuite({ ...toOptions(profile, send), ...only })
    findings.push(...report.cases.flatMap(({ failures }) => failures))
  }
  if (names.includes(probeGroup)) findings.push(...judgeTogether(await judgeChangedProbes(fault, clean)))
  return findings
}

/** The probes with the fault applied to their clean replies. Those it does not change keep the findings of the clean run. */
function judgeChangedProbes(fault: Fault, { profile, exchanges, probes }: CleanRun): Promise<JudgedProbe[]> {
  const answers = exchanges.get(probeGroup) ?? []
  return Promise.all(
    probes.map((judged, i) => {
      const reply = fault.apply(answers[i]!.reply, answers[i]!)
      return reply === null ? judged : judgeProbe(i, () => Promise.resolve(toIncoming(reply)), mockKey, profile)
    }),
  )
}

/** The checks that report more than they report about the mock without a fault. */
export function toVerdicts(findings: readonly Finding[], clean: CleanRun): Verdicts {
  const usual = new Set(clean.findings.map((one) => toKey(one)))
  const added = findings.filter((one) => !usual.has(toKey(one)))
  const toNames = (severity: Severity) =>
    [...new Set(added.filter((one) => one.severity === severity).map(({ check }) => check))].sort()
  const fail = toNames('fail')
  return { fail, warn: toNames('warn').filter((check) => !fail.includes(check)) }
}

/** The verdict over all checks. */
export function toVerdict({ fail, warn }: Verdicts): Fault['expects'] {
  return fail.length > 0 ? 'fail' : warn.length > 0 ? 'warn' : 'pass'
}

function toKey({ check, severity, message }: Finding): string {
  return `${check} ${severity} ${message}`
}

function toOptions(profile: Profile, send: ReturnType<typeof createVirtualSend>) {
  return {
    baseUrl: 'http://mock.invalid/v1',
    apiKey: mockKey,
    model: 'kimi-k2.6',
    kind: 'mock' as const,
    profile,
    concurrency: 1,
    retry: { tries: 1 },
    goOn: true,
    send,
  }
}

function parseBody(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}
