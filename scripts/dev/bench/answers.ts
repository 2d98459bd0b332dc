/** The request of the benchmark, and the bytes the mock answers it with: what the bare server is told to write, too. */
import { request } from 'node:http'
import { mark } from './load.ts'

export interface Answers {
  json: string
  /** The stream, event by event. */
  events: string[]
}

const chat = {
  model: 'kimi-k2.5',
  messages: [
    { role: 'system', content: 'You are Kimi, a helpful assistant.' },
    { role: 'user', content: 'Explain in two sentences how a contract test helps a client.' },
  ],
  max_tokens: 1024,
  temperature: 1,
}

export const wholeRequest = JSON.stringify(chat)
export const streamRequest = JSON.stringify({ ...chat, stream: true })
/** The same with a place for a number that makes each request another. */
export const variedRequest = wholeRequest.replace('how a contract', `how in ${mark} ways a contract`)

/** Asks the mock a few times, so that the answer is the one it gives from then on (its prefix cache holds the prompt). */
export async function readAnswers(url: string): Promise<Answers> {
  let json = ''
  let stream = ''
  for (let round = 0; round < 3; round++) {
    json = await post(`${url}/chat/completions`, wholeRequest)
    stream = await post(`${url}/chat/completions`, streamRequest)
  }
  return { json, events: stream.split(/(?<=\n\n)/) }
}

/** The text of an answer with status 200. */
export function post(url: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { Authorization: 'Bearer sk-bench', 'Content-Type': 'application/json' }
    const asked = request(url, { method: 'POST', headers, agent: false }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => void (text += part))
      response.on('end', () => {
        if (response.statusCode === 200) resolve(text)
        else reject(new Error(`${url} answered ${response.statusCode}: ${text.slice(0, 300)}`))
      })
    })
    asked.on('error', reject)
    asked.end(body)
  })
}
