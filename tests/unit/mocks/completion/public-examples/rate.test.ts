/** How many requests of public examples the mock answers as a sensible model would. */
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { createMock } from '../../../../../mocks/state/mock.ts'
import { ask } from '../../ask.ts'
import { calls } from './calls/index.ts'
import type { Answer, PublicExample } from './example.ts'
import { misses } from './misses.ts'
import { texts } from './texts/index.ts'

interface Reply {
  choices: [{ message: { content?: string | null; tool_calls?: { function: { name: string; arguments: string } }[] } }]
}

const examples = [...texts, ...calls]
const titles = examples.map((example) => example.about)
const mock = createMock()
const ajv = new Ajv({ strict: false, validateFormats: false, validateSchema: false })

/** The answer of the mock; a refusal is an error. */
function answer(request: PublicExample['request']): Answer {
  const reply = ask(mock, { body: { model: 'kimi-k2.6', ...request } })
  if (reply.status !== 200) throw new Error(`The request is refused with ${reply.status}: ${reply.text}`)
  const { message } = (reply.json as Reply).choices[0]
  const made = (message.tool_calls ?? []).map((call) => ({
    name: call.function.name,
    args: JSON.parse(call.function.arguments) as Record<string, unknown>,
  }))
  return { content: message.content ?? '', calls: made }
}

/** Whether every call names a tool of the request and has arguments that the tool takes. */
function hasValidCalls({ request }: PublicExample, { calls: made }: Answer): boolean {
  const tools = (request.tools ?? []) as { function: { name: string; parameters?: object } }[]
  return made.every((call) => {
    const tool = tools.find((offered) => offered.function.name === call.name)
    return tool !== undefined && ajv.validate(tool.function.parameters ?? {}, call.args)
  })
}

const isAnswered = (example: PublicExample, given: Answer) => hasValidCalls(example, given) && example.accepts(given)

test('every example has a title of its own, and every miss is one of them', () => {
  expect(new Set(titles).size).toBe(titles.length)
  expect(Object.keys(misses).filter((about) => !titles.includes(about))).toEqual([])
})

test('at least 95 % of the examples are answered', () => {
  expect(Object.keys(misses).length).toBeLessThanOrEqual(examples.length * 0.05)
})

test.each(examples)('the expectation tells answers apart: $about', (example) => {
  expect(isAnswered(example, { content: '', calls: [], ...example.good })).toBe(true)
  expect(example.accepts({ content: 'OK', calls: [] })).toBe(false)
  expect(example.accepts({ content: '', calls: [] })).toBe(false)
})

test.each(examples.filter(({ about }) => !(about in misses)))('$about ($source)', (example) => {
  const given = answer(example.request)
  expect(isAnswered(example, given), JSON.stringify(given)).toBe(true)
})

test.each(examples.filter(({ about }) => about in misses))('not answered: $about ($source)', (example) => {
  expect(isAnswered(example, answer(example.request)), 'It is answered: take it off misses.ts.').toBe(false)
})
