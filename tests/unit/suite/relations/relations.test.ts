/** Relations between exchanges, each with answers that pass and answers that fail. */
import { describe, expect, it } from 'vitest'
import type { Exchange } from '../../../../openapi/exchange.ts'
import { relations } from '../../../suite/relations/index.ts'
import { createJudge } from '../../../suite/judge/judge.ts'
import { toExchange, type ExchangeParts } from '../checks/exchange-of.ts'
import { answer, completion, completionOf, finish, opening, say, usageChunk } from '../checks/wire.ts'
import { ask, askStream, refusal, type Json } from '../checks/verdict-table.ts'

/** `relation:severity` of every breach among these exchanges. */
function relate(...exchanges: readonly Exchange[]): string[] {
  const assemblies = exchanges.map((exchange) => {
    const judge = createJudge(exchange, { checks: [] })
    for (const part of exchange.body) judge.push(part.bytes, part.atMs)
    judge.end(exchange.end)
    return judge.assembled
  })
  return relations
    .flatMap((relation) => relation.judge(exchanges, assemblies))
    .map((one) => `${one.check}:${one.severity}`)
}

function keyed(authorization: string | null, parts: ExchangeParts): Exchange {
  const exchange = toExchange(parts)
  return {
    ...exchange,
    request: { ...exchange.request!, headers: authorization === null ? [] : [['Authorization', authorization]] },
  }
}

const whole = (over: Json = {}, request: Json = {}) =>
  toExchange({
    request: ask(request),
    json: completion({ role: 'assistant', content: 'Hi there' }, { id: 'chatcmpl-a', ...over }),
  })
const streamed = (events: readonly Json[], request: Json = {}) =>
  toExchange({ request: askStream(request), events: events.map((one) => ({ ...one, id: 'chatcmpl-b' })) })
const calm = { temperature: 0 }
const list = (parts: ExchangeParts = {}): ExchangeParts => ({
  operationId: 'listModels',
  method: 'GET',
  url: 'https://x/v1/models',
  request: null,
  json: { object: 'list', data: [] },
  ...parts,
})
const history = ask({
  messages: [
    { role: 'user', content: 'Hi' },
    { role: 'assistant', content: 'Hi there' },
  ],
})
const ended = (reason: string) =>
  whole({ choices: [{ index: 0, message: { role: 'assistant', content: 'Hi there' }, finish_reason: reason }] })
const denied = refusal('Incorrect API key provided', 'incorrect_api_key_error')

describe('relations', () => {
  it.each([
    ['both modes agree', [whole(), streamed(answer('Hi', ' you'))], []],
    ['the stream loses the text', [whole(), streamed([opening, finish()])], ['modes-agree:fail']],
    ['the modes end differently', [ended('length'), streamed(answer('Hi'))], ['modes-agree:fail']],
    ['the modes name different models', [whole({ model: 'x' }), streamed(answer('Hi'))], ['modes-agree:fail']],
    ['different requests are not compared', [whole({}, { stop: ['a'] }), streamed([opening, finish()])], []],
    [
      'SEM-13: text lost around a stop match',
      [
        whole(
          {
            choices: [
              { index: 0, message: { role: 'assistant', content: 'Hi Al! How are you?' }, finish_reason: 'stop' },
            ],
          },
          calm,
        ),
        streamed(answer('Hi Al', ' Al!', ' How are you'), calm),
      ],
      ['modes-agree:fail'],
    ],
    [
      'other texts at temperature 0',
      [whole({}, calm), streamed(answer('Good morning to you'), calm)],
      ['modes-agree:warn'],
    ],
    [
      'usage members are missing in the stream',
      [
        whole({
          usage: {
            prompt_tokens: 9,
            completion_tokens: 3,
            total_tokens: 12,
            completion_tokens_details: { reasoning_tokens: 1 },
          },
        }),
        streamed(answer('Hi')),
      ],
      ['usage-agrees:fail'],
    ],
    [
      'prompt tokens differ by mode',
      [whole({ usage: { prompt_tokens: 8, completion_tokens: 3, total_tokens: 11 } }), streamed(answer('Hi'))],
      ['usage-agrees:warn'],
    ],
    [
      'usage that was not asked for may be absent (USG-13)',
      [whole(), streamed([opening, say('Hi'), finish('stop', { usage: undefined })])],
      [],
    ],
    ['the closing chunk does not disturb', [whole(), streamed([...answer('Hi'), usageChunk])], []],
    [
      'the own message refused',
      [whole(), toExchange({ request: history, status: 400, json: refusal('text content is empty') })],
      ['history-accepted:fail'],
    ],
    [
      'the own message accepted',
      [whole(), toExchange({ request: history, json: completion(undefined, { id: 'chatcmpl-c' }) })],
      [],
    ],
    [
      'a rate limit does not concern the message',
      [whole(), toExchange({ request: history, status: 429, json: refusal('busy', 'rate_limit_reached_error') })],
      [],
    ],
    ['IDN-03: the same id twice', [whole(), whole({}, { user: 'b' })], ['ids-unique:fail']],
    [
      'AUT-01: the key does not matter',
      [keyed('Bearer sk-a1', { json: completion() }), keyed(null, { json: completion(undefined, { id: 'x' }) })],
      ['key-matters:fail'],
    ],
    [
      'the key matters',
      [keyed('Bearer sk-a1', { json: completion() }), keyed(null, { status: 401, json: denied })],
      [],
    ],
    [
      'AUT-02: the list is open',
      [keyed(null, list()), keyed(null, { status: 401, json: denied })],
      ['routes-demand-keys:warn'],
    ],
    [
      'the list is closed too',
      [keyed(null, list({ status: 401, json: denied })), keyed(null, { status: 401, json: denied })],
      [],
    ],
    [
      'REQ-12: seed without effect',
      [
        whole({}, { seed: 42 }),
        toExchange({
          request: ask({ seed: 42 }),
          json: completionOf([{ index: 0, message: { role: 'assistant', content: 'Ho' }, finish_reason: 'stop' }], {
            id: 'c',
          }),
        }),
      ],
      ['seed-kept:warn'],
    ],
  ] as const)('%s', (_claim, exchanges, breaches) => {
    expect(relate(...exchanges)).toEqual(breaches)
  })
})
