// ky with streams: a text decoder stream and eventsource-parser.
import { EventSourceParserStream } from 'eventsource-parser/stream'
import ky from 'ky'

const client = ky.create({
  headers: { Authorization: `Bearer ${process.env.KIMI_API_KEY}` },
  timeout: 90_000,
  retry: {
    limit: 3,
    methods: ['post'],
    statusCodes: [429, 500, 503, 504],
    afterStatusCodes: [429],
    shouldRetry: ({ error }) => (error.data?.error?.type === 'exceeded_current_quota_error' ? false : undefined),
  },
})

async function ask() {
  const response = await client.post(`${process.env.KIMI_BASE_URL}/chat/completions`, {
    json: {
      model: 'kimi-k2.6',
      stream: true,
      messages: [{ role: 'user', content: 'Which cities do you know?' }],
    },
  })
  let text = ''
  let reason
  const events = response.body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream())
  for await (const { data } of events) {
    if (data === '[DONE]') break
    const { choices, error } = JSON.parse(data)
    if (error) throw new Error(error.message)
    text += choices[0]?.delta.content ?? ''
    reason = choices[0]?.finish_reason ?? reason
  }
  if (reason !== 'stop') throw new Error(`incomplete answer: finish_reason ${reason}`)
  return text
}

try {
  console.log(await ask())
} catch (error) {
  console.error(`error: ${error.message} ${error.data?.error?.message ?? ''}`)
  process.exitCode = 1
}
