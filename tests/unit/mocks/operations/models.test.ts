import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createMock } from '../../../../mocks/state/mock.ts'
import type { MockOptions } from '../../../../mocks/state/options.ts'
import { folder, isThere } from '../../../recorded/folder.ts'
import { ask } from '../ask.ts'

interface Entry {
  id: string
  [member: string]: unknown
}

function list(options: MockOptions = {}): Entry[] {
  const { json } = ask(createMock(options), { method: 'GET', url: '/v1/models' })
  return (json as { data: Entry[] }).data
}

const common = ['created', 'id', 'object', 'owned_by', 'permission', 'root', 'parent']
const supports = ['supports_image_in', 'supports_video_in', 'supports_reasoning']
const efforts = ['supports_dynamic_tools', 'think_efforts', 'reasoning_efforts', 'supports_thinking_type']

describe('GET /v1/models', () => {
  test('gives kimi-k3 the recorded members in the recorded order', () => {
    const entry = list().find(({ id }) => id === 'kimi-k3')!
    expect(Object.keys(entry)).toEqual([...common, ...supports, ...efforts, 'context_length'])
    const levels = { support: true, valid_efforts: ['low', 'high', 'max'], default_effort: 'max' }
    expect(entry).toMatchObject({
      owned_by: 'moonshot',
      supports_dynamic_tools: true,
      think_efforts: levels,
      reasoning_efforts: levels,
      supports_thinking_type: 'only',
      context_length: 1_048_576,
    })
  })

  test.each(['kimi-k2.6', 'kimi-k2.7-code', 'kimi-k2.7-code-highspeed'])(
    'gives %s neither efforts nor dynamic tools, and 262,144 tokens of context',
    (model) => {
      const entry = list({ lifecycle: 'today' }).find(({ id }) => id === model)!
      expect(Object.keys(entry)).toEqual([...common, ...supports, 'context_length'])
      expect(entry['context_length']).toBe(262_144)
    },
  )

  test('gives all models one value of created and the recorded permission', () => {
    const entries = list({ lifecycle: 'full' })
    expect(new Set(entries.map(({ created }) => created)).size).toBe(1)
    for (const { permission } of entries) {
      expect(JSON.stringify(permission)).toBe(
        '[{"created":0,"id":"","object":"","organization":"moonshot","group":"moonshot","is_blocking":false}]',
      )
    }
  })

  test.skipIf(!isThere)('differs from the recorded entries in created alone', () => {
    const { data } = JSON.parse(readFileSync(`${folder}lm15-models-second-2026-09-03.json`, 'utf8')) as {
      data: Entry[]
    }
    expect(data.length).toBe(4)
    const own = new Map(list({ lifecycle: 'today' }).map((entry) => [entry.id, entry]))
    for (const entry of data) {
      const { created } = own.get(entry.id)!
      expect(JSON.stringify(own.get(entry.id))).toBe(JSON.stringify({ ...entry, created }))
    }
  })
})
