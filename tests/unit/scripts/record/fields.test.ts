/** Header fields that the recording proxy passes on. */
import { expect, test } from 'vitest'
import { toClientFields, toForwarded, toPairs, toTargetFields } from '../../../../scripts/commands/record/fields.ts'

test('a flat list becomes pairs, and an odd name at its end is dropped', () => {
  expect(toPairs(['A', '1', 'a', '2', 'B'])).toEqual([
    ['A', '1'],
    ['a', '2'],
  ])
})

test.each([
  ['x-hop, X-Other', ['X-Keep']],
  ['close', ['X-Hop', 'x-other', 'X-Keep']],
  ['Content-Length, Host, x-hop', ['x-other', 'X-Keep']],
])('Connection: %s removes the fields that it names, but never the length or the host', (connection, kept) => {
  const fields = [
    ['Host', 'a'],
    ['Content-Length', '3'],
    ['X-Hop', '1'],
    ['x-other', '2'],
    ['X-Keep', '3'],
    ['Connection', connection],
  ] as const
  expect(toForwarded(fields).map(([name]) => name)).toEqual(['Host', 'Content-Length', ...kept])
})

test.each<[string, [string, string][], string, [string, string][]]>([
  ['with a length', [['Content-Length', '3']], 'POST', [['Content-Length', '3']]],
  ['without a body', [], 'POST', [['Content-Length', '0']]],
  ['of a method that needs no body', [], 'DELETE', []],
  [
    'in chunks, with a length that contradicts them',
    [
      ['Transfer-Encoding', 'chunked'],
      ['Content-Length', '3'],
    ],
    'POST',
    [['Transfer-Encoding', 'chunked']],
  ],
  [
    'that takes trailers',
    [['TE', 'gzip, trailers']],
    'GET',
    [
      ['TE', 'trailers'],
      ['Connection', 'keep-alive, TE'],
    ],
  ],
])('a request %s gets the host of the target and its own framing', (_, fields, method, expected) => {
  expect(toTargetFields([['host', 'proxy'], ...fields], 'api.example', method)).toEqual([
    ['Host', 'api.example'],
    ...expected,
  ])
})

test('an answer in chunks has trailers and no length, any other answer the reverse', () => {
  const common: [string, string][] = [
    ['Trailer', 'X-End'],
    ['Content-Length', '3'],
  ]
  expect(toClientFields(common)).toEqual([['Content-Length', '3']])
  expect(toClientFields([...common, ['Transfer-Encoding', 'chunked']])).toEqual([['Trailer', 'X-End']])
})
