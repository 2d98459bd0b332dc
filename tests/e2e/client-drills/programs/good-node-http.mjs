// Streams with node:http alone: bytes are split into lines and events by hand.
import { request } from 'node:http'

const body = JSON.stringify({
  model: 'kimi-k2.6',
  stream: true,
  stream_options: { include_usage: true },
  messages: [{ role: 'user', content: 'Which cities are named in your answer?' }],
})

function send() {
  return new Promise((resolve, reject) => {
    const headers = {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
      Authorization: `Bearer ${process.env.KIMI_API_KEY}`,
    }
    const url = `${process.env.KIMI_BASE_URL}/chat/completions`
    request(url, { method: 'POST', headers, timeout: 90_000 }, resolve)
      .on('error', reject)
      .on('timeout', function () {
        this.destroy(new Error('no byte for 90 s'))
      })
      .end(body)
  })
}

async function readText(response) {
  const parts = []
  for await (const part of response) parts.push(part)
  return Buffer.concat(parts).toString()
}

async function readStream(response) {
  let text = ''
  let reason = null
  let tokens = 0
  let rest = Buffer.alloc(0)
  for await (const part of response) {
    rest = Buffer.concat([rest, part])
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      const line = rest.subarray(0, end).toString().replace(/\r$/, '')
      rest = rest.subarray(end + 1)
      const data = /^data: ?(.*)/.exec(line)?.[1]
      if (data === undefined || data === '[DONE]') continue
      const { choices, error, usage } = JSON.parse(data)
      if (error) throw new Error(`the service stopped the stream: ${error.message}`)
      tokens = usage?.total_tokens ?? tokens
      text += choices?.[0]?.delta.content ?? ''
      reason = choices?.[0]?.finish_reason ?? reason
    }
  }
  if (reason !== 'stop') throw new Error(`the answer is not whole: finish_reason ${reason}`)
  return `${text}\n(${tokens} tokens)`
}

async function ask(attempt = 1) {
  let problem
  let again = true
  let waitMs = 250 * 2 ** attempt + Math.random() * 100
  try {
    const response = await send()
    if (response.statusCode === 200) return await readStream(response)
    const answer = await readText(response)
    const error = /json/.test(response.headers['content-type'] ?? '')
      ? JSON.parse(answer).error
      : { message: 'no JSON' }
    again = response.statusCode >= 500 || (response.statusCode === 429 && !/quota/.test(error.type))
    waitMs = Math.max(waitMs, 1000 * Number(response.headers['retry-after'] ?? 0))
    problem = new Error(`HTTP ${response.statusCode}: ${error.message}`)
  } catch (error) {
    problem = error
    again = error.code === 'ECONNRESET'
  }
  if (!again || attempt === 4) throw problem
  await new Promise((resolve) => setTimeout(resolve, waitMs))
  return ask(attempt + 1)
}

try {
  console.log(await ask())
} catch (error) {
  console.error(`failed: ${error.message}`)
  process.exitCode = 2
}
