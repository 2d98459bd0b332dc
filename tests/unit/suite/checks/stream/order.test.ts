/** Breaches of the order of a stream and of `finish_reason`. */
import { toExchange } from '../exchange-of.ts'
import {
  answer,
  boundary,
  call,
  chunk,
  completionOf,
  delta,
  finish,
  fragment,
  opening,
  say,
  slot,
  think,
  usageChunk,
} from '../wire.ts'
import { testRows } from '../transport-table.ts'

const stream = (...events: unknown[]) => toExchange({ events })
const cause = 'finish-reason-cause:fail'
const order = 'chunk-sequence:fail'
const calls = { content: '', tool_calls: [call('f', '{}')] }

testRows([
  [
    'ORD-04 reasoning after the answer has begun fails',
    stream(opening, say('The'), think('hmm'), say(' end'), finish()),
    [order],
  ],
  [
    'reasoning after a tool call fails',
    stream(opening, slot('f'), fragment('{}'), think('hmm'), finish('tool_calls')),
    [order],
  ],
  [
    'an end of thinking after the answer has begun warns',
    stream(opening, say('The'), boundary, finish()),
    ['chunk-sequence:warn'],
  ],
  ['the usage chunk before the end fails', stream(opening, say('a'), usageChunk, finish()), [order]],
  ['the usage chunk first fails', stream(usageChunk, ...answer('a')), [order]],
  ['the usage chunk twice warns', stream(...answer('a'), usageChunk, usageChunk), ['chunk-sequence:warn']],
  [
    'a chunk with neither choices nor usage in mid-stream warns',
    stream(opening, say('a'), chunk([]), finish()),
    ['chunk-sequence:warn'],
  ],
  ['content after the end of its choice fails', stream(...answer('a'), say('b')), [order]],
  [
    'content like all the others after the end fails',
    stream(opening, say('a'), say('b'), say('c'), finish(), say('d')),
    [order],
  ],
  ['an empty chunk after the end warns', stream(...answer('a'), delta({ content: '' })), ['chunk-sequence:warn']],
  [
    'FIN-01 stop although there are calls fails',
    toExchange({ json: completionOf([{ index: 0, message: { role: 'assistant', ...calls }, finish_reason: 'stop' }]) }),
    [cause],
  ],
  ['stop after calls in a stream fails', stream(opening, slot('f'), fragment('{}'), finish('stop')), [cause]],
  [
    'stop after a call the request named warns',
    toExchange({
      request: { tool_choice: { type: 'function', function: { name: 'f' } } },
      json: completionOf([{ index: 0, message: { role: 'assistant', ...calls }, finish_reason: 'stop' }]),
    }),
    ['finish-reason-cause:warn'],
  ],
  [
    'TCD-12 tool_calls without a call fails',
    stream(opening, delta({ tool_call_generating: true }), delta({}), finish('tool_calls')),
    ['content-is-not-empty:fail', cause],
  ],
])
