/** Finds what is wrong with a body of status 200: empty, cut off, no completion, or a completion without content. */
import { getProblems } from '../../../openapi/exchange.ts'
import { isObject } from '../../../tests/suite/judge/index.ts'
import { isFirstParty, toJson, type Incoming } from '../../../tests/suite/sender/index.ts'
import type { ChatAnswer } from './chat-request.ts'
import { isHtml, readError, toDiagnosis, toText, toErrorText, type Context } from './context.ts'
import { diagnosePath, inspectPath } from './diagnose-path.ts'
import type { Diagnosis } from './result.ts'

/** Why the body is not the expected one; `chat` is given if it is the answer to the chat request. */
export async function diagnoseBody(answer: Incoming, context: Context, chat?: ChatAnswer): Promise<Diagnosis> {
  const text = toText(answer)
  const json = toJson(answer.body)
  const isStream = /^\s*(data|event|id|retry|:)/.test(text)
  const assembled = chat?.assembled
  if (isHtml(answer)) return inspectPath(context.baseUrl) ? diagnosePath(answer, context) : toPage(answer, context)
  const problem = getProblems(answer)[0]
  if (answer.end === 'cut' && problem !== undefined)
    return toDiagnosis(
      'content-coding',
      `${problem.message} (expected ${problem.documented}, received ${context.hide(problem.received)})`,
      'the server, or a proxy before it, sends a wrong Content-Encoding: report it to the operator',
    )
  if (answer.end === 'cut')
    return toDiagnosis(
      'cut-off',
      `the connection was closed after ${text.length === 0 ? 'the headers' : `${text.length} characters`} of the answer`,
      'try again; proxies with a short time limit close streams like this',
    )
  if (text.trim() === '')
    return answer.end === 'open'
      ? toDiagnosis(
          'stalled',
          `headers came, and no body within ${context.timeoutMs} ms`,
          'try again, with --timeout-ms if the model is slow',
        )
      : toDiagnosis(
          'empty-body',
          `status ${answer.status} came with an empty body`,
          'a gateway drops answers, or this is not the API: check the base URL',
        )
  if (isStream && assembled?.error)
    return toDiagnosis(
      'stream-error',
      `the stream reports an error: ${context.hide(toErrorText(toPair(assembled.error))).slice(0, 300)}`,
      'the key was accepted; try again, and give the operator the request id if the error persists',
    )
  if (!isStream && isObject(json) && !Array.isArray(json.choices) && isErrorLike(json))
    return toDiagnosis(
      'error-in-200',
      `status ${answer.status} carries an error: ${toErrorText(readError(answer, context.hide)) || 'without a message'}`,
      'the server sends errors with status 200; the error names the cause',
    )
  if (answer.end === 'open' && !isDone(chat, text))
    return toDiagnosis(
      'stalled',
      `the answer began and did not end within ${context.timeoutMs} ms`,
      'try again, with --timeout-ms if the model is slow',
    )
  if (json === undefined && /^\s*[{[]/.test(text))
    return toDiagnosis(
      'truncated-json',
      `the JSON of the answer is broken after ${text.length} characters`,
      'a proxy or gateway may cut answers short: try without it; else report it to the operator',
    )
  if (json === undefined && !isStream)
    return toDiagnosis(
      'not-json',
      `the answer is neither JSON nor an event stream: ${JSON.stringify(context.hide(text.slice(0, 200)).slice(0, 60))}`,
      'is the base URL that of an OpenAI-compatible API?',
    )
  const choice = assembled?.choices.get(0)
  if (!assembled || !choice)
    return inspectPath(context.baseUrl)
      ? diagnosePath(answer, context)
      : toDiagnosis(
          'not-a-completion',
          'the answer is no chat completion: it has no choices',
          'is the base URL that of an OpenAI-compatible API?',
        )
  if (choice.finishReason === 'content_filter') return toFiltered()
  if (choice.content.length === 0 && choice.finishReason === 'length')
    return toDiagnosis(
      'budget-spent',
      'the answer is empty because thinking used up the token budget (finish_reason length)',
      'the key works; give more max_tokens, or try a model whose thinking can be switched off, such as kimi-k2.6',
    )
  if ((choice.content.whole ?? '').trim() === '' || choice.calls.size > 0)
    return toDiagnosis(
      'empty-content',
      choice.calls.size > 0 ? 'the answer calls a tool that was not offered' : 'the answer has choices but no text',
      'run `kimi-contract check` against this target to see what is wrong',
    )
  if (context.stream && !isStream)
    return toDiagnosis(
      'stream-ignored',
      'a stream was requested and one JSON answer came',
      'the server or a proxy does not stream: check for buffering, and check the server’s settings',
    )
  return toDiagnosis(
    'stream-without-done',
    'the stream ends without `data: [DONE]`, so a complete answer cannot be told from one that was cut off',
    'check for a proxy that cuts streams; run `kimi-contract check --only chat/stream`',
  )
}

/** Whether the answer is a stream that has its end mark. */
export function isDone(chat: ChatAnswer | undefined, text: string): boolean {
  return chat !== undefined && /(^|[\r\n])data: ?\[DONE\]/.test(text)
}

/** The content filter refused the prompt, or cut the answer short. */
export function toFiltered(): Diagnosis {
  return toDiagnosis(
    'content-filter',
    'the content filter refused a harmless prompt or its answer',
    'the key itself was accepted; try again, or another model',
  )
}

/** A web page instead of JSON. */
export function toPage(answer: Incoming, context: Context): Diagnosis {
  const { host, hostname } = new URL(context.baseUrl)
  const title = findTitle(answer, context)
  const named = title === '' ? '' : ` (${title})`
  if (isFirstParty(context.baseUrl) || (answer.status === 200 && /log ?in|sign ?in|wi-?fi|portal|hotspot/i.test(title)))
    return toDiagnosis(
      'network-login',
      `a web page${named} came in place of the answer of ${host} (${answer.status})`,
      'a login page of the network, a filter or a proxy answers: open any http:// page in a browser and sign in, or try another network',
    )
  return toDiagnosis(
    'html',
    `${host} answered ${answer.status} with a web page${named}, not with JSON`,
    /^(platform|www|kimi)\.(kimi|moonshot)\./.test(hostname)
      ? 'that is the web site; the API is at https://api.moonshot.ai/v1'
      : 'a login page of the network, a filter or a proxy answered, or the base URL is that of a web site: open it in a browser',
  )
}

/** The title of a web page in quotes; empty if it has none. */
export function findTitle(answer: Incoming, context: Context): string {
  const title = /<title[^>]*>([^<]{1,200})/i.exec(toText(answer).slice(0, 20_000))?.[1]?.trim() ?? ''
  return title === '' ? '' : JSON.stringify(context.hide(title).slice(0, 60))
}

function isErrorLike(json: Record<string, unknown>): boolean {
  const hasError = json.error !== undefined && json.error !== null
  return hasError || typeof json.message === 'string' || typeof json.detail === 'string'
}

function toPair(error: Record<string, unknown>): { type: string; message: string } {
  return { type: toString(error.type), message: toString(error.message) }
}

function toString(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
