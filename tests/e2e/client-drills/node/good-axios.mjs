// axios without streams; retries by hand.
import { create, isAxiosError } from 'axios'

const client = create({
  baseURL: process.env.KIMI_BASE_URL,
  headers: { Authorization: `Bearer ${process.env.KIMI_API_KEY}` },
  timeout: 60_000,
  maxRedirects: 0,
})
const body = { model: 'kimi-k2.6', messages: [{ role: 'user', content: 'Which cities do you know?' }] }

async function ask(attempt = 0) {
  try {
    const { data } = await client.post('/chat/completions', body)
    const [choice] = data.choices
    if (choice.finish_reason !== 'stop') throw new Error(`incomplete answer: finish_reason ${choice.finish_reason}`)
    return choice.message.content
  } catch (error) {
    const { status, headers, data } = error.response ?? {}
    const isPassing = isAxiosError(error) && (status === undefined || status >= 500 || status === 429)
    if (!isPassing || attempt === 3 || data?.error?.type === 'exceeded_current_quota_error')
      throw new Error([error.message, data?.error?.message].filter(Boolean).join(': '), { cause: error })
    const waitMs = Math.max(300 * 2 ** attempt, 1000 * Number(headers?.['retry-after'] ?? 0))
    await new Promise((resolve) => setTimeout(resolve, waitMs))
    return ask(attempt + 1)
  }
}

ask().then(console.log, (error) => {
  console.error(`error: ${error.message}`)
  process.exitCode = 1
})
