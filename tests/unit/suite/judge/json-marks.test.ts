/** What the raw text of a value shows, found by the quick comparison and by the pass over the text alike. */
import { describe, expect, it } from 'vitest'
import { createJsonMarker, markJson } from '../../../suite/judge/json-marks.ts'

const marks = (text: string) => {
  const slow = markJson(text)
  expect(createJsonMarker().mark(text, JSON.parse(text))).toEqual(slow)
  return slow
}

describe('names', () => {
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
    const { twice } = marks(text)
    expect(twice?.key ?? null).toBe(key)
    if (at !== undefined) expect(twice!.at).toBe(at)
  })

  it('of an object with a hundred thousand objects are looked through once', () => {
    const text = `{${Array.from({ length: 100_000 }, (_, at) => `"n${at}":{}`).join(',')},"n5":1}`
    expect(markJson(text).twice?.key).toBe('n5')
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
])('%s: a fraction %s, plain %s', (text, fraction, plain) => {
  expect(markJson(text)).toEqual({ twice: null, fraction, plain })
})

it('an exponent is seen in the way that compares, too', () => {
  expect(marks('{"a":1e+21}').fraction).toBe(true)
})

it('gives up comparing after eight misses, and finds the same', () => {
  const marker = createJsonMarker()
  for (let at = 0; at < 12; at++) marker.mark('{ "a": 1 }', { a: 1 })
  expect(marker.mark('{"a":1,"a":2}', { a: 2 }).twice?.key).toBe('a')
})
