/** Where a failure is: a place in a body or chunk counts members of its lists; the joined text of a stream names its choice by index. */
import { expect, test } from 'vitest'
import { checks } from '../../../suite/checks/index.ts'
import { judgeWith, toExchange, type ExchangeParts } from './exchange-of.ts'
import { call, choice, chunk, completionOf, usage } from './wire.ts'

const ask = (members: object): ExchangeParts['request'] => ({
  model: 'moonshot-v1-8k',
  messages: [{ role: 'user', content: 'Hi' }],
  n: 2,
  ...members,
})
const streamed = ask({ stream: true })
const message = (content: string, more: object = {}) => ({ role: 'assistant', content, ...more })
const whole = (index: number, content: string, more: object = {}, reason = 'stop') => ({
  index,
  message: message(content, more),
  finish_reason: reason,
})
const opened = [0, 1].map((index) => choice({ role: 'assistant', content: '' }, { index }))
const ended = [1, 0].map((index) => choice({}, { index, finish_reason: 'stop', usage }))

/** The choice with index 1 stands first in its list. */
const rows: [string, string, ExchangeParts, string][] = [
  [
    'the arguments of a call in a body',
    'tool-call-arguments',
    {
      request: ask({}),
      json: completionOf([
        whole(1, '', { tool_calls: [call('a', '{}', 1), call('b', '{broken', 0)] }, 'tool_calls'),
        whole(0, 'Hi'),
      ]),
    },
    '/choices/0/message/tool_calls/1/function/arguments',
  ],
  [
    'the content of a choice in a body',
    'content-is-not-empty',
    { request: ask({}), json: completionOf([whole(1, 'Hi'), whole(0, '')]) },
    '/choices/1/message/content',
  ],
  [
    'the finish reason of a choice in a body',
    'finish-reason-cause',
    { request: ask({}), json: completionOf([whole(1, 'Hi', {}, 'tool_calls'), whole(0, 'Hi')]) },
    '/choices/0/finish_reason',
  ],
  [
    'the usage of a choice in a chunk',
    'usage-arithmetic',
    {
      request: streamed,
      events: [
        chunk(opened),
        chunk([choice({ content: 'a' }, { index: 1 }), choice({ content: 'b' })]),
        chunk([
          choice({}, { index: 1, finish_reason: 'stop', usage: { ...usage, total_tokens: 99 } }),
          choice({}, { finish_reason: 'stop', usage }),
        ]),
      ],
    },
    'chunk 2 /choices/0/usage',
  ],
  [
    'a marker in the content of a chunk',
    'template-leak',
    {
      request: streamed,
      events: [
        chunk(opened),
        chunk([choice({ content: '<|im_end|>' }, { index: 1 }), choice({ content: 'b' })]),
        chunk(ended),
      ],
    },
    'chunk 1 /choices/0/delta/content',
  ],
  [
    'a marker in a choice without an index',
    'template-leak',
    {
      request: streamed,
      events: [
        chunk(opened),
        chunk([choice({ content: 'b' }), choice({ content: '<|im_end|>' }, { index: undefined })]),
        chunk(ended),
      ],
    },
    'chunk 1 /choices/1/delta/content',
  ],
  [
    'a name in a fragment of a call',
    'tool-call-fragments',
    {
      request: streamed,
      events: [
        chunk(opened),
        chunk([choice({ tool_calls: [{ id: 'a_0', type: 'function' }] }, { index: 1 }), choice({ content: 'b' })]),
        chunk(ended),
      ],
    },
    'chunk 1 /choices/0/delta/tool_calls/0',
  ],
  [
    'the joined content of a stream',
    'content-is-not-empty',
    { request: streamed, events: [chunk(opened), chunk([choice({ content: 'b' })]), chunk(ended)] },
    'choice 1 /delta/content (joined over the stream)',
  ],
  [
    'the finish reason of a stream',
    'finish-reason-cause',
    {
      request: streamed,
      events: [
        chunk(opened),
        chunk([choice({ content: 'a' }, { index: 1 }), choice({ content: 'b' })]),
        chunk([ended[1]!, choice({}, { index: 1, finish_reason: 'tool_calls', usage })]),
      ],
    },
    'choice 1 /finish_reason (joined over the stream)',
  ],
]

test.each(rows)('%s', (_, check, parts, at) => {
  const failures = judgeWith(
    toExchange(parts),
    checks.filter(({ name }) => name === check),
  )
  expect(failures.map((failure) => failure.at.replace(/ \(byte \d+\)/, ''))).toEqual([at])
})
