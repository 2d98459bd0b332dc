/** Patterns of one request share a number of steps, so that thousands of slow ones take as long as a few. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  acceptsPattern,
  compileLinearPattern,
  renewPatternSteps,
} from '../../../../../mocks/completion/arguments/linear-pattern.ts'
import { createMock } from '../../../../../mocks/state/mock.ts'
import { ask, hello } from '../../ask.ts'

const slow = '^(a{1,50}){1,60}$'
const letters = `${'a'.repeat(3000)}!`

beforeEach(() => renewPatternSteps())
afterEach(() => vi.unstubAllGlobals())

/** Whether patterns are still matched; otherwise each one counts as accepted. */
const isMatching = () => !acceptsPattern('^b$', 'a')

test.each([
  ['steps', slow, letters],
  ['the memory of visited positions', '^[bc](?:aa|ab|ac|ad|ae|af){40}$', 'a'.repeat(19_000)],
])('%s of one match lower what is left for others', (_, pattern, text) => {
  const shared = { steps: 1_000_000 }
  compileLinearPattern(pattern)!.test(text, shared)
  expect(shared.steps).toBeLessThan(999_000)
})

test('a match ends with the last of the shared steps', () => {
  expect(compileLinearPattern('^(a|b)*$')!.test('ab'.repeat(500), { steps: 100 })).toBeUndefined()
  expect(compileLinearPattern('^(a|b)*$')!.test('ab'.repeat(500), { steps: 100_000 })).toBe(true)
})

const value = { type: 'string', pattern: slow, default: letters }
const names = Array.from({ length: 20 }, (_, index) => `field_${index}`)
const sharedValue = {
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, { $ref: '#/$defs/value' }])),
  required: names,
  additionalProperties: false,
  $defs: { value },
}
const ownValues = {
  type: 'object',
  properties: Object.fromEntries(
    names.map((name, index) => [name, { ...value, pattern: `^(a{1,50}){1,${30 + index}}$` }]),
  ),
  required: names,
}

test.each([
  ['a definition that a response format uses often', { response_format: toFormat(sharedValue) }],
  [
    'a tool with a slow pattern for each argument',
    { tools: [toTool(ownValues)], messages: [{ role: 'user', content: 'Call the tool save.' }] },
  ],
])('%s uses the steps up, and the next request has all of them', (_, members) => {
  const mock = createMock()
  const { status, text } = ask(mock, { body: { ...hello, model: 'kimi-k2.6', ...members } })
  expect([status, text]).toEqual([200, expect.stringContaining('field_1')])
  expect(isMatching()).toBe(false)
  expect(ask(mock, { body: hello }).status).toBe(200)
  expect(isMatching()).toBe(true)
})

test.each(['[\\p{L}\\p{N}]', '(?:\\P{Lu}|\\p{Script=Han}-)'])(
  'the syntax of many %s is checked without a table for each',
  (part) => {
    const sources: string[] = []
    class Watched extends RegExp {
      constructor(source: string | RegExp, flags?: string) {
        super(source, flags)
        sources.push(String(source))
      }
    }
    vi.stubGlobal('RegExp', Watched)
    expect(compileLinearPattern(`^(?:${part.repeat(99)})?$`)!.test('')).toBe(true)
    expect(sources.some((source) => source.length > 99)).toBe(true)
    for (const source of sources) expect(source.split(/\\p/i).length).toBeLessThanOrEqual(2)
  },
)

function toFormat(schema: object): object {
  return { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema } }
}

function toTool(parameters: object): object {
  return { type: 'function', function: { name: 'save', description: 'Saves.', parameters } }
}
