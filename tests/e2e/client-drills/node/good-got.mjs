// got with its own retries, which are off for POST by default.
import got from 'got'

try {
  const { choices } = await got
    .post(`${process.env.KIMI_BASE_URL}/chat/completions`, {
      headers: { Authorization: `Bearer ${process.env.KIMI_API_KEY}` },
      json: { model: 'kimi-k2.6', messages: [{ role: 'user', content: 'Which cities do you know?' }] },
      timeout: { request: 60_000 },
      followRedirect: false,
      retry: {
        limit: 3,
        methods: ['POST'],
        calculateDelay({ error, computedValue }) {
          return error.response?.body?.includes('exceeded_current_quota_error') ? 0 : computedValue
        },
      },
    })
    .json()
  const [{ message, finish_reason: reason }] = choices
  if (reason !== 'stop') throw new Error(`incomplete answer: finish_reason ${reason}`)
  console.log(message.content)
} catch (error) {
  console.error(`error: ${error.message} ${error.response?.body ?? ''}`)
  process.exitCode = 1
}
