/** An exchange that passed as a HAR entry, without its secrets; what could not be kept is said in the entry's comment. */
import { isUtf8 } from 'node:buffer'
import { toHarEntry } from '../../../openapi/har-writer.ts'
import { describeNoAnswer } from './own-answer.ts'
import { redactBody, redactBytes, redactFields, type Clean } from './redact-exchange.ts'
import type { Passed } from './watch.ts'

/** The entry as JSON. */
export function toEntryText(passed: Passed, clean: Clean, baseUrl: string): string {
  const { asking, outcome } = passed
  const notes: string[] = []
  const sent = passed.request.whole()
  if (sent === null) notes.push(`the request body of ${passed.request.length()} bytes was not kept`)
  const asked = sent === null || sent.length === 0 ? null : redactBytes(sent, clean)
  if (passed.unkept !== null) notes.push(`the body of the response was not kept: ${passed.unkept}`)
  if (outcome.kind === 'left') notes.push('the client left before the end')
  if (outcome.kind === 'stopped') notes.push('the recorder was stopped before the end')
  if (outcome.kind === 'unreached') notes.push(clean(describeNoAnswer(baseUrl, outcome.error)))
  if (outcome.kind === 'cut' && passed.status === null) notes.push('the target broke the connection without an answer')

  const kept = passed.unkept === null ? passed.response.whole() : null
  const body = redactBody(
    kept ?? Buffer.alloc(0),
    kept === null ? [] : passed.response.reads(),
    clean,
    findTexts(passed),
  )
  let at = 0
  const entry = toHarEntry(
    {
      label: '',
      operationId: passed.operationId,
      request: {
        method: asking.method,
        url: clean(asking.url),
        headers: redactFields(asking.headers, clean),
        body: asked === null ? null : asked.toString('utf8'),
      },
      status: passed.status,
      headers: redactFields(passed.headers, clean),
      form: 'body',
      body: body.reads.map(({ bytes, atMs }) => ({ bytes: body.bytes.subarray(at, (at += bytes)), atMs })),
      end: passed.end,
      endedAtMs: passed.endedAtMs,
    },
    { startedAt: passed.startedAt, ...(notes.length === 0 ? {} : { comment: notes.join('; ') }) },
  )
  const { request, response } = entry
  const { text: _text, ...unkept } = response.content
  // A body that was not kept has no text, and an answer that never came has neither text nor size.
  const content =
    kept === null || passed.status === null ? { ...unkept, size: passed.response.length() } : response.content
  const postData =
    asked === null || isUtf8(asked) || request.postData === undefined
      ? {}
      : { postData: { ...request.postData, text: asked.toString('base64'), encoding: 'base64' } }
  return JSON.stringify({
    ...entry,
    request: { ...request, bodySize: passed.request.length(), ...postData },
    response: { ...response, statusText: clean(passed.statusText), content },
    ...(outcome.kind === 'left' || outcome.kind === 'stopped' ? { _left: outcome.kind } : {}),
  })
}

/** What a stream said, put together; null for a text too long to be put together, which is then looked through in the stream. */
function findTexts({ said }: Passed): (string | null)[] {
  return [...(said?.choices.values() ?? [])].flatMap((choice) => [
    choice.content.whole,
    choice.reasoning.whole,
    ...[...choice.calls.values()].map((call) => call.arguments.whole),
  ])
}
