/** The requests of the benchmark, and the bytes of the mock's answers, which the bare server writes as well. */
import { request } from 'node:http'
import { mark } from './load.ts'

export interface Answers {
  json: string
  /** The stream, event by event. */
  events: string[]
  /** Headers of both as a flat list of names and values, without those that node:http adds. */
  headers: { json: string[]; stream: string[] }
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

/** Sends the requests several times, because the answer changes when the prefix cache has the prompt. */
export async function readAnswers(url: string): Promise<Answers> {
  let json = await post(`${url}/chat/completions`, wholeRequest)
  let stream = await post(`${url}/chat/completions`, streamRequest)
  for (let round = 0; round < 2; round++) {
    json = await post(`${url}/chat/completions`, wholeRequest)
    stream = await post(`${url}/chat/completions`, streamRequest)
  }
  return {
    json: json.text,
    events: stream.text.split(/(?<=\n\n)/),
    headers: { json: json.headers, stream: stream.headers },
  }
}

/** Headers that node:http adds to what a server gives it, or that the bare server sets. */
const added = new Set(['content-length', 'transfer-encoding', 'date', 'connection', 'keep-alive'])

/** The text and headers of an answer with status 200. */
function post(url: string, body: string): Promise<{ text: string; headers: string[] }> {
  return new Promise((resolve, reject) => {
    const headers = { Authorization: 'Bearer sk-bench', 'Content-Type': 'application/json' }
    const outgoing = request(url, { method: 'POST', headers, agent: false }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => void (text += part))
      response.on('end', () => {
        if (response.statusCode === 200) resolve({ text, headers: toOwnHeaders(response.rawHeaders) })
        else reject(new Error(`${url} answered ${response.statusCode}: ${text.slice(0, 300)}`))
      })
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

function toOwnHeaders(raw: readonly string[]): string[] {
  return raw.filter((_, at) => !added.has(raw[at - (at % 2)]!.toLowerCase()))
}
