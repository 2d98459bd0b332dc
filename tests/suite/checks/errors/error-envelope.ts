/** Checks the body of a refusal: JSON of the form `{"error":{"message","type"}}`, whatever the status. */
import { parseJson } from '../../../../openapi/bounded-json.ts'
import { isObject, atChunk, defineCheck, show, type Finding, type Severity, type Subject } from '../../judge/index.ts'
import { isErrorEvent } from '../helpers/answer.ts'
import { isGatewayError } from '../helpers/error.ts'
import type { Json } from '../helpers/request.ts'

const documented = '{"error":{"message":"…","type":"…"}} as application/json'

type Say = (message: string, received: unknown, path?: string, severity?: Severity) => void

export const errorEnvelope = defineCheck({
  name: 'error-envelope',
  promise: 'Every refusal is a JSON object whose `error` holds a message and a type.',
  source: ['docs/api/errors', 'leandromineti/ai-assisted-coding'],
  catches: ['ERR-01', 'ERR-02', 'ERR-03', 'ERR-04', 'ERR-05', 'ERR-06', 'ERR-07', 'ERR-08', 'ERR-14'],
  severity: 'fail',
  inspect(subject, report) {
    const method = subject.head.request?.method.toUpperCase()
    if (method === 'HEAD' || method === 'OPTIONS') return
    const refused = subject.status !== null && subject.status >= 400
    const unknownPath = subject.head.request !== null && subject.head.operationId === null
    const say =
      (at: (path: string) => string): Say =>
      (message, received, path = '', severity = 'fail') => {
        const finding: Finding = { message, documented, received: show(received), at: at(path) }
        report({ ...finding, severity: unknownPath ? 'warn' : severity })
      }
    return {
      structural: true,
      event(arrival) {
        if (refused && arrival.number === 0)
          say((path) => atChunk(arrival, path))(
            'the refusal is sent as an event stream',
            arrival.event.data.slice(0, 80),
          )
        if (arrival.chunk === null) return
        judgeChoices(
          arrival.chunk.choices,
          say((path) => atChunk(arrival, path)),
        )
        if (!isErrorEvent(arrival)) return
        if (Array.isArray(arrival.chunk.choices) && arrival.chunk.choices.length === 0)
          say((path) => atChunk(arrival, path))(
            'the error is sent in a chunk with empty `choices`, which clients take for the usage chunk',
            arrival.chunk,
            '/choices',
            'warn',
          )
        judge(
          arrival.chunk,
          subject,
          say((path) => atChunk(arrival, path)),
        )
      },
      body(json, text) {
        const sayBody = say((path) => path || 'body')
        if (unknownPath && (subject.kind === 'html' || subject.kind === 'empty'))
          sayBody(
            `an unknown path is answered with ${subject.kind === 'html' ? 'an HTML page' : 'an empty body'}`,
            text.slice(0, 80),
          )
        else if (refused) {
          if (subject.status === 499 && text === '') return
          if (json === undefined) judgeText(subject, text, sayBody)
          else if (isObject(json)) judge(json, subject, sayBody)
          else sayBody('the error body is not a JSON object', json)
        } else if (isObject(json) && isLoneError(json, subject.status)) judge(json, subject, sayBody)
        else if (isObject(json)) judgeChoices(json.choices, sayBody)
      },
    }
  },
})

/** Reports an error object in a choice, in its delta or in its message, where clients do not look for one. */
function judgeChoices(choices: unknown, say: Say): void {
  if (!Array.isArray(choices)) return
  for (const [at, choice] of choices.entries()) {
    if (!isObject(choice)) continue
    for (const [path, holder] of [
      ['', choice],
      ['/delta', choice.delta],
      ['/message', choice.message],
    ] as const)
      if (isObject(holder) && isObject(holder.error) && typeof holder.error.message === 'string')
        say(
          'the error is inside a choice, where clients do not look for it',
          holder.error,
          `/choices/${at}${path}/error`,
        )
  }
}

/** Whether a body is an error although its status does not say so: a stored body, or an error with status 200. */
function isLoneError(json: Json, status: number | null): boolean {
  if (json.choices !== undefined || json.data !== undefined) return false
  if ((json.error !== undefined && json.error !== null) || json.object === 'error') return true
  if (status !== null || typeof json.object === 'string') return false
  return typeof json.detail === 'string' || Array.isArray(json.detail) || typeof json.message === 'string'
}

function judgeText(subject: Subject, text: string, say: Say): void {
  // Unknown paths only warn: Moonshot's own gateway answers them in another form.
  const lost = subject.status === 404 && subject.head.request === null
  if (text.trim() === '') say('the refusal has no body', undefined, '', lost ? 'warn' : 'fail')
  // The help pages allow an HTML page for a gateway timeout.
  else if (subject.kind === 'html')
    say('the refusal is an HTML page', text.slice(0, 80), '', lost || subject.status === 504 ? 'warn' : 'fail')
  else if (subject.kind === 'json') say('the error body is not valid JSON', text.slice(0, 80))
  else say('the refusal is plain text', text.slice(0, 80), '', lost ? 'warn' : 'fail')
}

function judge(json: Json, subject: Subject, say: Say): void {
  if (isGatewayError(json)) return
  const error = json.error
  if (typeof error === 'string') say('`error` is a string, not an object', error, '/error')
  else if (isObject(error)) {
    if (json.type === 'error') say('the error has Anthropic’s form: `type` beside `error`', json.type, '/type')
    judgeMembers(error, subject, say)
  } else if (json.detail !== undefined) {
    // A refusal of include_usage is only a warning (REQ-10), and so is the form in which the validator reports it.
    const mild = JSON.stringify(json.detail).includes('include_usage')
    say('the refusal has `detail` in place of `error`', json.detail, '/detail', mild ? 'warn' : 'fail')
  } else say('the error is not wrapped in `error`', json)
}

function judgeMembers(error: Json, subject: Subject, say: Say): void {
  if (typeof error.message !== 'string') say('`error.message` is not a string', error.message, '/error/message')
  else if (error.message.trim() === '') say('`error.message` is empty', error.message, '/error/message')
  if (error.type === undefined || error.type === null) {
    // A 403 has only one documented type, so no information is lost without it.
    const forbidden =
      subject.status === 403 ||
      (subject.status === null && typeof error.message === 'string' && /^forbidden\.?$/i.test(error.message))
    say('`error.type` is missing', error, '/error/type', forbidden ? 'warn' : 'fail')
  } else if (typeof error.type !== 'string') say('`error.type` is not a string', error.type, '/error/type')
  else if (error.type === '' && !isExtractFailure(error, subject))
    say('`error.type` is empty', error.type, '/error/type')
  const nested = findNested(error)
  if (nested !== null)
    say(
      `\`${nested.name}\` holds the body of an upstream error`,
      nested.text,
      `/error/${nested.name.replace('error.', '').replaceAll('.', '/')}`,
      'warn',
    )
  const code = error.code
  // Content-filter bodies with a number were reported from November 2025 to March 2026, so it is accepted there only.
  const excused = typeof code === 'number' && error.type === 'content_filter'
  if (code !== undefined && code !== null && typeof code !== 'string' && !excused)
    say('`error.code` is not a string', code, '/error/code')
  if (error.param !== undefined && error.param !== null && typeof error.param !== 'string')
    say('`error.param` is not a string', error.param, '/error/param')
}

/** Recorded on api.moonshot.cn in March 2024: a file that cannot be read is a 500 with an empty type. */
function isExtractFailure(error: Json, subject: Subject): boolean {
  return subject.status === 500 && typeof error.message === 'string' && /extract|file/i.test(error.message)
}

/** An upstream error as a JSON string in the message, behind a prefix or not, or in a member such as `metadata.raw`. */
function findNested(error: Json): { name: string; text: string } | null {
  for (const [name, value] of Object.entries(error)) {
    // A message may quote JSON of the request, which seldom has the member `error`.
    if (typeof value === 'string' && holdsMember(value, name === 'message' ? own : any))
      return { name: `error.${name}`, text: value }
    if (!isObject(value)) continue
    for (const [inner, text] of Object.entries(value))
      if (typeof text === 'string' && holdsMember(text, any)) return { name: `error.${name}.${inner}`, text }
  }
  return null
}

const own = ['error', 'errors']
const any = [...own, 'message', 'detail']

/** Whether a text holds an object with one of these members, as JSON or as Python prints it. */
function holdsMember(text: string, names: readonly string[]): boolean {
  if (/\{'error': ?[{'"]/.test(text)) return true
  const from = text.indexOf('{')
  const to = text.lastIndexOf('}')
  if (from < 0 || to < from || text.length > 100_000) return false
  const { json } = parseJson(text.slice(from, to + 1))
  return isObject(json) && names.some((name) => json[name] !== undefined)
}
