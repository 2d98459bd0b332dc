/** Finds what Kimi would refuse in a request, by the rules of the mock, and what the request lost of the answers that it continues. */
import { toSourceText } from '../../openapi/evidence.ts'
import { findModel } from '../../openapi/models.ts'
import { findRefusal } from '../../mocks/rules/index.ts'
import { callsOf, findLosses, textOf, type Loss, type SentMessage } from './history.ts'
import { findIgnoredMembers } from './members.ts'

export type { SentMessage } from './history.ts'
export { findLosses, textOf } from './history.ts'
export type { Loss } from './history.ts'
export { findIgnoredMembers } from './members.ts'

/** One remark on a chat request. */
export interface Advice {
  /** `fail`: Kimi refuses the request, or a part of an answer is lost. `warn`: a member has no effect, or answers may be worse. */
  severity: 'fail' | 'warn'
  /** `request-refused`, `ignored-member`, or the kind of the loss. */
  kind: 'request-refused' | 'ignored-member' | Loss['kind']
  /** One sentence; for a refusal, the message of the API. */
  message: string
  /** JSON pointer to a place in the request body. */
  at: string
  /** What was expected. */
  expected: string
  /** What the request has. */
  received: string
  /** Where the promise is documented: URLs with dates. */
  source: string
}

/** An earlier request of the same client, and the answer to it if it is known. */
export interface PreviousRequest {
  /** The parsed JSON body. */
  readonly body: unknown
  /** The answer; null or left out if it is not known. */
  readonly answer?: SentMessage | null
}

/** The most earlier requests that are compared; the newest ones are used. */
export const mostPrevious = 20

/**
 * Judges the body of one chat request.
 * @param request the parsed JSON body
 * @param previousRequests earlier requests of the same client, oldest first
 * @param options `sentOn`: the day of the request, such as 2026-08-30, so that a model that was retired later counts as served
 * @example toRequestAdvice({ model: 'kimi-k2.6', temperature: 0.2, messages }) // [{ kind: 'request-refused', message: 'invalid temperature: …' }]
 */
export function toRequestAdvice(
  request: unknown,
  previousRequests: readonly PreviousRequest[] = [],
  { sentOn }: { sentOn?: string | undefined } = {},
): Advice[] {
  if (!isObject(request)) return []
  return [...findRefused(request, sentOn), ...findIgnored(request), ...findLost(request, previousRequests)]
}

/** Whether a request contains an answer of the model, so that it may have lost a part of it. */
export function continuesAnswer(request: unknown): boolean {
  return toMessages(request).some((message) => isObject(message) && message['role'] === 'assistant')
}

function findRefused(body: Record<string, unknown>, sentOn: string | undefined): Advice[] {
  // Files that ms:// addresses point to are not known here, so they are not checked.
  const media = { purpose: 'image' }
  const refusal = findRefusal(body, { lifecycle: wasServed(body, sentOn) ? 'all' : 'today', findFile: () => media })
  if (!refusal) return []
  return [
    {
      severity: 'fail',
      kind: 'request-refused',
      message: refusal.message,
      at: toPath(refusal.message),
      expected: 'a request that Kimi accepts',
      received: `status ${refusal.status}, ${refusal.type}`,
      source: toSourceText(['docs/api/chat', 'docs/api/errors']),
    },
  ]
}

/** Whether a model that is retired today was served on a day; the day of its retirement counts as served. */
function wasServed({ model }: Record<string, unknown>, day: string | undefined): boolean {
  const retired = typeof model === 'string' ? findModel(model)?.retired : null
  return typeof retired === 'string' && day !== undefined && day.slice(0, retired.length) <= retired
}

function findIgnored(body: Record<string, unknown>): Advice[] {
  return findIgnoredMembers(body).map(({ name, because, source }) => ({
    severity: 'warn',
    kind: 'ignored-member',
    message: `the member ${name} has no effect`,
    at: toPointer(name),
    expected: because,
    received: `${name} in the body`,
    source: toSourceText(source),
  }))
}

function findLost(body: Record<string, unknown>, previous: readonly PreviousRequest[]): Advice[] {
  const messages = toMessages(body)
  const found = new Map<string, Advice>()
  const add = (losses: readonly Loss[]) => {
    for (const loss of losses) {
      const key = `${loss.kind} ${loss.index}`
      if (!found.has(key)) found.set(key, toAdvice(loss))
    }
  }
  for (const { body: earlier, answer } of previous.slice(-mostPrevious)) {
    if (answer) add(findLosses(answer, messages) ?? [])
    add(findChangedHistory(toMessages(earlier), messages))
  }
  return [...found.values()]
}

/** Finds assistant messages of an earlier request that the later request has in another form. */
function findChangedHistory(earlier: readonly unknown[], later: readonly unknown[]): Loss[] {
  return earlier.flatMap((message, index) => {
    if (!isObject(message) || message['role'] !== 'assistant') return []
    // It is the same conversation only if it begins with the same messages.
    if (!isSameStart(earlier, later, index)) return []
    const sent: SentMessage = {
      content: textOf(message),
      reasoning: typeof message['reasoning_content'] === 'string' ? message['reasoning_content'] : '',
      calls: callsOf(message),
      finishReason: null,
    }
    return findLosses(sent, later) ?? []
  })
}

function isSameStart(earlier: readonly unknown[], later: readonly unknown[], until: number): boolean {
  for (let index = 0; index < until; index++) {
    const [one, other] = [earlier[index], later[index]]
    if (!isObject(one) || !isObject(other) || one['role'] !== other['role']) return false
    if (one['role'] === 'user' && textOf(one) !== textOf(other)) return false
  }
  return until > 0
}

function toAdvice({ kind, index, message, sent, returned }: Loss): Advice {
  const isFailure = kind === 'calls-changed' || kind === 'result-missing'
  return {
    severity: isFailure ? 'fail' : 'warn',
    kind,
    message,
    at: `/messages/${index}`,
    expected: `as it was received: ${sent}`,
    received: returned,
    source: toSourceText(kind === 'result-missing' ? 'MoonshotAI/kimi-cli#1977' : 'docs/guide/use-thinking-models'),
  }
}

/** The path of a member of the body, as a JSON pointer (RFC 6901). */
function toPointer(name: string): string {
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/** JSON pointer to the message or member that a refusal names. */
function toPath(message: string): string {
  const indexed = /at (?:index|position) (\d+)/.exec(message)
  if (indexed) return `/messages/${indexed[1]}`
  const member = /^invalid (\w+):/.exec(message)
  return member ? `/${member[1]}` : '/'
}

function toMessages(body: unknown): readonly unknown[] {
  return isObject(body) && Array.isArray(body['messages']) ? body['messages'] : []
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
