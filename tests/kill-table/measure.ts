/** Measures what the whole suite reports about one fault: its own cases and a few probes, judged in this process, without sockets. */
import type { Fault } from '../../mocks/faults/index.ts'
import type { MockRequest, Reply } from '../../mocks/reply/types.ts'
import { createMock } from '../../mocks/state/mock.ts'
import type { Failure, Profile, Severity } from '../suite/judge/check.ts'
import { runSuite } from '../suite/index.ts'
import { judgeProbe, judgeProbes, judgeTogether, type JudgedProbe } from './probes.ts'
import type { Incoming, Send } from '../suite/sender/sender.ts'
import { createVirtualSend, toIncoming, toMockRequest } from './send-virtual.ts'

/** One finding. Findings with the same message are equal, so those of the mock without a fault can be left out. */
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
 * Runs the cases and probes that a fault changes against a mock with this fault. A case whose replies all stay byte for byte
 * the same has the findings of the run without a fault, and is not run again.
 */
export async function measure(fault: Fault, clean: CleanRun): Promise<Finding[]> {
  const { profile, exchanges } = clean
  const edit = createEdit(fault)
  const changed = [...exchanges].filter(([, answers]) => answers.some((one) => edit(one) !== null))
  const names = changed.map(([name]) => name)
  if (names.length === 0) return []
  const cases = names.filter((name) => name !== probeGroup && name !== setup)
  const findings: Finding[] = []
  if (names.includes(setup)) findings.push(...(await runCases(fault, profile)))
  else if (cases.length > 0) {
    const replayed = await replayCases(edit, clean, cases)
    findings.push(...replayed.findings)
    if (replayed.left.length > 0) findings.push(...(await runCases(fault, profile, replayed.left)))
  }
  if (names.includes(probeGroup)) findings.push(...judgeTogether(await judgeChangedProbes(edit, clean)))
  return findings
}

/** The reply with the fault applied, or null if it changes nothing. */
type Edit = (answered: Answered) => Reply | null

/** Applies the fault only once to each reply, so that a case is judged by the same reply that showed that it changes. */
function createEdit(fault: Fault): Edit {
  const edited = new Map<Answered, Reply | null>()
  return (answered) => {
    const known = edited.get(answered)
    if (known !== undefined) return known
    const reply = fault.apply(answered.reply, answered)
    edited.set(answered, reply)
    return reply
  }
}

/** Runs cases, all by default, against a mock with this fault. */
async function runCases(fault: Fault, profile: Profile, only?: readonly string[]): Promise<Finding[]> {
  const send = createVirtualSend(createMock({ apiKeys: [mockKey], profile, fault: fault.id }))
  const report = await runSuite({ ...toOptions(profile, send), ...(only === undefined ? {} : { only }) })
  return report.cases.flatMap(({ failures }) => failures)
}

/**
 * Runs cases against the replies of the clean run with the fault applied to them, which saves the composition of the answers. `left`
 * are the cases that send another request than in the clean run, because they got another reply before, and those that the suite then
 * skips; they need a mock.
 */
async function replayCases(edit: Edit, { profile, exchanges }: CleanRun, only: readonly string[]) {
  const left: string[] = []
  const findings: Finding[] = []
  const waiting = [...exchanges.keys()].filter((name) => name === setup || only.includes(name))
  const toReplies = (name: string | undefined) => [...(exchanges.get(name ?? '') ?? [])]
  // Requests before the first case choose the model.
  let replies = [...toReplies(waiting.shift()), ...toReplies(waiting[0])]
  let sent = 0
  let differs = false
  const send: Send = (outgoing) => {
    const request = toMockRequest(outgoing)
    const clean = replies.shift()
    sent++
    if (clean !== undefined && isSameRequest(request, clean.request))
      return Promise.resolve(toIncoming(edit(clean) ?? clean.reply))
    differs = true
    return Promise.resolve(unavailable)
  }
  await runSuite({
    ...toOptions(profile, send),
    only,
    onProgress({ case: { id, failures } }) {
      if (differs || sent === 0) left.push(id)
      else findings.push(...failures)
      waiting.shift()
      replies = toReplies(waiting[0])
      sent = 0
      differs = false
    },
  })
  return { findings, left }
}

/** The reply to a request that the clean run does not have; the case that sends it is run again. */
const unavailable: Incoming = toIncoming({ status: 503, headers: [], body: { kind: 'bytes', bytes: '' } } as Reply)

function isSameRequest(one: MockRequest, other: MockRequest): boolean {
  return (
    one.method === other.method &&
    one.url === other.url &&
    Buffer.compare(one.body, other.body) === 0 &&
    JSON.stringify(one.headers) === JSON.stringify(other.headers)
  )
}

/** The probes with the fault applied to their clean replies. Those it does not change keep the findings of the clean run. */
function judgeChangedProbes(edit: Edit, { profile, exchanges, probes }: CleanRun): Promise<JudgedProbe[]> {
  const answers = exchanges.get(probeGroup) ?? []
  return Promise.all(
    probes.map((judged, i) => {
      const reply = edit(answers[i]!)
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
