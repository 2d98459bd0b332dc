/** The snapshot file is sorted and has no contents; other texts are refused with the reason. */
import { expect, it } from 'vitest'
import { diffShapes } from '../../../suite/snapshot/diff.ts'
import { createObserver } from '../../../suite/snapshot/observe.ts'
import { parseSnapshot, toSnapshotText, type Snapshot } from '../../../suite/snapshot/snapshot.ts'
import { toExchange } from '../checks/exchange-of.ts'

const target: Snapshot['target'] = { kind: 'live', host: 'api.moonshot.ai', model: 'kimi-k2.6', profile: 'official' }
const observer = createObserver()
observer.add(toExchange({ json: { z: null, a: [{ role: 'user' }], secret: 'Vienna calling' } }), 'chat/plain')
observer.add(toExchange({ json: { z: 1 } }), 'chat/other')
const text = toSnapshotText({ target, shapes: observer.toShapes() })

it('is sorted JSON with one line per path', () => {
  expect(text).not.toMatch(/Vienna/)
  expect(JSON.parse(text)).toEqual({
    kind: 'kimi-contract-shape',
    schemaVersion: 1,
    target,
    groups: {
      'createChatCompletion json 2xx': {
        cases: ['chat/other', 'chat/plain'],
        media: ['application/json'],
        marks: [],
        headers: { 'content-type': 'always' },
        paths: {
          '': 'object',
          '/a': 'array ?',
          '/a/*': 'object',
          '/a/*/role': 'string',
          '/secret': 'string ?',
          '/z': 'integer | null',
        },
        words: { '/a/*/role': ['user'] },
      },
    },
  })
  expect(text).toMatch(/^ {8}"\/a": "array \?",\n {8}"\/a\/\*": "object",$/m)
})

it('reads back what it wrote', () => {
  const back = parseSnapshot(text)
  expect(back.target).toEqual(target)
  expect(diffShapes([back.shapes, observer.toShapes()])).toEqual([])
  expect(toSnapshotText(back)).toBe(text)
})

/** The text with one piece replaced. */
function replace(from: string, to: string): string {
  expect(text).toContain(from)
  return text.replace(from, to)
}

it.each<[string, string, RegExp]>([
  ['nothing', '', /^is empty$/],
  ['white space', ' \n', /^is empty$/],
  ['half a file', text.slice(0, 200), /^is not JSON/],
  ['a report', '{"schemaVersion":1,"cases":[]}', /its member kind is not "kimi-contract-shape"/],
  ['null', 'null', /not a snapshot/],
  ['a list', '[]', /not a snapshot/],
  ['a later version', replace('"schemaVersion": 1', '"schemaVersion": 2'), /has schemaVersion 2; .* reads 1/],
  ['no version', replace('"schemaVersion": 1,', ''), /has schemaVersion undefined/],
  ['no groups', replace('"groups"', '"sets"'), /damaged: groups is not an object/],
  ['no target', replace('"target"', '"aim"'), /damaged: target is not an object/],
  ['an unknown type', replace('"integer | null"', '"int"'), /damaged: path \/z .* is "int"/],
  ['a path that is no text', replace('"integer | null"', '1'), /damaged: path \/z .* is not a string/],
  ['cases that are no list', replace('"cases"', '"runs"'), /damaged: cases .* is not a list/],
  ['a header that is there otherwise', replace('"always"', '"often"'), /header content-type .* is "often"/],
])('refuses %s', (_, broken, reason) => {
  expect(() => parseSnapshot(broken)).toThrow(reason)
})
