/** Faults beside the chat answer's own text: other headers, other operations, number notation, partial mode, seeds. */
import { editEvents, editJson, editText, isObject, setHeader, toChoices } from './edit.ts'
import type { Json } from './edit.ts'
import { defineFault } from './fault.ts'
import type { Fault, FaultContext, FaultVerdict } from './fault.ts'
import { eachChoice, onAnswer, onChat, toAsked, toCalls, toPart } from './on.ts'
import type { Reply } from '../request/reply.ts'

const onModels = (edit: (body: Json) => void) => (reply: Reply, given: FaultContext) =>
  reply.status === 200 && given.request.url.endsWith('/models') ? editJson(reply, (body) => void edit(body)) : reply
const toDecimal = (text: string) => text.replace(/"created":(\d+)/, '"created":$1.0')
const entries = (body: Json) => (Array.isArray(body.data) ? body.data.filter(isObject) : [])

/** The text a partial message begins with; null when the request has none. */
function toPrefix(given: FaultContext): string | null {
  const { messages } = toAsked(given)
  const last: unknown = Array.isArray(messages) ? messages.at(-1) : null
  return isObject(last) && last.partial === true && typeof last.content === 'string' ? last.content : null
}

const rows: readonly (readonly [string, string, string, FaultVerdict, Fault['apply']])[] = [
  [
    'gzip-declared',
    '`Content-Encoding: gzip` over a plain body.',
    'HDR-07',
    'fail',
    onAnswer((reply) => setHeader(reply, 'Content-Encoding', 'gzip')),
  ],
  [
    'request-id-word',
    'Msh-Request-Id is no UUID.',
    'https://github.com/leandromineti/ai-assisted-coding',
    'warn',
    onChat((reply) => setHeader(reply, 'Msh-Request-Id', 'abc')),
  ],
  [
    'created-decimal',
    '`created` written with a decimal point.',
    'TYP-07',
    'fail',
    onChat((reply) => {
      return reply.body.kind === 'events'
        ? editEvents(reply, (frames) => frames.map(toDecimal))
        : editText(reply, toDecimal)
    }),
  ],
  [
    'model-entry-bare',
    'Model entries with nothing but an id.',
    'ENV-18',
    'warn',
    onModels((body) => void (body.data = entries(body).map(({ id }) => ({ id })))),
  ],
  [
    'models-not-a-list',
    'The models list under another literal.',
    'ENM-01',
    'fail',
    onModels((body) => void (body.object = 'models')),
  ],
  [
    'models-without-data',
    'The models list without `data`.',
    'ENV-18',
    'fail',
    onModels((body) => void delete body.data),
  ],
  [
    'model-id-number',
    'A model id that is a number.',
    'TYP-02',
    'fail',
    onModels((body) => entries(body).forEach((entry, i) => void (entry.id = i))),
  ],
  [
    'partial-prefix-repeated',
    'Partial mode repeats the prefix it was given.',
    'https://platform.kimi.ai/docs/api/partial',
    'fail',
    onChat((reply, given) => {
      const prefix = toPrefix(given)
      if (prefix === null || prefix === '') return reply
      let done = false
      return eachChoice((_, part) => {
        if (done || typeof part.content !== 'string' || part.content === '') return
        done = true
        part.content = prefix + part.content
      })(reply, given)
    }),
  ],
  [
    'seed-ignored',
    '`seed` is accepted and without effect.',
    'REQ-12',
    'warn',
    onAnswer((reply, given) =>
      toAsked(given).seed === undefined
        ? reply
        : editJson(reply, (body) => {
            for (const choice of toChoices(body)) toPart(choice).content = `Take ${String(body.id).slice(-6)}.`
          }),
    ),
  ],
  [
    'ids-of-calls-called',
    'Tool-call ids of the form call_…, as other services have them.',
    'IDN-06',
    'pass',
    eachChoice((_, part) => {
      for (const call of toCalls(part)) if (typeof call.id === 'string') call.id = `call_${call.id.replace(/\W/g, '')}`
    }),
  ],
]

export const extraFaults: readonly Fault[] = rows.map(([id, about, source, expects, apply]) =>
  defineFault({ id, about, source, expects, layer: 'reply', apply }),
)
