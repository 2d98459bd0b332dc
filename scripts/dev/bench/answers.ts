/** The request of the benchmark, and the bytes of the mock's answer, which the bare server writes too. */
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
/** The same request with a place for a number that makes each request different. */
export const variedRequest = wholeRequest.replace('how a contract', `how in ${mark} ways a contract`)

/** Sends the requests several times, because the answer changes once the prefix cache holds the prompt. */
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
    const outgoing = request(url, { method: 'POST', headers, agent: false }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => void (text += part))
      response.on('end', () => {
        if (response.statusCode === 200) resolve(text)
        else reject(new Error(`${url} answered ${response.statusCode}: ${text.slice(0, 300)}`))
      })
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}
