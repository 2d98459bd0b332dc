// undici's request() with its RetryAgent, without streams.
import { Agent, RetryAgent, request } from 'undici'

const dispatcher = new RetryAgent(new Agent({ bodyTimeout: 90_000, headersTimeout: 90_000 }), {
  methods: ['POST'],
  statusCodes: [500, 503, 504],
  maxRetries: 3,
  throwOnError: false,
})

try {
  const { statusCode, body } = await request(`${process.env.KIMI_BASE_URL}/chat/completions`, {
    method: 'POST',
    dispatcher,
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${process.env.KIMI_API_KEY}` },
    body: JSON.stringify({ model: 'kimi-k2.6', messages: [{ role: 'user', content: 'Which cities do you know?' }] }),
  })
  const text = await body.text()
  if (statusCode !== 200) throw new Error(`status ${statusCode}: ${text.slice(0, 300)}`)
  const [{ message, finish_reason: reason }] = JSON.parse(text).choices
  if (reason !== 'stop') throw new Error(`incomplete answer: finish_reason ${reason}`)
  console.log(message.content)
} catch (error) {
  console.error(`error: ${error.message}`)
  process.exitCode = 1
}
