/** Builds the HTTP request of a step, and the message history of the step that continues it. */
import { findOperation, operations } from '../../../openapi/document.ts'
import type { ExchangeHead, HeaderList } from '../../../openapi/exchange.ts'
import type { ModelRow } from '../../../openapi/models.ts'
import { isObject, type Assembly, type Case, type CaseRequest } from '../judge/index.ts'
import { type Settings } from './options.ts'
import { placeholderKey, wrongKey, type Outgoing } from '../sender/index.ts'

export interface Composed {
  outgoing: Outgoing
  head: Pick<ExchangeHead, 'label' | 'operationId' | 'request'>
  /** The messages sent, for a step that continues this one. */
  messages: readonly unknown[]
}

/** Builds the request of a step. `history` replaces the messages of the body if the step continues another one. */
export function compose(
  one: Case,
  step: CaseRequest,
  given: { model: ModelRow; id: string },
  settings: Pick<Settings, 'baseUrl' | 'apiKey'>,
  history: readonly unknown[] | null,
): Composed {
  const operation = operations.find((known) => known.operationId === one.operationId)!
  const sending = step.sending ?? {}
  const method = sending.method ?? operation.method
  const path = sending.path ?? operation.path
  const url = `${settings.baseUrl}${path}`
  const content = step.body?.(given)
  if (content && history) content.messages = history
  const body = sending.rawBody ?? (content === undefined ? null : JSON.stringify(content))
  const headers: [string, string][] = [
    ['Accept', content?.stream === true ? 'text/event-stream' : 'application/json'],
    ['User-Agent', 'kimi-contract'],
  ]
  if (body !== null) headers.push(['Content-Type', 'application/json'])
  const authorization = toAuthorization(sending.key ?? 'configured', settings.apiKey)
  if (authorization !== null) headers.push(['Authorization', authorization])
  for (const pair of Object.entries(sending.headers ?? {})) headers.push(pair)
  const label = one.steps.length > 1 ? `${one.id}#${one.steps.indexOf(step) + 1}` : one.id
  const operationId = findOperation(method, path, { basePath: '' })?.operationId ?? null
  return {
    outgoing: { method, url, headers, body, stream: content?.stream === true },
    head: { label, operationId, request: { method, url, headers: headers as HeaderList, body } },
    messages: Array.isArray(content?.messages) ? content.messages : [],
  }
}

function toAuthorization(
  key: 'configured' | 'none' | 'malformed' | 'wrong',
  apiKey: string | undefined,
): string | null {
  if (key === 'none') return null
  if (key === 'malformed') return 'kimi-contract-without-a-scheme'
  return `Bearer ${key === 'wrong' ? wrongKey : (apiKey ?? placeholderKey)}`
}

/** The messages of a step that continues: those before, the answer's message, a result for each of its calls, a user message. */
export function toHistory(
  before: readonly unknown[],
  message: Readonly<Record<string, unknown>>,
  how: NonNullable<CaseRequest['continues']>,
): readonly unknown[] {
  const calls = Array.isArray(message.tool_calls) ? message.tool_calls : []
  const results =
    how.withToolResults === undefined
      ? []
      : calls.map((call: unknown) => ({
          role: 'tool',
          tool_call_id: isObject(call) ? call.id : undefined,
          content: how.withToolResults,
        }))
  const user = how.withUser === undefined ? [] : [{ role: 'user', content: how.withUser }]
  return [...before, message, ...results, ...user]
}

/** The assistant message of an answer: as received when it was not streamed, assembled from its chunks when it was. */
export function findMessage(assembled: Assembly, text: string): Readonly<Record<string, unknown>> | null {
  const whole = findWholeMessage(text)
  if (whole) return whole
  const choice = assembled.choices.get(0)
  if (!choice || (choice.content.length === 0 && choice.calls.size === 0 && !choice.contentNull)) return null
  return {
    role: 'assistant',
    content: choice.content.whole ?? '',
    ...(choice.hasReasoning ? { reasoning_content: choice.reasoning.whole ?? '' } : {}),
    ...(choice.calls.size === 0
      ? {}
      : {
          tool_calls: [...choice.calls.values()].map((call) => ({
            id: call.id,
            type: call.type ?? 'function',
            function: { name: call.name, arguments: call.arguments.whole ?? '' },
          })),
        }),
  }
}

function findWholeMessage(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const json: unknown = JSON.parse(text)
    const choice: unknown = isObject(json) && Array.isArray(json.choices) ? json.choices[0] : null
    return isObject(choice) && isObject(choice.message) ? choice.message : null
  } catch {
    return null
  }
}
