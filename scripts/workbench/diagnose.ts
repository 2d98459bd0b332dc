/** Explains an answer that refuses a request, with the diagnoses of `smoke`; sends nothing. */
import type { ArrivedBytes, Ending, HeaderList } from '../../openapi/exchange.ts'
import { inspectKey } from '../cli/key-form.ts'
import { consoles, createHider, type Context } from '../commands/smoke/context.ts'
import { diagnoseAnswer } from '../commands/smoke/diagnose-answer.ts'
import { diagnoses, type DiagnosisId } from '../commands/smoke/diagnoses.ts'
import type { Diagnosis as SmokeDiagnosis } from '../commands/smoke/result.ts'
import type { Diagnosis, Environment } from './protocol.ts'

/** A request with its whole answer. */
export interface AnsweredRequest {
  environment: Pick<Environment, 'kind' | 'baseUrl'>
  /** As sent; null where none was. */
  key: string | null
  model: string | null
  status: number
  headers: HeaderList
  body: ArrivedBytes[]
  end: Ending
  endedAtMs: number
  /** `page` (the default): with the fields of the page. `client`: by another program. */
  sentBy?: 'page' | 'client'
  /** The clock of the machine when the answer came; the current time where it is left out. */
  nowMs?: () => number
}

/** The explanation of a refusal; null for an answer that is not a refusal. */
export async function diagnose(answered: AnsweredRequest): Promise<Diagnosis | null> {
  const { status, headers, body, end, endedAtMs } = answered
  if (status < 300) return null
  const found = await diagnoseAnswer({ status, headers, body, end, endedAtMs }, toContext(answered))
  const [, , title] = diagnoses[found.id]
  return { title: toSentence(title), text: toSentence(found.cause), next: toSentence(findNext(found, answered)) }
}

function toContext({ environment, key, model, nowMs = Date.now }: AnsweredRequest): Context {
  const given = key ?? undefined
  return {
    baseUrl: environment.baseUrl,
    apiKey: given,
    key: key ?? '',
    keyHint: null,
    keyProblem: given === undefined ? null : inspectKey(given),
    model,
    offered: null,
    stream: false,
    timeoutMs: 0,
    sender: {
      send: () => Promise.reject(new Error('a diagnosis of the workbench sends nothing')),
      get: () => Promise.resolve(null),
      count: () => false,
      sent: [],
      last: null,
      left: 0,
    },
    hide: createHider([given]),
    announce: () => undefined,
    nowMs,
    proxy: null,
    tryOtherHost: false,
    probeTls: () => Promise.resolve(null),
  }
}

/** `smoke` names its options and environment variables; the page has fields for them. */
const nexts: Partial<Record<DiagnosisId, string>> = {
  'no-key': `type a key into the key field at the top; keys are created at ${consoles}`,
  'key-empty': `type a key into the key field at the top; keys are created at ${consoles}`,
  'key-refused': `it may have been deleted, or cut when copied. Keys of .ai, .cn and Kimi Code are not portable: choose the environment that the key belongs to, or check it at ${consoles}`,
  'kimi-code-key': `add https://api.kimi.com/coding/v1 as an environment, or create a key of the platform at ${consoles}`,
  'kimi-code-host': 'choose api.moonshot.ai or api.moonshot.cn as the environment for a key of the platform',
  'key-of-other-vendor': `take a key from ${consoles}, or add that vendor’s address as an environment`,
  'model-unknown': 'choose another model; GET /v1/models lists those of this key',
  refused: 'the message names the reason; correct the request and send it again',
}

/** Where another program sent the request, its own options are what can be changed. */
const nextsOfClient: Partial<Record<DiagnosisId, string>> = {
  'no-key': `send Authorization: Bearer KEY; keys are created at ${consoles}`,
  'key-refused': `check the key that the program sends: it may have been deleted, or cut when copied. Keys of .ai, .cn and Kimi Code are not portable; check it at ${consoles}`,
  'model-unknown': 'name another model; GET /v1/models lists those of the key',
}

function findNext({ id, next }: SmokeDiagnosis, { environment, sentBy }: AnsweredRequest): string {
  if (id === 'gateway-404' && environment.kind === 'mock')
    return `the base URL of this mock is ${environment.baseUrl}, with /v1 and without the path of an operation; other APIs’ operations do not exist here`
  if (sentBy === 'client') {
    if (id === 'key-refused' && environment.kind === 'mock')
      return 'this mock was started with --api-key: give the program one of those keys'
    return nextsOfClient[id] ?? nexts[id] ?? next
  }
  if (id === 'key-refused' && environment.kind === 'mock')
    return 'this mock was started with --api-key: type one of those keys into the key field at the top'
  if (id.startsWith('key-') && /MOONSHOT_API_KEY/.test(next) && nexts[id] === undefined)
    return 'correct the key in the key field at the top'
  return nexts[id] ?? next
}

function toSentence(text: string): string {
  const first = text.charAt(0).toUpperCase() + text.slice(1)
  return /[.!?]$/.test(first) ? first : `${first}.`
}
