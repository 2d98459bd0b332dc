// A whole answer with plain fetch: statuses, retries with growing waits, and the finish reason are looked at.
const base = process.env.MOONSHOT_BASE_URL
const key = process.env.MOONSHOT_API_KEY
const body = {
  model: 'kimi-k2.6',
  messages: [{ role: 'user', content: 'Which cities are named in your answer?' }],
}

async function ask() {
  for (let attempt = 0; ; attempt++) {
    let response
    let problem
    try {
      response = await fetch(`${base}/chat/completions`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(60_000),
      })
      if (response.ok) return await response.json()
      const text = await response.text()
      const error = response.headers.get('content-type')?.includes('json') ? JSON.parse(text).error : null
      problem = `${response.status} ${error?.message ?? 'an answer that is not JSON'}`
      const isQuota = error?.type === 'exceeded_current_quota_error'
      if (isQuota || (response.status !== 429 && response.status < 500)) throw new Error(problem)
    } catch (error) {
      if (response) throw error
      problem = `the connection failed: ${error.message}`
    }
    if (attempt === 2) throw new Error(problem)
    const asked = Number(response?.headers.get('retry-after') ?? 0) * 1000
    const wait = Math.max(asked, 300 * 2 ** attempt * (1 + Math.random() / 4))
    await new Promise((resolve) => setTimeout(resolve, wait))
  }
}

try {
  const { choices } = await ask()
  const [{ message, finish_reason: reason }] = choices
  if (reason !== 'stop') throw new Error(`the answer is incomplete: finish_reason ${reason}`)
  console.log(message.content)
} catch (error) {
  console.error(`error: ${error.message}`)
  process.exitCode = 1
}
