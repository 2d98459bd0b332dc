/** The chat request of a smoke test, and what its answer contains, streamed or not. */
import type { Exchange } from '../../../openapi/exchange.ts'
import { ask } from '../../../tests/suite/cases/ask.ts'
import { assemble, createAssembly, isObject, type Assembly, createJudge } from '../../../tests/suite/judge/index.ts'
import {
  type ChosenModel,
  toJson,
  toSpent,
  toUsd,
  type Incoming,
  type Send,
} from '../../../tests/suite/sender/index.ts'
import type { SmokeResult } from './result.ts'

export interface ChatRequest {
  baseUrl: string
  key: string
  chosen: ChosenModel
  stream: boolean
  timeoutMs: number
}

export interface ChatAnswer {
  answer: Incoming
  assembled: Assembly
  /** When the first text arrived, reasoning included; null if none came or the answer was not streamed. */
  firstTextMs: number | null
}

/** Sends the request. @throws NoAnswerError */
export async function sendChat(request: ChatRequest, send: Send): Promise<ChatAnswer> {
  const { chosen, stream } = request
  const more = stream ? { stream: true, stream_options: { include_usage: true } } : {}
  const body = ask({ model: chosen.model, id: chosen.id }, 'Reply with exactly one word: pong', more)
  const answer = await send(
    {
      method: 'POST',
      url: `${request.baseUrl}/chat/completions`,
      headers: [
        ['Accept', stream ? 'text/event-stream' : 'application/json'],
        ['Content-Type', 'application/json'],
        ['User-Agent', 'kimi-contract'],
        ['Authorization', `Bearer ${request.key}`],
      ],
      body: JSON.stringify(body),
      stream,
    },
    { timeoutMs: request.timeoutMs, graceMs: 3_000 },
  )
  return readChat(answer)
}

/** Reads the answer with the judge's reader, without checks. */
function readChat(answer: Incoming): ChatAnswer {
  const json = toJson(answer.body)
  if (isObject(json)) {
    const assembled = createAssembly()
    assemble(assembled, json)
    return { answer, assembled, firstTextMs: null }
  }
  const head: Omit<Exchange, 'body' | 'end' | 'endedAtMs'> = {
    status: answer.status,
    headers: answer.headers,
    label: 'smoke',
    operationId: 'createChatCompletion',
    request: null,
    form: 'body',
  }
  const judge = createJudge(head, { checks: [] })
  let firstTextMs: number | null = null
  for (const part of answer.body) {
    judge.push(part.bytes, part.atMs)
    const choice = judge.assembled.choices.get(0)
    if (choice && choice.content.length + choice.reasoning.length > 0) firstTextMs ??= part.atMs
  }
  judge.end(answer.end)
  return { answer, assembled: judge.assembled, firstTextMs }
}

/** Status, shape, content, times, tokens and cost of the answer. */
export function describeChat(
  chat: ChatAnswer,
  chosen: ChosenModel,
): Partial<SmokeResult> & Pick<SmokeResult, 'assertions'> {
  const { answer, assembled } = chat
  const spent = toSpent(assembled)
  const choice = assembled.choices.get(0)
  const content = choice?.content.whole ?? ''
  return {
    model: chosen.id,
    modelChosenBecause: chosen.because,
    status: answer.status,
    assertions: {
      statusIs200: answer.status === 200,
      choicesNotEmpty: assembled.choices.size > 0,
      contentNotEmpty: content.trim() !== '' && choice?.calls.size === 0,
    },
    latencyMs: Math.round(answer.endedAtMs),
    ...(chat.firstTextMs === null ? {} : { ttftMs: Math.round(chat.firstTextMs) }),
    tokens: { prompt: spent.prompt, completion: spent.completion },
    costUsd: toUsd(chosen.model, spent),
    content: content.slice(0, 200),
  }
}
