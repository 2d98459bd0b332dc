/** A HAR of any size is read entry by entry; a file that is not a HAR is refused with the reason. */
import { expect, it } from 'vitest'
import { createSliceScanner } from '../../../../openapi/readers/json-slices.ts'
import { entry, har } from './har-helpers.ts'
import { completion, readBytes } from './read-helpers.ts'

it.each([
  ['a list', '[]', /no HAR/],
  ['words', 'hello', /no HAR/],
  ['a closing bracket at the start', ']"log":{"entries":[]}}', /no HAR/],
  ['a closing brace after white space', ' }{"log":{"entries":[{}]}}', /no HAR/],
  ['white space', '  \n ', /white space/],
  ['JSON that is no HAR', '{"log":{"version":"1.2"}}', /no log\.entries/],
  ['entries in the wrong place', '{"entries":[{}]}', /no log\.entries/],
  ['entries below a list', '{"log":["entries",[{}]]}', /no log\.entries/],
  ['a file cut short', har(entry({ text: completion })).slice(0, -30), /cut short|ends before/],
  ['text after its end', `${har()}}`, /after the end/],
])('%s is refused with the reason', async (_, content, reason) => {
  expect((await readBytes('a.har', content)).error).toMatch(reason)
})

it('entries before a cut are returned', async () => {
  const { exchanges, error } = await readBytes(
    'a.har',
    har(entry({ text: completion }), entry({ text: completion })).slice(0, -60),
  )
  expect(exchanges).toHaveLength(1)
  expect(error).toMatch(/after entry 1/)
})

it('an entry that is nested too deep is reported', async () => {
  const { unreadable, exchanges } = await readBytes(
    'a.har',
    `{"log":{"entries":[${'['.repeat(100_000)}${']'.repeat(100_000)},${JSON.stringify(entry({ text: completion }))}]}}`,
  )
  expect(unreadable).toEqual([expect.stringContaining('512')])
  expect(exchanges).toHaveLength(1)
})

it('a byte-order mark and any order of members are accepted', async () => {
  const { exchanges, error } = await readBytes(
    'a.har',
    `\uFEFF{"x":{"log":{"entries":[1]}},"log":{"comment":"[{\\"\\\\","entries":[${JSON.stringify(entry({ text: completion }))}],"pages":[[]]}}`,
  )
  expect(error).toBe(null)
  expect(exchanges).toHaveLength(1)
})

it('elements are the same wherever the reads are cut', () => {
  const values = [{ a: '[{"\\' }, 'x\\"]', -1.5, null, [], [[1], { b: [] }], {}, '']
  const text = Buffer.from(
    JSON.stringify({ a: ['log'], log: { entries: values, b: { entries: [9] } }, z: '"' }, null, 1),
  )
  for (let at = 0; at <= text.length; at++) {
    const scanner = createSliceScanner(['log', 'entries'], 1000)
    const slices = [...scanner.push(text.subarray(0, at)), ...scanner.push(text.subarray(at))]
    expect(slices.map((slice) => JSON.parse(String('bytes' in slice && slice.bytes)))).toEqual(values)
    expect(scanner.state()).toMatchObject({ found: true, closed: true, object: true, trailing: false })
  }
})

it('an element has the depth of its brackets, wherever the reads are cut', () => {
  const text = Buffer.from('{"e":[[[]],{"a":{"b":[1]},"c":"[[[[\\"["},7]}')
  for (let at = 0; at <= text.length; at++) {
    const scanner = createSliceScanner(['e'], 100)
    const slices = [...scanner.push(text.subarray(0, at)), ...scanner.push(text.subarray(at))]
    expect(slices.map((slice) => 'depth' in slice && slice.depth)).toEqual([2, 3, 0])
  }
})

it.each([
  ['entries', (one: string, two: string) => `{"log":{"entries":[${one}],"pages":[],"entries":[${two}]}}`],
  ['log', (one: string, two: string) => `{"log":{"entries":[${one}]},"log":{"entries":[${two}]}}`],
])('entries of both lists are returned where %s is not unique, with a note', async (_, toText) => {
  const one = JSON.stringify(entry({ text: completion }))
  const { exchanges, notes, error } = await readBytes('a.har', toText(one, one))
  expect(error).toBe(null)
  expect(exchanges).toHaveLength(2)
  expect(notes).toEqual([expect.stringContaining('2 lists of entries')])
})

it('an element over the limit is counted and not kept', () => {
  const scanner = createSliceScanner(['e'], 10)
  const text = Buffer.from(JSON.stringify({ e: ['x'.repeat(50), 'ok'] }))
  const slices = [...scanner.push(text.subarray(0, 20)), ...scanner.push(text.subarray(20))]
  expect(slices).toEqual([{ tooLarge: 52 }, { bytes: Buffer.from('"ok"'), depth: 0 }])
})
