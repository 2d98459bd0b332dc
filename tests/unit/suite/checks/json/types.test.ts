/** Breaches of types and closed lists. */
import { drop, each, extra, message, one, whole, type Json } from './replaced-members.ts'
import { frame, toExchange } from '../exchange-of.ts'
import { answer, chunk, choice, completion, created, delta, finish, opening, say, usage } from '../wire.ts'
import { testRows } from '../transport-table.ts'

const schema = 'response-schema-conformance:fail'
const entry = (over: Json) => ({ content: [{ token: 'a', bytes: [97], logprob: -0.1, top_logprobs: [], ...over }] })

testRows([
  ['TYP-02 created as a string fails', whole({ created: '1763800000' }), [schema]],
  ['created null fails', whole({ created: null }), [schema]],
  ['TYP-07 created as a float fails', whole({ created: 1795377600.482913 }), [schema]],
  ['created as a float in chunks fails', each({ created: 1795377600.5 }), [schema]],
  [
    'created with a fraction of zero fails',
    toExchange({ body: JSON.stringify(completion(message)).replace(`${created}`, `${created}.0`) }),
    ['integer-notation:fail'],
  ],
  [
    'created with an exponent in chunks fails',
    toExchange({
      body: answer('a').map(frame).join('').replaceAll(`${created}`, '1.788396098e9') + 'data: [DONE]\n\n',
    }),
    ['integer-notation:fail'],
  ],
  [
    'a counter with a fraction of zero fails',
    toExchange({ body: JSON.stringify(completion(message)).replace(':12', ':12.0') }),
    ['integer-notation:fail'],
  ],
  [
    'two choices of one chunk with the same index fail',
    toExchange({
      request: null,
      events: [opening, chunk([choice({ content: 'a' }), choice({ content: 'b' })]), finish()],
    }),
    ['choice-index:fail'],
  ],
  ['created in milliseconds fails', whole({ created: created * 1000 }), ['created-timestamp:fail']],
  ['created in milliseconds in chunks fails', each({ created: created * 1000 }), ['created-timestamp:fail']],
  ['created 0 fails', whole({ created: 0 }), ['created-timestamp:fail']],
  [
    'created two days after the Date header fails',
    toExchange({
      json: completion(message, { created: created + 3 * 86_400 }),
      headers: { Date: new Date(created * 1000).toUTCString() },
    }),
    ['created-timestamp:fail'],
  ],
  [
    'TYP-03 an index that counts chunks fails',
    toExchange({
      events: [
        opening,
        chunk([choice({ content: 'a' }, { index: 1 })]),
        chunk([choice({ content: 'b' }, { index: 2 })]),
        finish(),
      ],
    }),
    ['assistant-role:warn', 'choice-index:fail', 'content-is-not-empty:fail', 'finish-reason:fail'],
  ],
  [
    'an index that starts at 197 fails without the request too',
    toExchange({
      request: null,
      events: answer('a', 'b').map((event) => ({
        ...event,
        choices: (event.choices as Json[]).map((it) => ({ ...it, index: 197 })),
      })),
    }),
    ['choice-index:fail'],
  ],
  [
    'TYP-04 n = 2 with only index 0 fails',
    toExchange({ request: { model: 'x', stream: true, n: 2 }, events: [opening, say('A1'), say('B1'), finish()] }),
    ['choice-index:fail'],
  ],
  ['a negative index fails', one({ index: -1 }), ['choice-index:fail', schema]],
  ['a fraction as index fails', one({ index: 0.5 }), [schema]],
  ['a string as index fails', one({ index: '0' }), [schema]],
  ['TYP-09 logprob null fails', one({ logprobs: entry({ logprob: null }) }), [schema]],
  ['logprob as a string fails', one({ logprobs: entry({ logprob: '-0.1' }) }), [schema]],
  ['bytes beyond a byte fail', one({ logprobs: entry({ bytes: [256] }) }), [schema]],
  ['logprobs as an array fails', one({ logprobs: [] }), [schema]],
  [
    'content as a number fails',
    one({ message: { role: 'assistant', content: 42 } }),
    ['content-is-not-empty:fail', schema],
  ],
  [
    'content as parts fails',
    one({ message: { role: 'assistant', content: [{ type: 'text', text: 'a' }] } }),
    ['content-is-not-empty:fail', schema],
  ],
  ['content as a number in a delta fails', extra(delta({ content: 42 })), [schema]],
  [
    'reasoning_content null in deltas warns',
    toExchange({ events: [opening, delta({ content: 'a', reasoning_content: null }), finish()] }),
    ['response-schema-conformance:warn'],
  ],
  ['reasoning_content as an object fails', extra(delta({ reasoning_content: {} })), [schema]],
  ['tool_calls as an object fails', extra(delta({ tool_calls: {} })), [schema]],
  ['choices as an object in a chunk fails', extra({ ...say('x'), choices: { 0: {} } }), [schema]],
  ['choices missing in a chunk fails', extra(drop({ ...say('x'), choices: undefined })), [schema]],
  ['a choice that is null fails', extra(chunk([null as unknown as Json])), [schema]],
  [
    'counters as strings fail',
    whole({ usage: { prompt_tokens: '9', completion_tokens: 3, total_tokens: 12 } }),
    [schema],
  ],
  ['counters as fractions fail', whole({ usage: { ...usage, completion_tokens: 2.5 } }), [schema]],
  ['usage missing in a completion fails', whole({ usage: undefined }), [schema]],
  ['ENM-01 text_completion as object fails', each({ object: 'text_completion' }), [schema]],
  ['ENM-03 an empty object fails', whole({ object: '' }), [schema]],
  ['the chunk’s object on a completion fails', whole({ object: 'chat.completion.chunk' }), [schema]],
  ['the completion’s object on chunks fails', each({ object: 'chat.completion' }), [schema]],
  ['ENM-04 service_tier on_demand warns', whole({ service_tier: 'on_demand' }), ['service-tier:warn']],
  ['service_tier standard on a chunk warns', each({ service_tier: 'standard' }), ['service-tier:warn']],
  ['service_tier default passes', whole({ service_tier: 'default' }), []],
  [
    'details of usage as null warn',
    whole({ usage: { ...usage, prompt_tokens_details: null, completion_tokens_details: null } }),
    ['response-schema-conformance:warn'],
  ],
  ['usage itself null in a whole answer fails', whole({ usage: null }), ['response-schema-conformance:fail']],
])
