import assert from 'node:assert/strict'
import { Agent, OpenAIChatCompletionsModel, Runner, setTracingDisabled, tool } from '@openai/agents'
import OpenAI from 'openai'
import {
  apiKey,
  assertLeft,
  assertRetried,
  assertThrows,
  bob,
  city,
  defect,
  image,
  lateReply,
  longReply,
  mock,
  model as id,
  person,
  question,
  questionOfTwo,
  runRows,
  url,
} from './rows.mjs'

setTracingDisabled(true)
const createModel = (options = {}) =>
  new OpenAIChatCompletionsModel(new OpenAI({ baseURL: url, apiKey, maxRetries: 0, ...options }), id)
const runner = new Runner({ tracingDisabled: true })
const agentOf = (more = {}, options) =>
  new Agent({ name: 'Helper', instructions: 'Help.', model: createModel(options), ...more })
const ask = (input, more, options) => runner.run(agentOf(more, options), input)
const weather = () => {
  const asked = []
  const execute = async (input) => {
    asked.push(input.city)
    return '21 degrees'
  }
  const parameters = { ...city, additionalProperties: false }
  return {
    asked,
    tools: [tool({ name: 'get_weather', description: 'Weather of a city', parameters, strict: true, execute })],
  }
}
const dropped =
  'the client drops reasoning_content from the history, so the second request is refused with 400, as on the service'
const lost = (text, calls) => async () => {
  const { asked, tools } = weather()
  await assertThrows(() => ask(text, { tools }), /reasoning_content is missing/)
  assert.equal(asked.length, calls)
}
const readAll = async (stream) => {
  let text = ''
  for await (const event of stream)
    if (event.type === 'raw_model_stream_event' && event.data.type === 'output_text_delta') text += event.data.delta
  await stream.completed
  return text
}
const stream = (input, more, options, extra = {}) =>
  runner.run(agentOf(more, options), input, { stream: true, ...extra })

await runRows({
  chat: async () => assert.ok((await ask('Hello')).finalOutput),
  stream: async () => assert.ok(await readAll(await stream('Hello'))),
  'multi-turn': async () => {
    const first = await ask('My name is Ada.')
    assert.match((await ask([...first.history, { role: 'user', content: 'What is my name?' }])).finalOutput, /Ada/)
  },
  'tool-loop': defect(dropped, lost(question, 1)),
  'parallel-tools': defect(`two calls are run; ${dropped}`, lost(questionOfTwo, 2)),
  vision: async () => {
    const content = [
      { type: 'input_text', text: 'What is this?' },
      { type: 'input_image', image },
    ]
    assert.match((await ask([{ role: 'user', content }])).finalOutput, /image|picture|2/i)
  },
  json_object: 'an output type is a schema; json_object is not offered',
  json_schema: async () => {
    const outputType = { type: 'json_schema', name: 'person', strict: true, schema: person }
    assert.deepEqual((await ask(bob, { outputType })).finalOutput, { name: 'Bob', age: 40 })
  },
  reasoning: defect('the client reads the member reasoning only, not reasoning_content', async () => {
    const { newItems } = await ask('Hello')
    assert.ok(!newItems.some((item) => item.type === 'reasoning_item' && JSON.stringify(item.rawItem).includes('text')))
  }),
  'stream-usage': async () => {
    const result = await stream('Hello')
    await readAll(result)
    assert.ok(result.state.usage.totalTokens > 0)
  },
  401: async () => assertThrows(() => ask('Hi', {}, { apiKey: 'sk-wrong' }), /401|Authentication/),
  '429-retried': async () => {
    await mock.next('rate_limit_reached_error.rpm', 2)
    await ask('Hi', {}, { maxRetries: 2 })
    await assertRetried()
  },
  abort: async () => {
    await mock.reply(longReply)
    const controller = new AbortController()
    const result = await stream('Hi', {}, {}, { signal: controller.signal })
    for await (const event of result) if (event.type === 'raw_model_stream_event') controller.abort()
    await assertLeft()
  },
  'broken-stream': async () => {
    await mock.next('stream-cut')
    await assertThrows(async () => readAll(await stream('Hi')))
  },
  timeout: async () => {
    await mock.reply(lateReply)
    await assertThrows(() => ask('Hi', {}, { timeout: 500 }), /time|abort/i)
  },
})
