/** Every recorded refusal of the API whose request is known or can be inferred: the mock gives the same text. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { folder, isThere } from '../../../recorded/folder.ts'
import { ask, call, tool, user, type Body } from './ask.ts'

const v1turn = (index: number): Body[] => [
  ...Array.from({ length: index }, () => user),
  { role: 'assistant', content: '', tool_calls: [call('a')] },
  { role: 'tool', tool_call_id: 'a', content: 'x' },
]
const withTool = (parameters: object): Body => ({ tools: [tool('x', parameters)] })
const described = { type: 'string', description: 'd' }

const requests: Record<string, Body> = {
  'mineti-400-temperature.http': { temperature: 0.3 },
  'mineti-400-top-p.http': { top_p: 0.9 },
  'mineti-400-presence-penalty.http': { presence_penalty: 0.1 },
  'mineti-400-frequency-penalty.http': { frequency_penalty: 0.1 },
  'mineti-400-logprobs.http': { logprobs: true },
  'mineti-400-top-logprobs-alone.http': { top_logprobs: 5 },
  'vercel-400-temperature-only-1.json': { temperature: 0.7 },
  'vercel-400-temperature-only-0.6.json': { model: 'kimi-k2.6', thinking: { type: 'disabled' }, temperature: 0.7 },
  'vercel-400-thinking-only-enabled.json': { model: 'kimi-k2.7-code', thinking: { type: 'disabled' } },
  'vercel-404-model-not-found-a.json': { model: 'issue-19552-invalid-model' },
  'issue-404-model-not-found-dify.json': { model: 'kimi‑k2‑0711‑preview' },
  'vercel-400-json-schema-not-mfjs.json': {
    response_format: {
      type: 'json_schema',
      json_schema: {
        name: 'tuple_response',
        strict: true,
        schema: {
          type: 'object',
          properties: { pair: { type: 'array', items: [{ type: 'string' }, { type: 'number' }] } },
          required: ['pair'],
          additionalProperties: false,
        },
      },
    },
  },
  'k3admission-400-empty-messages.json': { messages: [] },
  'issue-400-assistant-empty-repr.txt': {
    model: 'kimi-k2.5',
    messages: [...Array.from({ length: 8 }, () => user), { role: 'assistant', content: '' }, user],
  },
  'issue-400-reasoning-missing.json': { model: 'kimi-k2.5', messages: v1turn(4) },
  'issue-400-reasoning-missing-openrouter.json': { model: 'kimi-k2.6', messages: v1turn(2) },
  'issue-400-reasoning-missing-oneapi.txt': { model: 'kimi-k2.6', messages: v1turn(13) },
  'issue-400-schema-anyof-type-message.txt': withTool({
    type: 'object',
    anyOf: [{ properties: {} }, { properties: {} }],
  }),
  'issue-400-schema-ref-type-message.txt': withTool({
    type: 'object',
    properties: {},
    $defs: { __schema20: { type: 'object', $ref: '#/$defs/other' }, other: { type: 'object' } },
  }),
  'issue-400-schema-ref-siblings-kimicode-repr.txt': withTool({
    type: 'object',
    properties: { variantOptions: { $ref: '#/$defs/V', description: 'mine' } },
    $defs: { V: described },
  }),
  'issue-400-schema-type-not-defined-message.txt': withTool({
    type: 'object',
    properties: { truncateMode: { enum: ['START', 'MIDDLE', 'END', 'NONE'] } },
  }),
  'issue-400-thinking-bool-message.txt': { model: 'kimi-k2-thinking', thinking: true },
  'lm15-400-k3-temperature-2026-09-03.json': { temperature: 0.5, reasoning_effort: 'low' },
  'lm15-400-k26-tool-result-file-2026-09-07.json': {
    model: 'kimi-k2.6',
    messages: [
      user,
      { role: 'assistant', content: '', reasoning_content: 'r', tool_calls: [call('a')] },
      { role: 'tool', tool_call_id: 'a', content: [{ type: 'file', file: { file_data: 'x' } }] },
    ],
  },
  'issue-400-tool-call-id-not-found.txt': { messages: [user, { role: 'tool', tool_call_id: 'a', content: 'x' }] },
}

describe.skipIf(!isThere)('a recorded refusal', () => {
  it.each(Object.entries(requests))('%s is reproduced', (file, change) => {
    const refusal = ask(change)
    const recorded = straighten(readFileSync(`${folder}${file}`, 'utf8'))
    expect(refusal).not.toBeNull()
    // Terminals break lines, issue pages lose backticks and double spaces, and relays wrap the text.
    expect(recorded).toContain(straighten(refusal!.message).replace(missingPrefix(file), ''))
    expect(refusal!.status).toBe(file.includes('-404-') ? 404 : 400)
    const type = /"type":\s*"(\w+_error)"/.exec(recorded)?.[1]
    if (type && type !== 'server_error') expect(refusal!.type).toBe(type)
  })

  it('with a raw body is reproduced byte for byte', () => {
    for (const file of Object.keys(requests).filter((name) => name.endsWith('.http'))) {
      const body = readFileSync(`${folder}${file}`, 'utf8').split(/\r?\n\r?\n/)[1]
      const { message, type } = ask(requests[file]!)!
      expect(JSON.stringify({ error: { message, type } })).toBe(body)
    }
  })
})

/** Kimi Code leaves out the prefix that the Open Platform puts before a schema fault. */
function missingPrefix(file: string): string {
  const isBare = ['schema-anyof-type', 'schema-ref-type', 'thinking-bool'].some((part) => file.includes(part))
  return isBare ? 'Invalid request: ' : ''
}

function straighten(text: string): string {
  return text
    .replaceAll('parameter\ns', 'parameters')
    .replaceAll('conflic\nting', 'conflicting')
    .replaceAll('\\"', '"')
    .replaceAll('`', '')
    .replaceAll(/\s+/g, ' ')
}
