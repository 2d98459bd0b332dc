/** What checks know about an exchange: the kind of its body, whether the model thinks, when its bytes came. */
import { describe, expect, test } from 'vitest'
import { createAssembly } from '../../../suite/judge/assembly.ts'
import { addRead, createBodyTiming, detectBodyKind, toSubject } from '../../../suite/judge/subject.ts'

function toThinking(request: object | null, answered: string | null = null): 'on' | 'off' | null {
  const head = {
    label: 'x',
    operationId: 'createChatCompletion',
    request: request && { method: 'POST', url: 'https://x', headers: [], body: JSON.stringify(request) },
    status: 200,
    headers: null,
    form: 'body',
  } as const
  const assembled = { ...createAssembly(), model: answered }
  const options = { profile: 'official', expect: null, needsKey: false, bodyTiming: createBodyTiming() } as const
  return toSubject(head, 'json', assembled, options).thinking()
}

describe('the model thinks', () => {
  test.each<[object, 'on' | 'off' | null]>([
    [{ model: 'kimi-k2.6' }, 'on'],
    [{ model: 'kimi-k2.6', thinking: { type: 'disabled' } }, 'off'],
    [{ model: 'kimi-k2.6', thinking: { type: 'enabled' } }, 'on'],
    [{ model: 'kimi-k2.6', reasoning_effort: 'none' }, 'on'],
    [{ model: 'kimi-k3' }, 'on'],
    [{ model: 'kimi-k3', reasoning_effort: 'none' }, 'off'],
    [{ model: 'kimi-k3', reasoning_effort: 'NONE' }, 'off'],
    [{ model: 'kimi-k3', reasoning_effort: 'low' }, 'on'],
    [{ model: 'kimi-k3', reasoning_effort: 'none', thinking: { type: 'enabled' } }, 'on'],
    [{ model: 'kimi-k3', reasoning_effort: 'max', thinking: { type: 'disabled' } }, 'off'],
    [{ model: 'moonshot-v1-8k' }, 'off'],
    [{ model: 'moonshot-v1-8k', thinking: { type: 'enabled' } }, 'off'],
    [{ model: 'unknown' }, null],
  ])('%j: %s', (request, expected) => {
    expect(toThinking(request)).toBe(expected)
  })

  test('is not known without a request', () => {
    expect(toThinking(null, 'kimi-k3')).toBeNull()
  })
})

test.each([
  ['', 'empty'],
  [' \r\n', 'empty'],
  ['\uFEFF{"a":1}', 'json'],
  ['\n[1]', 'json'],
  ['data: {}', 'events'],
  ['data {}', 'events'],
  [': comment', 'events'],
  ['event: x', 'events'],
  ['database error', 'text'],
  ['<!DOCTYPE html>', 'html'],
  ['<?xml version="1.0"?>', 'html'],
  ['<answer>', 'text'],
])('a body that begins with %j is %s', (start, kind) => {
  expect(detectBodyKind(start)).toBe(kind)
})

test('the longest silence of a body is kept with the place of the byte after it', () => {
  const timing = createBodyTiming()
  for (const [length, atMs] of [
    [10, 100],
    [5, 150],
    [0, 9000],
    [7, 950],
    [1, 960],
  ] as const)
    addRead(timing, length, atMs)
  expect(timing).toEqual({ bytes: 23, firstMs: 100, lastMs: 960, silenceMs: 800, silenceOffset: 15 })
})

test('reads without times count their bytes only', () => {
  const timing = createBodyTiming()
  addRead(timing, 4, null)
  expect(timing).toEqual({ bytes: 4, firstMs: null, lastMs: null, silenceMs: 0, silenceOffset: 0 })
})
