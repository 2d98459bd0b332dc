/** AI SDK with the provider that the environment names: @ai-sdk/moonshotai or @ai-sdk/openai-compatible. */
import assert from 'node:assert/strict'
import { APICallError, Output, RetryError, generateText, jsonSchema, stepCountIs, streamText, tool } from 'ai'
import {
  apiKey,
  assertLeft,
  assertRetried,
  assertThrows,
  bob,
  city,
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

const providers = {
  moonshotai: async (key) => (await import('@ai-sdk/moonshotai')).createMoonshotAI({ baseURL: url, apiKey: key })(id),
  'openai-compatible': async (key) =>
    (await import('@ai-sdk/openai-compatible')).createOpenAICompatible({
      name: 'moonshotai',
      baseURL: url,
      apiKey: key,
      supportsStructuredOutputs: true,
      includeUsage: true,
    })(id),
}
const createModel = providers[process.env.PROVIDER]
const model = await createModel(apiKey)
const weather = () => {
  const asked = []
  const execute = async (input) => {
    asked.push(input.city)
    return '21 degrees'
  }
  return {
    asked,
    tools: { get_weather: tool({ description: 'Weather of a city', inputSchema: jsonSchema(city), execute }) },
  }
}
const loop = async (prompt) => {
  const { asked, tools } = weather()
  const result = await generateText({ model, prompt, tools, stopWhen: stepCountIs(4), maxRetries: 0 })
  assert.match(result.text, /21 degrees/)
  return asked
}
const quiet = { onError: () => {}, maxRetries: 0 }

await runRows({
  chat: async () => assert.ok((await generateText({ model, prompt: 'Hello' })).text),
  stream: async () => {
    let text = ''
    for await (const part of streamText({ model, prompt: 'Hello' }).textStream) text += part
    assert.ok(text)
  },
  'multi-turn': async () => {
    const messages = [{ role: 'user', content: 'My name is Ada.' }]
    const first = await generateText({ model, messages })
    messages.push(...first.response.messages, { role: 'user', content: 'What is my name?' })
    assert.match((await generateText({ model, messages })).text, /Ada/)
  },
  'tool-loop': async () => {
    assert.deepEqual(await loop(question), ['Paris'])
    const sent = (await mock.requests()).at(-1).body.messages.find((one) => one.tool_calls)
    assert.ok(sent.reasoning_content)
  },
  'parallel-tools': async () => assert.deepEqual((await loop(questionOfTwo)).sort(), ['Berlin', 'Paris']),
  vision: async () => {
    const content = [
      { type: 'text', text: 'What is this?' },
      { type: 'file', mediaType: 'image/png', data: image.split(',')[1] },
    ]
    assert.match((await generateText({ model, messages: [{ role: 'user', content }] })).text, /image|picture|2/i)
  },
  json_object: async () => {
    const prompt = 'A person named Bob, 40, as JSON with name and age'
    assert.equal((await generateText({ model, prompt, output: Output.json() })).output.name, 'Bob')
  },
  json_schema: async () => {
    const { output } = await generateText({ model, prompt: bob, output: Output.object({ schema: jsonSchema(person) }) })
    assert.deepEqual(output, { name: 'Bob', age: 40 })
  },
  reasoning: async () => assert.ok((await generateText({ model, prompt: 'Hello' })).reasoningText),
  'stream-usage': async () => {
    const result = streamText({ model, prompt: 'Hello' })
    await result.consumeStream()
    assert.ok((await result.usage).totalTokens > 0)
  },
  401: async () => {
    const other = await createModel('sk-wrong')
    const error = await assertThrows(() => generateText({ model: other, prompt: 'Hi' }))
    assert.ok(APICallError.isInstance(error) && error.statusCode === 401)
  },
  '429-retried': async () => {
    await mock.next('rate_limit_reached_error.rpm', 2)
    await generateText({ model, prompt: 'Hi', maxRetries: 2 })
    await assertRetried()
    await mock.next('rate_limit_reached_error.rpm', 2)
    const error = await assertThrows(() => generateText({ model, prompt: 'Hi', maxRetries: 1 }))
    assert.ok(RetryError.isInstance(error) && error.lastError.statusCode === 429)
  },
  abort: async () => {
    await mock.reply(longReply)
    const controller = new AbortController()
    const { fullStream } = streamText({ model, prompt: 'Hi', abortSignal: controller.signal, ...quiet })
    for await (const part of fullStream) if (part.type === 'text-delta') controller.abort()
    await assertLeft()
  },
  'broken-stream': async () => {
    await mock.next('stream-cut')
    await assertThrows(async () => {
      for await (const part of streamText({ model, prompt: 'Hi', ...quiet }).fullStream)
        if (part.type === 'error') throw part.error
    })
  },
  timeout: async () => {
    await mock.reply(lateReply)
    await assertThrows(
      () => generateText({ model, prompt: 'Hi', abortSignal: AbortSignal.timeout(500), maxRetries: 0 }),
      /abort|timeout/i,
    )
  },
})
