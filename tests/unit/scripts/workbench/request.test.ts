import { beforeEach, describe, expect, test } from 'vitest'
import { getAt, moveAt, removeAt, setAt } from '../../../../scripts/workbench/page/state/json-edit.ts'
import { readJson } from '../../../../scripts/workbench/page/state/json-text.ts'
import {
  bodyProblem,
  bodyText,
  headerRows,
  loadRequest,
  model,
  moveItem,
  request,
  setBodyText,
  setHeader,
  setMember,
} from '../../../../scripts/workbench/page/state/request.ts'

const chat = { method: 'POST', path: '/v1/chat/completions', headers: {} } as const

beforeEach(() =>
  loadRequest({ ...chat, body: { model: 'kimi-k3', x_own: [1], messages: [{ role: 'user', content: 'a' }] } }),
)

describe('the composed request', () => {
  test('keeps unknown members and the order of members when the form edits it', () => {
    setMember(['model'], 'kimi-k2.6')
    setMember(['messages', 0, 'content'], 'b')
    setMember(['stream'], true)
    expect(JSON.stringify(request.value.body)).toBe(
      '{"model":"kimi-k2.6","x_own":[1],"messages":[{"role":"user","content":"b"}],"stream":true}',
    )
    expect(bodyText.value).toBe(JSON.stringify(request.value.body, null, 2))
  })

  test('follows the text of the editor and keeps the text as typed', () => {
    const text = '{ "model":"kimi-k2.6",\n\n "temperature": 1.0 }'
    setBodyText(text)
    expect(request.value.body).toEqual({ model: 'kimi-k2.6', temperature: 1 })
    expect(bodyText.value).toBe(text)
    expect(model.value).toBe('kimi-k2.6')
  })

  test('keeps text that is not JSON, says where it is wrong, and ignores the form until it is', () => {
    const broken = '{\n  "model": "kimi-k3",\n}'
    setBodyText(broken)
    expect(bodyText.value).toBe(broken)
    expect(bodyProblem.value).toEqual({
      message: 'Remove the comma before this bracket.',
      line: 3,
      column: 1,
      offset: 24,
    })
    expect(model.value).toBe('kimi-k3')
    setMember(['stream'], true)
    expect(bodyText.value).toBe(broken)
    setBodyText('{"model": "kimi-k3"}')
    expect(bodyProblem.value).toBeNull()
    setMember(['stream'], true)
    expect(request.value.body).toEqual({ model: 'kimi-k3', stream: true })
  })

  test('removes a member that is set to undefined', () => {
    setMember(['x_own'], undefined)
    setMember(['never', 'there'], undefined)
    expect(Object.keys(request.value.body as object)).toEqual(['model', 'messages'])
  })

  test('moves messages', () => {
    setMember(['messages', 1], { role: 'assistant', content: 'c' })
    moveItem(['messages'], 1, 0)
    expect((request.value.body as { messages: { role: string }[] }).messages.map(({ role }) => role)).toEqual([
      'assistant',
      'user',
    ])
    moveItem(['messages'], 0, 5)
    expect((request.value.body as { messages: unknown[] }).messages).toHaveLength(2)
  })

  test('sends the rows of headers that have a name, and of rows with one name the last', () => {
    headerRows.value = [
      { name: 'X-A', value: '1' },
      { name: ' ', value: 'nothing' },
      { name: 'x-a', value: '2' },
    ]
    expect(request.value.headers).toEqual({ 'x-a': '2' })
    setHeader('X-A', '')
    setHeader('Prefer', 'wait=1')
    expect(request.value.headers).toEqual({ Prefer: 'wait=1' })
  })
})

describe('edits by path', () => {
  test('treat __proto__ as a member like any other', () => {
    const value: unknown = JSON.parse('{"__proto__": {"a": 1}, "b": 2}')
    const edited = setAt(value, ['__proto__', 'a'], 3)
    expect(JSON.stringify(edited)).toBe('{"__proto__":{"a":3},"b":2}')
    expect(JSON.stringify(removeAt(edited, ['__proto__', 'a']))).toBe('{"__proto__":{},"b":2}')
    expect(getAt({}, ['__proto__', 'toString'])).toBeUndefined()
  })

  test('create missing parents and leave the old value unchanged', () => {
    const old = { a: 1 }
    expect(setAt(old, ['list', 0, 'name'], 'x')).toEqual({ a: 1, list: [{ name: 'x' }] })
    expect(old).toEqual({ a: 1 })
    expect(moveAt({ list: [1, 2, 3] }, ['list'], 0, 2)).toEqual({ list: [2, 3, 1] })
  })
})

test.each([
  ['', 'The text is empty. Write a JSON object.', 1, 1],
  ['{"a": [1', 'The JSON ends too early: a bracket or a quote is not closed.', 1, 9],
  ["{'a': 1}", 'JSON requires double quotes.', 1, 2],
  ['{"a": 1 // no\n}', 'JSON has no comments.', 1, 9],
  ['{"a": "x\ny"}', String.raw`A line break in a string is written \n, a tab \t.`, 1, 9],
  ['{\n"a": True}', 'Unexpected "T".', 2, 6],
])('the problem of %j is %j', (text, message, line, column) => {
  expect(readJson(text)).toMatchObject({ problem: { message, line, column } })
})

test.each([
  ['[1,, 2]', 3],
  ['{"a" 1}', 5],
  ['{"a": 1} 2', 9],
  ['[1 2]', 3],
  ['{1: 2}', 1],
  ['[01]', 1],
  [String.raw`["C:\x"]`, 4],
  ['[}', 1],
])('the offset in %j is %i', (text, offset) => {
  expect(readJson(text)).toMatchObject({ problem: { offset } })
})
