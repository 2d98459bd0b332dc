/** Edits of replies, and the list of faults. */
import { describe, expect, test } from 'vitest'
import { createMock } from '../../../../mocks/state/mock.ts'
import { editChunks, editEvents, editJson, setHeader, toChoices, toMember } from '../../../../mocks/faults/edit.ts'
import { faults, findFault } from '../../../../mocks/faults/index.ts'
import { sources } from '../../../../openapi/generated/sources.ts'
import { ask, hello, toText } from '../ask.ts'

const whole = () => ask(createMock(), { body: hello })
const stream = () => ask(createMock(), { body: { ...hello, stream: true } })

test('an edit that changes nothing changes no byte', () => {
  expect(toText(editJson(whole(), () => undefined))).toBe(whole().text)
  expect(toText(editChunks(stream(), () => undefined))).toBe(stream().text)
  expect(toText(editEvents(stream(), (frames) => frames))).toBe(stream().text)
})

test('the JSON of a whole answer is edited in place or replaced', () => {
  const edited = editJson(whole(), (body) => {
    delete body.object
  })
  expect(JSON.parse(toText(edited))).not.toHaveProperty('object')
  expect(toText(editJson(whole(), () => ({ a: '<' })))).toBe(String.raw`{"a":"\u003c"}`)
})

test('chunks are edited in place, [DONE] stays last, every position keeps its delay', () => {
  const before = ask(createMock({ pace: { ttftMs: 7, tokensPerSecond: 100 } }), { body: { ...hello, stream: true } })
  const edited = editChunks(before, (chunks) => {
    for (const chunk of chunks) for (const choice of toChoices(chunk)) toMember(choice, 'delta').role = null
  })
  expect(toText(edited).endsWith('data: [DONE]\n\n')).toBe(true)
  expect(toText(edited).match(/"role":null/g)!.length).toBeGreaterThan(2)
  expect(edited.body.kind === 'events' && edited.body.events[0]!.delayMs).toBe(7)
})

test('edits of streams do not change whole answers, and edits of whole answers do not change streams', () => {
  expect(editChunks(whole(), () => [])).toMatchObject({ body: whole().body })
  expect(editJson(stream(), () => ({}))).toMatchObject({ body: stream().body })
})

test('a header is set, replaced and removed', () => {
  const set = setHeader(whole(), 'content-type', 'text/plain')
  expect(set.headers.filter(([name]) => name.toLowerCase() === 'content-type')).toEqual([
    ['content-type', 'text/plain'],
  ])
  expect(setHeader(whole(), 'Content-Type', null).headers.map(([name]) => name)).not.toContain('Content-Type')
})

describe('the list of faults', () => {
  test('a fault is found by its id', () => {
    for (const fault of faults) expect(findFault(fault.id)).toBe(fault)
    expect(findFault('nope')).toBeUndefined()
  })

  test.each(faults)('$id is kebab-case, has a description and a source', ({ id, about, source }) => {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    expect(about).toMatch(/\S/)
    expect(source in sources || /^[A-Z]{3}-\d{2}$/.test(source), source).toBe(true)
  })

  test.each(faults)('$id never throws, whatever the reply', (fault) => {
    for (const reply of [
      whole(),
      stream(),
      ask(createMock(), { body: '{' }),
      ask(createMock(), { method: 'GET', url: '/v1/models' }),
    ]) {
      const given = {
        request: { method: 'POST', url: '/v1/chat/completions', headers: {}, body: new Uint8Array(0) },
        body: hello,
      }
      expect(() => fault.apply(reply, given)).not.toThrow()
    }
  })
})

test('a standing fault changes every answer it applies to, and the journal names it', () => {
  const mock = createMock({ fault: 'stream-cut' })
  expect(ask(mock, { body: { ...hello, stream: true } }).body).toMatchObject({ end: 'cut' })
  expect(mock.requests[0]).toMatchObject({ fault: 'stream-cut' })
})
