/** No client library: fetch and the event stream read by hand. */
import assert from 'node:assert/strict'
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
  model,
  person,
  question,
  questionOfTwo,
  runRows,
  url,
} from './rows.mjs'

const post = (body, { key = apiKey, signal } = {}) =>
  fetch(`${url}/chat/completions`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ model, ...body }),
    signal,
  })
const ask = async (body) => {
  const response = await post(body)
  const answer = await response.json()
  assert.equal(response.status, 200, JSON.stringify(answer))
  return answer.choices[0].message
}
const user = (content) => ({ role: 'user', content })
const tools = [
  { type: 'function', function: { name: 'get_weather', description: 'Weather of a city', parameters: city } },
]

async function* readEvents(body) {
  const response = await post({ ...body, stream: true })
  let rest = ''
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    const events = (rest + text).split('\n\n')
    rest = events.pop()
    for (const event of events) {
      const data = event.slice('data: '.length)
      if (data === '[DONE]') return
      yield JSON.parse(data)
    }
  }
  throw new Error('the stream ended without [DONE]')
}

async function loop(text, calls) {
  const messages = [user(text)]
  const message = await ask({ messages, tools })
  assert.equal(message.tool_calls.length, calls)
  messages.push(
    message,
    ...message.tool_calls.map(({ id }) => ({ role: 'tool', tool_call_id: id, content: '21 degrees' })),
  )
  assert.match((await ask({ messages, tools })).content, /21 degrees/)
}

await runRows({
  chat: async () => assert.ok((await ask({ messages: [user('Hello')] })).content),
  stream: async () => {
    let text = ''
    for await (const chunk of readEvents({ messages: [user('Hello')] })) text += chunk.choices[0].delta.content ?? ''
    assert.ok(text)
  },
  'multi-turn': async () => {
    const messages = [user('My name is Ada.')]
    messages.push(await ask({ messages }), user('What is my name?'))
    assert.match((await ask({ messages })).content, /Ada/)
  },
  'tool-loop': () => loop(question, 1),
  'parallel-tools': () => loop(questionOfTwo, 2),
  vision: async () => {
    const content = [
      { type: 'text', text: 'What is this?' },
      { type: 'image_url', image_url: { url: image } },
    ]
    assert.match((await ask({ messages: [user(content)] })).content, /image|picture|2/i)
  },
  json_object: async () => {
    const messages = [user('A person named Bob, 40, as JSON with name and age')]
    assert.equal(JSON.parse((await ask({ messages, response_format: { type: 'json_object' } })).content).name, 'Bob')
  },
  json_schema: async () => {
    const response_format = { type: 'json_schema', json_schema: { name: 'person', schema: person, strict: true } }
    assert.deepEqual(JSON.parse((await ask({ messages: [user(bob)], response_format })).content), {
      name: 'Bob',
      age: 40,
    })
  },
  reasoning: async () => assert.ok((await ask({ messages: [user('Hello')] })).reasoning_content),
  'stream-usage': async () => {
    let usage
    const stream = readEvents({ messages: [user('Hello')], stream_options: { include_usage: true } })
    for await (const chunk of stream) usage = chunk.usage ?? usage
    assert.ok(usage.total_tokens > 0)
  },
  401: async () => assert.equal((await post({ messages: [user('Hi')] }, { key: 'sk-wrong' })).status, 401),
  '429-retried': async () => {
    await mock.next('rate_limit_reached_error.rpm', 2)
    for (let tries = 0; tries < 3; tries++) {
      const response = await post({ messages: [user('Hi')] })
      if (response.ok) break
      await new Promise((resolve) => setTimeout(resolve, Number(response.headers.get('retry-after')) * 1000))
    }
    await assertRetried()
  },
  abort: async () => {
    await mock.reply(longReply)
    for await (const _chunk of readEvents({ messages: [user('Hi')] })) break
    await assertLeft()
  },
  'broken-stream': async () => {
    await mock.next('stream-cut')
    await assertThrows(async () => {
      for await (const _chunk of readEvents({ messages: [user('Hi')] }));
    })
  },
  timeout: async () => {
    await mock.reply(lateReply)
    await assertThrows(() => post({ messages: [user('Hi')] }, { signal: AbortSignal.timeout(500) }), /TimeoutError/)
  },
})
