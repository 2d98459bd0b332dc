/** Reasoning under another name, alone and beside `reasoning_content` (ENV-22). */
import { toExchange } from '../exchange-of.ts'
import { completion, delta, finish, opening, say, think } from '../wire.ts'
import { testRows } from '../transport-table.ts'

type Json = Record<string, unknown>

const whole = (message: Json, over: Json = {}) =>
  toExchange({ request: null, json: completion({ role: 'assistant', content: 'a', ...message }, over) })
const stream = (...events: unknown[]) => toExchange({ request: null, events: [opening, ...events, finish()] })
const renamed = ['undocumented-members:fail']

testRows([
  ['`reasoning` without `reasoning_content` fails', whole({ reasoning: 'hm' }), renamed],
  ['`reasoning` in a stream without `reasoning_content` fails', stream(delta({ reasoning: 'hm' }), say('a')), renamed],
  ['`thinking` in a stream fails', stream(delta({ thinking: 'hm' }), say('a')), renamed],
  ['`chain_of_thought` fails', whole({ chain_of_thought: 'hm' }), renamed],
  [
    'reasoning inside `provider_specific_fields` in a stream fails',
    stream(delta({ provider_specific_fields: { reasoning_content: 'hm' } }), say('a')),
    renamed,
  ],
  ['reasoning inside `model_extra` fails', whole({ model_extra: { reasoning: 'hm' } }), renamed],
  [
    '`provider_specific_fields` beside `reasoning_content` passes',
    whole({ provider_specific_fields: { reasoning_content: 'hm' }, reasoning_content: 'hm' }),
    [],
  ],
  ['other members of `provider_specific_fields` pass', whole({ provider_specific_fields: { refusal: 'x' } }), []],
  ['ENV-22 `reasoning` beside `reasoning_content` passes', whole({ reasoning: 'hm', reasoning_content: 'hm' }), []],
  ['`reasoning` null passes', whole({ reasoning: null }), []],
  [
    '`reasoning` beside an other chunk’s `reasoning_content` passes',
    stream(delta({ reasoning: 'h' }), think('h'), say('a')),
    [],
  ],
])
