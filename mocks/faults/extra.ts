/** Faults of the list of models, of single headers, of the notation of numbers, of partial mode and of seeds. */
import { editEvents, editJson, editText, isObject, setHeader, toChoices } from './edit.ts'
import type { Json } from './edit.ts'
import { defineFault } from './fault.ts'
import type { Fault, FaultContext, FaultRow } from './fault.ts'
import { eachChoice, hasText, onAnswer, onChat, onModels, toRequestBody, toCalls, toPart } from './scopes.ts'

const toDecimal = (text: string) => text.replace(/"created":(\d+)/, '"created":$1.0')
const entries = (body: Json) => (Array.isArray(body.data) ? body.data.filter(isObject) : [])

/** The prefix that partial mode continues; null when the request has none. */
function toPrefix(context: FaultContext): string | null {
  const { messages } = toRequestBody(context)
  const last: unknown = Array.isArray(messages) ? messages.at(-1) : null
  return isObject(last) && last.partial === true && typeof last.content === 'string' ? last.content : null
}

const rows: readonly FaultRow[] = [
  {
    id: 'gzip-declared',
    about: '`Content-Encoding: gzip` over a plain body.',
    source: 'HDR-07',
    expects: 'fail',
    edit: onAnswer((reply) => setHeader(reply, 'Content-Encoding', 'gzip')),
  },
  {
    id: 'request-id-word',
    about: '`Msh-Request-Id` is not a UUID.',
    source: 'leandromineti/ai-assisted-coding',
    expects: 'warn',
    edit: onChat((reply) => setHeader(reply, 'Msh-Request-Id', 'abc')),
  },
  {
    id: 'created-decimal',
    about: '`created` written with a decimal point.',
    source: 'TYP-07',
    expects: 'fail',
    edit: onChat((reply) => {
      return reply.body.kind === 'events'
        ? editEvents(reply, (frames) => frames.map(toDecimal))
        : editText(reply, toDecimal)
    }),
  },
  {
    id: 'model-entry-bare',
    about: 'Model entries with nothing but an id.',
    source: 'ENV-18',
    expects: 'warn',
    edit: onModels((body) => void (body.data = entries(body).map(({ id }) => ({ id })))),
  },
  {
    id: 'models-not-a-list',
    about: 'The list of models has another `object`.',
    source: 'ENM-01',
    expects: 'fail',
    edit: onModels((body) => void (body.object = 'models')),
  },
  {
    id: 'models-without-data',
    about: 'The list of models has no `data`.',
    source: 'ENV-18',
    expects: 'fail',
    edit: onModels((body) => void delete body.data),
  },
  {
    id: 'model-id-number',
    about: 'A model id that is a number.',
    source: 'TYP-02',
    expects: 'fail',
    edit: onModels((body) => entries(body).forEach((entry, i) => void (entry.id = i))),
  },
  {
    id: 'partial-prefix-repeated',
    about: 'Partial mode repeats the prefix that it should continue.',
    source: 'docs/api/partial',
    expects: 'fail',
    edit: onChat(
      (reply, context) => {
        const prefix = toPrefix(context)
        if (prefix === null || prefix === '') return null
        let done = false
        return eachChoice((_, part) => {
          if (done || !hasText(part.content)) return
          done = true
          part.content = prefix + part.content
        }).apply(reply, context)
      },
      { request: 'a partial message' },
    ),
  },
  {
    id: 'seed-ignored',
    about: '`seed` is accepted and has no effect.',
    source: 'REQ-12',
    expects: 'warn',
    edit: onAnswer(
      (reply, context) =>
        toRequestBody(context).seed === undefined
          ? null
          : editJson(reply, (body) => {
              for (const choice of toChoices(body)) toPart(choice).content = `Take ${String(body.id).slice(-6)}.`
            }),
      { request: '`seed`' },
    ),
  },
  {
    id: 'ids-of-calls-called',
    about: 'Tool-call ids of the form `call_…`, as other services send them.',
    source: 'IDN-06',
    expects: 'pass',
    edit: eachChoice((_, part) => {
      for (const call of toCalls(part)) if (typeof call.id === 'string') call.id = `call_${call.id.replace(/\W/g, '')}`
    }),
  },
]

export const extraFaults: readonly Fault[] = rows.map(defineFault)
