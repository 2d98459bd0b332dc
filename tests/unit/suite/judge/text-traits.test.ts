/** The comparison with re-serialized JSON and the pass over the text find the same traits. */
import { describe, expect, it } from 'vitest'
import { createTextTraitScanner, scanJsonText } from '../../../suite/judge/text-traits.ts'

const scanBoth = (text: string) => {
  const slow = scanJsonText(text)
  expect(createTextTraitScanner().scan(text, JSON.parse(text))).toEqual(slow)
  return slow
}

describe('duplicate names', () => {
  it.each<[text: string, key: string | null, at?: number]>([
    ['{"a":1,"b":2}', null],
    ['{"a":1,"a":2}', 'a', 7],
    ['{ "a" : 1 , "a" : 2 }', 'a', 12],
    ['{"a":{"a":{"a":1}},"b":[{"a":1},{"a":2}]}', null],
    ['{"a":[{"b":1,"c":{},"b":2}]}', 'b', 20],
    ['{"a":1,"\\u0061":2}', 'a', 7],
    ['{"a":"a","b":"\\"a\\":1,"}', null],
    ['{"Aa":1,"BB":2}', null],
    ['{"x":{"y":1},"y":2,"x":3}', 'x', 19],
    ['["a","a"]', null],
    ['{}', null],
    [`{${Array.from({ length: 60 }, (_, at) => `"n${at}":{"x":1}`).join(',')},"n7":1}`, 'n7'],
    [`{${Array.from({ length: 60 }, (_, at) => `"n${at}":{"x":1}`).join(',')}}`, null],
  ])('%s', (text, key, at) => {
    const { duplicateKey } = scanBoth(text)
    expect(duplicateKey?.key ?? null).toBe(key)
    if (at !== undefined) expect(duplicateKey!.at).toBe(at)
  })

  it('of an object with a hundred thousand members are found in linear time', () => {
    const text = `{${Array.from({ length: 100_000 }, (_, at) => `"n${at}":{}`).join(',')},"n5":1}`
    expect(scanJsonText(text).duplicateKey?.key).toBe('n5')
  })
})

it.each([
  ['{"a":1}', false, true],
  ['{"a":1.0}', true, true],
  ['{"a":1e3}', true, true],
  ['{"a":1E3}', true, true],
  ['{"a":1e+21}', true, true],
  ['{"a":"1.0e3","b":true,"c":false}', false, true],
  ['{"a":"é"}', false, false],
  ['{"a":"\\u00e9"}', false, false],
  ['{"é":1}', false, false],
  ['{"a":"\\\\u00e9"}', false, true],
])('%s: a fraction %s, ASCII %s', (text, hasFraction, isAscii) => {
  expect(scanJsonText(text)).toEqual({ duplicateKey: null, hasFraction, isAscii })
})

it('the comparison sees an exponent', () => {
  expect(scanBoth('{"a":1e+21}').hasFraction).toBe(true)
})

it('eight misses end the comparison, and the pass finds the same', () => {
  const scanner = createTextTraitScanner()
  for (let at = 0; at < 12; at++) scanner.scan('{ "a": 1 }', { a: 1 })
  expect(scanner.scan('{"a":1,"a":2}', { a: 2 }).duplicateKey?.key).toBe('a')
})
