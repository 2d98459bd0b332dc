/** `GET /v1/models`: members and their order as recorded of kimi-k3 (k3admission-models-k3-entry.json, 2026-07-17) and reported of the list (2026-09). */
import { expect, test } from 'vitest'
import { createMock } from '../../../../mocks/state/mock.ts'
import type { MockOptions } from '../../../../mocks/state/options.ts'
import { ask } from '../ask.ts'

interface Entry {
  id: string
  [member: string]: unknown
}

function list(options: MockOptions = {}): Entry[] {
  const { json } = ask(createMock(options), { method: 'GET', url: '/v1/models' })
  return (json as { data: Entry[] }).data
}

const common = ['id', 'object', 'created', 'owned_by', 'permission', 'root', 'parent']
const supports = ['supports_image_in', 'supports_video_in', 'supports_reasoning', 'supports_dynamic_tools']

test('kimi-k3 has the recorded members in the recorded order', () => {
  const entry = list().find(({ id }) => id === 'kimi-k3')!
  const thinking = ['think_efforts', 'reasoning_efforts', 'supports_thinking_type']
  expect(Object.keys(entry)).toEqual([...common, ...supports, ...thinking, 'context_length'])
  expect(entry).toMatchObject({ owned_by: 'moonshot', supports_thinking_type: 'only', context_length: 1_048_576 })
})

test.each(['kimi-k2.6', 'kimi-k2.7-code', 'kimi-k2.7-code-highspeed'])(
  '%s has neither efforts nor a thinking type, and 262,144 tokens of context',
  (model) => {
    const entry = list({ lifecycle: 'today' }).find(({ id }) => id === model)!
    expect(Object.keys(entry)).toEqual([...common, ...supports, 'context_length'])
    expect(entry['context_length']).toBe(262_144)
  },
)
