/** The one chat request of a smoke test, and what its answer says: whole or streamed. */
import type { Exchange } from '../../../openapi/exchange.ts'
import { ask } from '../../../tests/suite/cases/ask.ts'
import { assemble, createAssembly, isObject, type Assembly } from '../../../tests/suite/judge/assembly.ts'
import { toJson, type ChosenModel } from '../../../tests/suite/runner/choose-model.ts'
import { toSpent, toUsd } from '../../../tests/suite/runner/cost.ts'
import type { Incoming, Send } from '../../../tests/suite/runner/sender.ts'
import { createJudge } from '../../../tests/suite/judge/judge.ts'
import type { SmokeResult } from './result.ts'

export interface Asked {
  answer: Incoming
  said: Assembly
  /** When the first text came, be it thinking; null where none did or the answer came whole. */
  firstTextMs: number | null
}

export interface Question {
  baseUrl: string
  key: string
  chosen: ChosenModel
  stream: boolean
  timeoutMs: number
}

export async function askChat(question: Question, send: Send): Promise<Asked> {
  const { chosen, stream } = question
  const more = stream ? { stream: true, stream_options: { include_usage: true } } : {}
  const body = ask({ model: chosen.model, id: chosen.id }, 'Reply with exactly one word: pong', more)
  const answer = await send(
    {
      method: 'POST',
      url: `${question.baseUrl}/chat/completions`,
      headers: [
        ['Accept', stream ? 'text/event-stream' : 'application/json'],
        ['Content-Type', 'application/json'],
        ['User-Agent', 'kimi-contract'],
        ['Authorization', `Bearer ${question.key}`],
      ],
      body: JSON.stringify(body),
      stream,
    },
    { timeoutMs: question.timeoutMs, graceMs: 3_000 },
  )
  return listen(answer)
}

/** What was said, by the judge's own reader without its checks. */
function listen(answer: Incoming): Asked {
  const whole = toJson(answer.body)
  if (isObject(whole)) {
    const assembled = createAssembly()
    assemble(assembled, whole)
    return { answer, said: assembled, firstTextMs: null }
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
  return { answer, said: judge.assembled, firstTextMs }
}

/** Status, shape, content, times, tokens and cost of the answer. */
export function describeAsked(
  asked: Asked,
  chosen: ChosenModel,
): Partial<SmokeResult> & Pick<SmokeResult, 'assertions'> {
  const { answer, said } = asked
  const spent = toSpent(said)
  const choice = said.choices.get(0)
  const content = choice?.content.whole ?? ''
  return {
    model: chosen.id,
    modelChosenBecause: chosen.because,
    status: answer.status,
    assertions: {
      statusIs200: answer.status === 200,
      choicesNotEmpty: said.choices.size > 0,
      contentNotEmpty: content.trim() !== '' && choice?.calls.size === 0,
    },
    latencyMs: Math.round(answer.endedAtMs),
    ...(asked.firstTextMs === null ? {} : { ttftMs: Math.round(asked.firstTextMs) }),
    tokens: { prompt: spent.prompt, completion: spent.completion },
    costUsd: toUsd(chosen.model, spent),
    content: content.slice(0, 200),
  }
}
