/** A twin equals an earlier chunk but for the inside of one string; everything else must be judged anew. */
import { expect, test } from 'vitest'
import { createTwinSpotter } from '../../../suite/judge/repeated-events.ts'

const text = (content: string, rest = '') =>
  `{"id":"c-1","choices":[{"index":0,"delta":{"content":"${content}"},"finish_reason":null}]${rest}}`

const spotterFor = (known: string) => {
  const spotter = createTwinSpotter()
  spotter.learn(known, JSON.parse(known))
  return spotter
}

test.each([
  ['other words', 'lo', ''],
  ['an escaped quote and backslash', 'a \\"b\\" c\\\\', ''],
  ['a line feed', 'a\\nb', ''],
  ['letters beyond ASCII', 'é', 'é'],
  ['an escape by number', '\\u00e9', '\\u00e9'],
  ['an escaped backslash before u', 'a\\\\u', ''],
])('%s make a twin', (_claim, content, fresh) => {
  const spotter = spotterFor(text('Hel'))
  expect(spotter.find(text(content))).not.toBeNull()
  expect(spotter.fresh).toBe(fresh)
})

test.each([
  ['an empty string', text('')],
  ['another id', text('a').replace('c-1', 'c-2')],
  ['another index', text('a').replace('"index":0', '"index":1')],
  ['a member after the string', text('a","role":"user')],
  ['a member at the end', text('a', ',"usage":{}')],
  ['another spacing', text('a').replace('"delta":', '"delta": ')],
  ['a string that does not end where the known one did', text('a\\')],
  ['the same name twice', text('a","content":"b')],
])('%s makes no twin', (_claim, other) => {
  expect(spotterFor(text('Hel')).find(other)).toBeNull()
})

test.each([
  ['a chunk that ends its choice', text('a').replace('null', '"stop"')],
  ['a chunk with usage', text('a', ',"usage":{"total_tokens":1}')],
  ['a chunk with two choices', text('a').replace('[{', '[{"index":1,"delta":{}},{')],
  ['a chunk without text', text('')],
])('%s is not learned', (_claim, known) => {
  const spotter = spotterFor(known)
  expect(spotter.find(known)).toBeNull()
})

test('reasoning and content are told apart, each with its own twin', () => {
  const thought = text('a').replace('content', 'reasoning_content')
  const spotter = spotterFor(text('a'))
  spotter.learn(thought, JSON.parse(thought))
  const said = spotter.find(text('b'))
  expect(spotter.find(thought.replace('"a"', '"b"'))).not.toBe(said)
  expect(spotter.find(text('c'))).toBe(said)
})

const padded = (content: string, members: string) => text(content, `,${members}`)
test.each<[claim: string, known: string, other: string, fresh: string | null]>([
  ['another padding', padded('a', '"pad":"x1"'), padded('b', '"pad":"y22"'), ''],
  ['an empty padding', padded('a', '"pad":"x1"'), padded('b', '"pad":""'), ''],
  ['another time, python’s spacing', padded('a', '"ms": 1.5'), padded('b', '"ms": 20'), ''],
  ['a padding before the choices', `{"pad":"x",${text('a').slice(1)}`, `{"pad":"yy",${text('b').slice(1)}`, ''],
  ['a padding that is not ASCII', padded('a', '"pad":"x"'), padded('b', '"pad":"é"'), padded('b', '"pad":"é"')],
  ['a padding that became a number', padded('a', '"pad":"x"'), padded('b', '"pad":1'), null],
  ['a time that became null', padded('a', '"ms":1'), padded('b', '"ms":null'), null],
  ['a padding and one member more', padded('a', '"pad":"x"'), padded('b', '"pad":"y","pad":"z"'), null],
  ['another fingerprint', padded('a', '"system_fingerprint":"x"'), padded('b', '"system_fingerprint":"y"'), null],
  ['another type', padded('a', '"service_tier":"x"'), padded('b', '"service_tier":"y"'), null],
  ['a name that stands in the delta too', padded('a', '"content":"x"'), padded('b', '"content":"y"'), null],
])('%s beside the increment', (_claim, known, other, fresh) => {
  const spotter = spotterFor(known)
  expect(spotter.find(other) === null ? null : spotter.fresh).toBe(fresh)
})

test('a stream that never repeats itself is given up, and taken up again once it does', () => {
  const spotter = createTwinSpotter()
  const learnNovel = (count: number) => {
    for (let at = 0; at < count; at++) {
      const novel = text('a', `,"n":${at}`)
      spotter.learn(novel, JSON.parse(novel))
    }
  }
  learnNovel(100)
  spotter.learn(text('a'), JSON.parse(text('a')))
  expect(spotter.find(text('b'))).toBeNull()
  learnNovel(512 - 102)
  spotter.learn(text('a'), JSON.parse(text('a')))
  expect(spotter.find(text('b'))).not.toBeNull()
})
