/** Requests that the suite does not send: their answers need a scenario, or no current model accepts them. */
import type { Exchange, HeaderList } from '../../openapi/exchange.ts'
import { findOperation } from '../../openapi/document.ts'
import type { Assembly } from '../suite/judge/assembly.ts'
import type { Failure, Profile } from '../suite/judge/check.ts'
import { checks } from '../suite/checks.ts'
import { relations } from '../suite/relations/index.ts'
import { createJudge } from '../suite/judge/judge.ts'
import type { Send } from '../suite/sender/sender.ts'

interface Probe {
  /** Sent without a key. */
  keyless?: boolean
  body?: Record<string, unknown>
  method?: string
  headers?: HeaderList
}

const hello = [{ role: 'user', content: 'Hello!' }]
const tools = [
  {
    type: 'function',
    function: {
      name: 'get_weather',
      description: 'Get the current weather of a city',
      parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
    },
  },
]
const ping = [
  {
    type: 'function',
    function: { name: 'ping', description: 'Ping the server', parameters: { type: 'object', properties: {} } },
  },
]
const pinging = [{ role: 'user', content: 'Please call the ping tool.' }]
const weather = [{ role: 'user', content: 'What is the weather in Oslo?' }]
/** A conversation as OpenAI's clients keep it, with members that Kimi does not have. */
const historyOfOpenAi = [
  { role: 'user', content: 'Hello!' },
  { role: 'assistant', content: 'Hi!', refusal: null, annotations: [] },
  { role: 'user', content: 'How are you?' },
]
const textParts = [{ role: 'user', content: [{ type: 'text', text: 'Hello!' }] }]
const unknownPart = [
  {
    role: 'user',
    content: [
      { type: 'text', text: 'What do you hear?' },
      { type: 'input_audio', input_audio: { data: 'UklGRg==', format: 'wav' } },
    ],
  },
]
const scenario = (id: string): Probe => ({
  body: { model: 'kimi-k3', messages: hello },
  headers: [['Prefer', `example=${id}`]],
})

const probes: readonly Probe[] = [
  { body: { model: 'kimi-k3', messages: hello } },
  { body: { model: 'kimi-k3', messages: hello }, keyless: true },
  { body: { model: 'kimi-k2.6', messages: hello, seed: 42, temperature: 1 } },
  { body: { model: 'kimi-k2.6', messages: hello, seed: 42, temperature: 1 } },
  {
    body: {
      model: 'kimi-k3',
      messages: hello,
      stream: true,
      stream_options: { include_internal_content: true, continuous_usage_stats: true },
    },
  },
  scenario('rate_limit_reached_error.rpm'),
  scenario('engine_overloaded_error'),
  scenario('server_error'),
  scenario('server_unavailable'),
  scenario('content_filter'),
  {
    method: 'OPTIONS',
    headers: [
      ['Origin', 'http://localhost:3000'],
      ['Access-Control-Request-Method', 'POST'],
    ],
  },
  { body: { model: 'kimi-k3', messages: weather, tools, tool_choice: 'required' } },
  { body: { model: 'kimi-k3', messages: weather, tools, tool_choice: 'required', stream: true } },
  { body: { model: 'kimi-k3', messages: weather, tools, parallel_tool_calls: false } },
  { body: { model: 'kimi-k2.6', messages: pinging, tools: ping } },
  { body: { model: 'kimi-k2.6', messages: pinging, tools: ping, stream: true } },
  { body: { model: 'kimi-k3', messages: hello, logprobs: true } },
  { body: { model: 'kimi-k3', messages: hello, logprobs: true, stream: true } },
  { body: { model: 'kimi-k2.6', messages: historyOfOpenAi } },
  { body: { model: 'kimi-k2.6', messages: textParts } },
  { body: { model: 'kimi-k2.6', messages: unknownPart } },
  { body: { model: 'moonshot-v1-8k', messages: hello, n: 2, temperature: 0.7, stream: true } },
  { body: { model: 'moonshot-v1-8k', messages: hello, n: 2, temperature: 0.7 } },
  { body: { model: 'kimi-k2.6', messages: hello, n: 2 } },
  { body: { model: 'kimi-k2.6', messages: hello, stream: true }, headers: [['Accept-Encoding', 'gzip']] },
  { body: { model: 'kimi-k2.6', messages: hello, stop: ['1', '2', '3', '4', '5', '6', '7'] } },
]

/** One probe with its answer and what the checks say about it. */
export interface JudgedProbe {
  readonly exchange: Exchange
  readonly assembly: Assembly
  readonly failures: readonly Failure[]
}

/** Sends every probe and judges each answer as recorded traffic. */
export async function judgeProbes(send: Send, key: string, profile: Profile): Promise<JudgedProbe[]> {
  const judged: JudgedProbe[] = []
  for (const i of probes.keys()) judged.push(await judgeProbe(i, send, key, profile))
  return judged
}

/** What the checks say about each probe, and the relations about all of them together. */
export function judgeTogether(judged: readonly JudgedProbe[]): Failure[] {
  const exchanges = judged.map(({ exchange }) => exchange)
  const assemblies = judged.map(({ assembly }) => assembly)
  return [
    ...judged.flatMap(({ failures }) => failures),
    ...relations.flatMap((relation) => relation.judge(exchanges, assemblies)),
  ]
}

/** Sends one probe, by its number, and judges the answer. */
export async function judgeProbe(number: number, send: Send, key: string, profile: Profile): Promise<JudgedProbe> {
  const exchange = await sendProbe(probes[number]!, number, send, key)
  const running = createJudge(exchange, { checks, profile, needsKey: true })
  for (const part of exchange.body) running.push(part.bytes, part.atMs)
  const failures = running.end(exchange.end, exchange.endedAtMs)
  return { exchange, assembly: running.assembled, failures }
}

async function sendProbe(probe: Probe, number: number, send: Send, key: string): Promise<Exchange> {
  const method = probe.method ?? 'POST'
  const url = 'http://mock.invalid/v1/chat/completions'
  const authorization: HeaderList = probe.keyless ? [] : [['Authorization', `Bearer ${key}`]]
  const headers: HeaderList = [...authorization, ['Content-Type', 'application/json'], ...(probe.headers ?? [])]
  const body = probe.body ? JSON.stringify(probe.body) : null
  const outgoing = { method, url, headers, body, stream: probe.body?.stream === true }
  const incoming = await send(outgoing, { timeoutMs: 1000, graceMs: 0 })
  const operationId = findOperation(method, '/v1/chat/completions')?.operationId ?? 'createChatCompletion'
  return { label: `probe ${number}`, operationId, request: { method, url, headers, body }, form: 'body', ...incoming }
}
