/** What is wrong with a body of status 200: empty, broken off, another thing than a completion, or a completion that says nothing. */
import { isObject } from '../../../tests/suite/judge/assembly.ts'
import { toJson } from '../../../tests/suite/runner/choose-model.ts'
import type { Incoming } from '../../../tests/suite/runner/sender.ts'
import type { Asked } from './ask.ts'
import { isHtml, readError, say, toText, toWords, type Context } from './context.ts'
import { diagnosePath, inspectPath } from './diagnose-path.ts'
import type { Diagnosis } from './result.ts'

export async function diagnoseBody(answer: Incoming, context: Context, asked?: Asked): Promise<Diagnosis> {
  const text = toText(answer)
  const json = toJson(answer.body)
  const isStream = /^\s*(data|event|id|retry|:)/.test(text)
  const said = asked?.said
  if (isHtml(answer)) return inspectPath(context.baseUrl) ? diagnosePath(answer, context) : toPage(answer, context)
  if (answer.end === 'cut')
    return say(
      'cut-off',
      `the connection broke off after ${text.length === 0 ? 'the headers' : `${text.length} characters`} of the answer`,
      'try again; a proxy with a short time limit does this to streams',
    )
  if (text.trim() === '')
    return answer.end === 'open'
      ? say(
          'stalled',
          `headers came, and no body within ${context.timeoutMs} ms`,
          'try again, with --timeout-ms if the model is slow',
        )
      : say(
          'empty-body',
          `status ${answer.status} came with an empty body`,
          'a gateway swallows answers, or this is not the API: check the base URL',
        )
  if (isStream && said?.error)
    return say(
      'stream-error',
      `the stream reports an error: ${context.hide(toWords(toPair(said.error))).slice(0, 300)}`,
      'the key was accepted; try again, and name the request id to the operator if it stays so',
    )
  if (!isStream && isObject(json) && !Array.isArray(json.choices) && isErrorLike(json))
    return say(
      'error-in-200',
      `status ${answer.status} carries an error: ${toWords(readError(answer, context.hide)) || 'without words'}`,
      'the server hides failures behind 200; the error names the cause',
    )
  if (answer.end === 'open' && !isDone(asked, text))
    return say(
      'stalled',
      `the answer began and did not end within ${context.timeoutMs} ms`,
      'try again, with --timeout-ms if the model is slow',
    )
  if (json === undefined && /^\s*[{[]/.test(text))
    return say(
      'truncated-json',
      `the JSON of the answer is broken after ${text.length} characters`,
      'a proxy or gateway cuts answers short: try without it; else report it to the operator',
    )
  if (json === undefined && !isStream)
    return say(
      'not-json',
      `the answer is neither JSON nor an event stream: ${JSON.stringify(context.hide(text.slice(0, 200)).slice(0, 60))}`,
      'is the base URL that of an OpenAI-compatible API?',
    )
  const choice = said?.choices.get(0)
  if (!said || !choice)
    return inspectPath(context.baseUrl)
      ? diagnosePath(answer, context)
      : say(
          'not-a-completion',
          'the answer is no chat completion: it has no choices',
          'is the base URL that of an OpenAI-compatible API?',
        )
  if (choice.finishReason === 'content_filter') return toFiltered()
  if (choice.content.length === 0 && choice.finishReason === 'length')
    return say(
      'budget-spent',
      'the answer is empty because thinking used up the token budget (finish_reason length)',
      'the key works; give more max_tokens, or try a model whose thinking can be switched off, such as kimi-k2.6',
    )
  if ((choice.content.whole ?? '').trim() === '' || choice.calls.size > 0)
    return say(
      'empty-content',
      choice.calls.size > 0 ? 'the answer calls a tool that nobody offered' : 'the answer has choices but no text',
      'run `kimi-contract check` against this target to see what is wrong',
    )
  if (context.stream && !isStream)
    return say(
      'stream-ignored',
      'a stream was asked for and one whole JSON answer came',
      'the server or a proxy does not stream: look for buffering, and at the server’s settings',
    )
  return say(
    'stream-without-done',
    'the stream ends without `data: [DONE]`: only that tells a whole answer from one cut short',
    'look for a proxy that cuts streams; run `kimi-contract check --only chat/stream`',
  )
}

/** True when a stream says so itself. */
export function isDone(asked: Asked | undefined, text: string): boolean {
  return asked !== undefined && /(^|[\r\n])data: ?\[DONE\]/.test(text)
}

/** The filter refused, or cut the answer short. */
export function toFiltered(): Diagnosis {
  return say(
    'content-filter',
    'the content filter stepped in at a harmless prompt',
    'the key itself was accepted; try again, or another model',
  )
}

/** A web page where JSON is due. */
export function toPage(answer: Incoming, context: Context): Diagnosis {
  const { host, hostname } = new URL(context.baseUrl)
  const title = /<title[^>]*>([^<]{1,200})/i.exec(toText(answer).slice(0, 20_000))?.[1]?.trim() ?? ''
  const named = title === '' ? '' : ` (${JSON.stringify(context.hide(title).slice(0, 60))})`
  return say(
    'html',
    `${host} answered ${answer.status} with a web page${named}, not with JSON`,
    /^(platform|www|kimi)\.(kimi|moonshot)\./.test(hostname)
      ? 'that is the web site; the API is at https://api.moonshot.ai/v1'
      : 'a login page of the network, a filter or a proxy stands in between, or the base URL leads to a web site: open it in a browser',
  )
}

function isErrorLike(json: Record<string, unknown>): boolean {
  return json.error !== undefined && json.error !== null
    ? true
    : typeof json.message === 'string' || typeof json.detail === 'string'
}

function toPair(error: Record<string, unknown>): { type: string; message: string } {
  const [type, message] = [error.type, error.message].map((one) => (typeof one === 'string' ? one : ''))
  return { type: type!, message: message! }
}
