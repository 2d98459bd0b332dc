/** Breaches of envelope, types and closed lists. */
import { each, extra, message, one, whole, type Json } from './replaced-members.ts'
import { toExchange } from '../exchange-of.ts'
import { answer, chunk, completionOf, created, delta, finish, opening, say } from '../wire.ts'
import { testRows } from '../transport-table.ts'

const schema = 'response-schema-conformance:fail'
/** The example of the documentation. */
const file = {
  id: 'f1',
  object: 'file',
  bytes: 3,
  created_at: created,
  filename: 'a.txt',
  purpose: 'file-extract',
  status: 'ok',
  status_details: '',
}
const preamble = {
  id: 'c-9',
  object: 'chat.completion.chunk',
  created: 0,
  model: '',
  choices: [],
  prompt_filter_results: [],
}
const two = (first: Json, second: Json) =>
  toExchange({
    json: completionOf([
      { message, finish_reason: 'stop', ...first },
      { message, finish_reason: 'stop', ...second },
    ]),
  })
const count = (json: Json) =>
  toExchange({
    operationId: 'estimateTokenCount',
    url: 'https://api.moonshot.ai/v1/tokenizers/estimate-token-count',
    json,
  })

testRows([
  ['ENV-03 one message split over two choices fails', two({}, {}), ['choice-index:fail', schema]],
  ['more choices than n fail', two({ index: 0 }, { index: 1 }), ['choice-index:fail']],
  ['two choices with the same index fail', two({ index: 0 }, { index: 0 }), ['choice-index:fail']],
  ['ENV-04 object missing fails', whole({ object: undefined }), [schema]],
  ['object null in chunks fails', each({ object: null }), [schema]],
  ['ENV-05 created missing fails', whole({ created: undefined }), [schema]],
  ['created missing in chunks fails', each({ created: undefined }), [schema]],
  ['ENV-07 an empty id in chunks fails', each({ id: '' }), [schema]],
  ['id missing in chunks fails', each({ id: undefined }), [schema]],
  ['a number as id fails', whole({ id: 7 }), [schema]],
  ['ENV-08 model null in chunks fails', each({ model: null }), [schema]],
  ['model missing fails', whole({ model: undefined }), [schema]],
  ['ENV-09 a choice without delta fails', extra(chunk([{ index: 0, finish_reason: null }])), [schema]],
  ['ENV-10 delta null fails', extra(delta(null)), [schema]],
  ['delta as a string fails', extra(delta('x')), [schema]],
  ['message in place of delta fails', extra(chunk([{ index: 0, message, finish_reason: null }])), [schema]],
  [
    'ENV-11 a shell as first chunk fails',
    toExchange({ events: [{ choices: [], created: 0, id: '', model: '', object: '' }, ...answer('a')] }),
    ['created-timestamp:fail', schema],
  ],
  ['ENV-12 a preamble of metadata warns', toExchange({ events: [preamble, ...answer('a')] }), ['chunk-sequence:warn']],
  ['ENV-14 delta and message in one chunk warn', extra(delta({ content: 'a' }, { message })), ['choice-part:warn']],
  ['delta and message in a completion warn', one({ delta: message }), ['choice-part:warn']],
  [
    'ENV-15 role null in later deltas warns',
    toExchange({
      events: [opening, delta({ role: null, content: 'a' }), delta({ role: null, content: 'b' }), finish()],
    }),
    ['assistant-role:warn'],
  ],
  ['role never sent warns', toExchange({ events: [delta({ content: 'a' }), finish()] }), ['assistant-role:warn']],
  [
    'role sent late warns',
    toExchange({ events: [delta({ content: 'a' }), delta({ role: 'assistant', content: 'b' }), finish()] }),
    ['assistant-role:warn'],
  ],
  [
    'another role in a delta fails',
    toExchange({ events: [delta({ role: 'model', content: '' }), say('a'), finish()] }),
    ['assistant-role:fail', 'assistant-role:warn'],
  ],
  [
    'an empty role fails',
    toExchange({ events: [opening, delta({ role: '', content: 'a' }), finish()] }),
    ['assistant-role:fail'],
  ],
  ['another role in a message fails', one({ message: { role: 'user', content: 'Hi' } }), [schema]],
  ['role missing in a message fails', one({ message: { content: 'Hi' } }), [schema]],
  [
    'ENV-18 bare model entries warn',
    toExchange({ operationId: 'listModels', request: null, json: { object: 'list', data: [{ id: 'kimi-k2.5' }] } }),
    ['model-entries:warn'],
  ],
  [
    'a model entry without id fails',
    toExchange({
      operationId: 'listModels',
      request: null,
      json: { object: 'list', data: [{ object: 'model', created, owned_by: 'moonshot' }] },
    }),
    [schema],
  ],
  [
    'a models list that is an object fails',
    toExchange({ operationId: 'listModels', request: null, json: { object: 'list', data: {} } }),
    [schema],
  ],
  [
    'a model entry whose owner is null warns',
    toExchange({
      operationId: 'listModels',
      request: null,
      json: { object: 'list', data: [{ id: 'kimi-k2.5', object: 'model', created, owned_by: null }] },
    }),
    ['model-entries:warn', 'response-schema-conformance:warn'],
  ],
  ...['group', 'id'].map((member): [string, ReturnType<typeof toExchange>, string[]] => [
    `a permission whose ${member} is null warns`,
    toExchange({
      operationId: 'listModels',
      request: null,
      json: {
        object: 'list',
        data: [{ id: 'kimi-k2.5', object: 'model', created, owned_by: 'vllm', permission: [{ [member]: null }] }],
      },
    }),
    ['response-schema-conformance:warn'],
  ]),
  [
    'an entry of the files list whose name is null fails',
    toExchange({
      operationId: 'listFiles',
      request: null,
      json: { object: 'list', data: [{ ...file, filename: null }] },
    }),
    [schema],
  ],
  [
    'a token count in the documented form warns',
    count({ data: { total_tokens: 80 } }),
    ['response-schema-conformance:warn'],
  ],
  [
    'a token count as text fails',
    count({ data: { total_tokens: '80' }, code: 0, scode: '0x0', status: true }),
    ['response-schema-conformance:fail'],
  ],
])
