/** Advice on single requests: refusals with the API's message, and what was lost since the answer that a request continues. */
import { expect, test } from 'vitest'
import { toRequestAdvice } from '../../../../scripts/request-advice/index.ts'

const question = { role: 'user', content: 'How is the weather in Zurich?' }
const call = {
  id: 'get_weather_0',
  type: 'function',
  function: { name: 'get_weather', arguments: '{"city": "Zurich"}' },
}
const result = { role: 'tool', tool_call_id: 'get_weather_0', content: 'dry' }
const answer = {
  content: '',
  reasoning: 'The tool is needed.',
  calls: [{ id: 'get_weather_0', name: 'get_weather', arguments: '{"city": "Zurich"}' }],
  finishReason: 'tool_calls',
}
const previous = [{ body: { model: 'kimi-k3', messages: [question] }, answer }]

function kinds(assistant: object, ...results: object[]): string[] {
  const request = {
    model: 'kimi-k3',
    messages: [question, { role: 'assistant', content: '', ...assistant }, ...results],
  }
  return toRequestAdvice(request, previous).map(({ kind }) => kind)
}

test('a fixed temperature is refused with the message of the API', () => {
  const [advice] = toRequestAdvice({ model: 'kimi-k2.6', temperature: 0.2, messages: [question] })
  expect(advice).toMatchObject({
    severity: 'fail',
    kind: 'request-refused',
    message: 'invalid temperature: only 1 is allowed for this model',
    at: '/temperature',
  })
})

test('a history that is sent back as it was received gets no advice', () => {
  expect(kinds({ reasoning_content: answer.reasoning, tool_calls: [call] }, result)).toEqual([])
})

test('other white space in the arguments is no change, another value is one', () => {
  const withArguments = (text: string) => ({ ...call, function: { ...call.function, arguments: text } })
  const reasoning = { reasoning_content: answer.reasoning }
  expect(kinds({ ...reasoning, tool_calls: [withArguments('{"city":"Zurich"}')] }, result)).toEqual([])
  expect(kinds({ ...reasoning, tool_calls: [withArguments('{"city":"Bern"}')] }, result)).toEqual(['calls-changed'])
})

test('lost reasoning and a missing result are named', () => {
  expect(kinds({ tool_calls: [call] }, result)).toEqual(['reasoning-missing'])
  expect(kinds({ reasoning_content: answer.reasoning, tool_calls: [call] })).toContain('result-missing')
})

test('members of other services are named with what Kimi reads', () => {
  const advice = toRequestAdvice({ model: 'kimi-k2.6', enable_thinking: false, messages: [question] })
  expect(advice).toMatchObject([{ kind: 'ignored-member', at: '/enable_thinking', severity: 'warn' }])
  expect(toRequestAdvice({ model: 'kimi-k2.6', user: 'someone', messages: [question] })).toEqual([])
})

test('a member with a name that every object inherits is named like any other', () => {
  const request = JSON.parse('{"model": "kimi-k2.6", "constructor": 1, "__proto__": {"a": 1}}') as object
  const advice = toRequestAdvice({ ...request, messages: [question] })
  const expected = 'the service has no such member'
  expect(advice).toMatchObject([
    { at: '/constructor', expected },
    { at: '/__proto__', expected },
  ])
})

test('a member without a value expects nothing', () => {
  const body = { model: 'kimi-k2.6', messages: [question] }
  expect(toRequestAdvice({ ...body, seed: 7, enable_thinking: true })).toHaveLength(2)
  expect(toRequestAdvice({ ...body, seed: null, enable_thinking: null, reasoning_effort: null })).toEqual([])
})

test('the path of a member is a JSON pointer', () => {
  const advice = toRequestAdvice({ model: 'kimi-k2.6', messages: [question], 'a/b~c': 1 })
  expect(advice).toMatchObject([{ at: '/a~1b~0c' }])
})
