/** The assembly joins chunks, ignores members of the wrong type, and is bounded. */
import { expect, it } from 'vitest'
import { assemble, createAssembly } from '../../../suite/judge/assembly.ts'

type Json = Record<string, unknown>

const delta = (part: Json, over: Json = {}): Json => ({
  choices: [{ index: 0, delta: part, finish_reason: null, ...over }],
})

function assembleAll(...chunks: Json[]) {
  const assembly = createAssembly()
  for (const chunk of chunks) assemble(assembly, chunk)
  return assembly
}

it('content, reasoning and the arguments of each call are joined', () => {
  const choice = assembleAll(
    delta({ role: 'assistant', content: '' }),
    delta({ reasoning_content: 'be' }),
    delta({ reasoning_content: 'cause' }),
    delta({ content: 'He' }),
    delta({ content: 'llo' }),
    delta({ tool_calls: [{ index: 1, id: 'b_1', type: 'function', function: { name: 'b', arguments: '' } }] }),
    delta({ tool_calls: [{ index: 0, id: 'a_0', type: 'function', function: { name: 'a', arguments: '{' } }] }),
    delta({
      tool_calls: [
        { index: 0, function: { arguments: '}' } },
        { index: 1, function: { arguments: '[]' } },
      ],
    }),
    delta({}, { finish_reason: 'tool_calls', usage: { total_tokens: 3 } }),
  ).choices.get(0)!
  expect(choice).toMatchObject({
    role: 'assistant',
    contentNull: false,
    hasReasoning: true,
    finishReason: 'tool_calls',
  })
  expect(choice.content).toEqual({ length: 5, whole: 'Hello' })
  expect(choice.reasoning.whole).toBe('because')
  expect(choice.calls.get(0)).toMatchObject({ id: 'a_0', name: 'a', arguments: { whole: '{}' }, fragments: 2 })
  expect(choice.calls.get(1)).toMatchObject({ id: 'b_1', name: 'b', arguments: { whole: '[]' }, fragments: 2 })
})

it('a whole message is assembled like deltas', () => {
  const assembly = assembleAll({
    id: 'c',
    model: 'kimi-k2.5',
    created: 5,
    choices: [
      {
        message: {
          role: 'assistant',
          content: null,
          tool_calls: [{ id: 'a_0', function: { name: 'a', arguments: '{}' } }],
        },
        finish_reason: 'stop',
      },
    ],
    usage: { total_tokens: 1 },
  })
  expect(assembly).toMatchObject({
    id: 'c',
    model: 'kimi-k2.5',
    created: 5,
    chunks: 1,
    usageOnTop: { total_tokens: 1 },
  })
  expect(assembly.choices.get(0)).toMatchObject({ contentNull: true, finishReason: 'stop' })
  expect(assembly.choices.get(0)!.calls.get(0)).toMatchObject({ id: 'a_0', name: 'a' })
})

it('the first id, model and time are kept, and the last usage of both places', () => {
  const assembly = assembleAll(
    { id: 'a', model: '', created: 1, choices: [], usage: { total_tokens: 1 } },
    {
      id: 'b',
      model: 'm',
      created: 2,
      choices: [{ index: 0, delta: {}, usage: { total_tokens: 2 } }],
      usage: { total_tokens: 3 },
    },
  )
  expect(assembly).toMatchObject({
    id: 'a',
    model: 'm',
    created: 1,
    usageOnTop: { total_tokens: 3 },
    usageInChoice: { total_tokens: 2 },
  })
})

it.each<[what: string, chunk: Json]>([
  ['no choices', {}],
  ['choices that are no list', { choices: { a: 1 } }],
  ['choices that are no objects', { choices: [null, 1, 'x', []] }],
  ['a choice without delta', { choices: [{ index: 0 }] }],
  [
    'members of the wrong type',
    {
      id: 1,
      model: 2,
      created: 'x',
      usage: [],
      choices: [
        {
          index: '0',
          delta: { content: 5, role: 7, reasoning_content: [], tool_calls: [null, 3, { function: null }] },
        },
      ],
    },
  ],
])('%s are ignored', (_, chunk) => {
  expect(() => assembleAll(chunk, delta({ content: 'x' }))).not.toThrow()
})

it('a text beyond a million characters is counted and no longer kept', () => {
  const assembly = createAssembly()
  for (let at = 0; at < 11; at++) assemble(assembly, delta({ content: 'x'.repeat(100_000) }))
  expect(assembly.choices.get(0)!.content).toEqual({ length: 1_100_000, whole: null })
})

it('the number of choices and calls is bounded', () => {
  const assembly = createAssembly()
  for (let index = 0; index < 5000; index++)
    assemble(assembly, {
      choices: [
        { index, delta: { content: 'x' } },
        { index: 0, delta: { tool_calls: [{ index, id: 'x' }] } },
      ],
    })
  expect(assembly.choices.size).toBe(256)
  expect(assembly.choices.get(0)!.calls.size).toBe(1024)
})
