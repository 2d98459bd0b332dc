/**
 * `smoke`: is this key usable? One small chat request, a model list before it where no model is named, and on failure
 * one more request where it tells the cause. The three assertions: status 200, choices not empty, content not empty.
 */
import type { Exchange } from '../openapi/exchange.ts'
import { ask } from '../tests/cases/ask.ts'
import { createAssembly, assemble, isObject, type Assembly } from '../tests/assembly.ts'
import { chooseModel, findRow, toJson, type ChosenModel } from '../tests/run/choose-model.ts'
import { toSpent, toUsd } from '../tests/run/cost.ts'
import { placeholderKey } from '../tests/run/options.ts'
import { NoAnswerError, type Incoming, type Send } from '../tests/run/sender.ts'
import { createJudge } from '../tests/running-judge.ts'
import { diagnoseAnswer, diagnoseNoAnswer, type Context } from './smoke/diagnose.ts'
import { diagnoses, type Diagnosis } from './smoke/diagnoses.ts'
import { findKeyTrouble } from './settings.ts'

export interface SmokeOptions {
  baseUrl: string
  apiKey: string | undefined
  model: string | undefined
  stream: boolean
  timeoutMs: number
  send: Send
}

export interface SmokeResult {
  verdict: 'pass' | 'fail' | 'inconclusive'
  baseUrl: string
  stream: boolean
  model?: string
  modelChosenBecause?: string
  status?: number
  assertions?: { statusIs200: boolean; choicesNotEmpty: boolean; contentNotEmpty: boolean }
  latencyMs?: number
  ttftMs?: number
  tokens?: { prompt: number; completion: number }
  costUsd?: number | null
  content?: string
  diagnosis?: Diagnosis
}

const grace = { graceMs: 3_000 }

/** Runs the check; what goes wrong is a diagnosis, never an exception. */
export async function runSmoke(options: SmokeOptions): Promise<SmokeResult> {
  const { baseUrl, stream } = options
  const base = { baseUrl, stream }
  const trouble = options.apiKey === undefined ? null : findKeyTrouble(options.apiKey)
  // A header cannot carry such a key; the cleaned one tells whether that is all.
  const unsendable = options.apiKey !== undefined && /[^\x21-\x7e]/.test(options.apiKey)
  const key =
    (unsendable
      ? options
          .apiKey!.trim()
          .replace(/^bearer\s+/i, '')
          .replaceAll(/[^\x21-\x7e]/g, '')
      : options.apiKey) || placeholderKey
  const context: Context = { ...options, key, keyTrouble: trouble, offered: null, model: options.model ?? null }
  try {
    const chosen = await choose(options, key)
    context.offered = chosen.offered
    context.model = chosen.id
    if (options.model === undefined && chosen.hopeless !== null) {
      const answer = await options.send(toGet(`${baseUrl}/models`, key), { timeoutMs: options.timeoutMs, ...grace })
      return { ...base, status: answer.status, ...(await diagnoseAnswer(answer, context)) }
    }
    const asked = await askOnce(options, chosen, key)
    const result: SmokeResult = { ...base, verdict: 'pass', ...describe(asked, chosen, options) }
    const assertions = Object.values(result.assertions ?? {})
    if (!assertions.every(Boolean)) return { ...result, ...(await diagnoseAnswer(asked.answer, context, asked.said)) }
    if (unsendable)
      return { ...result, verdict: 'fail', diagnosis: diagnoses.keyForm(trouble ?? 'cannot be sent', true) }
    return result
  } catch (error) {
    if (!(error instanceof NoAnswerError)) throw error
    return {
      ...base,
      ...(context.model === null ? {} : { model: context.model }),
      verdict: 'inconclusive',
      diagnosis: diagnoseNoAnswer(error, context),
    }
  }
}

async function choose(options: SmokeOptions, key: string): Promise<ChosenModel> {
  const { model } = options
  if (model !== undefined)
    return {
      id: model,
      model: findRow(model),
      because: 'named by the caller',
      offered: null,
      status: null,
      hopeless: null,
    }
  const settings = { ...options, ...grace, apiKey: key, signal: undefined }
  return chooseModel(settings, options.send, `Bearer ${key}`)
}

interface Asked {
  answer: Incoming
  said: Assembly
}

async function askOnce(options: SmokeOptions, chosen: ChosenModel, key: string): Promise<Asked> {
  const body = ask(
    { model: chosen.model, id: chosen.id },
    'Reply with exactly one word: pong',
    options.stream ? { stream: true } : {},
  )
  const answer = await options.send(
    {
      method: 'POST',
      url: `${options.baseUrl}/chat/completions`,
      headers: [
        ['Accept', options.stream ? 'text/event-stream' : 'application/json'],
        ['Content-Type', 'application/json'],
        ['User-Agent', 'kimi-contract'],
        ['Authorization', `Bearer ${key}`],
      ],
      body: JSON.stringify(body),
      stream: options.stream,
    },
    { timeoutMs: options.timeoutMs, ...grace },
  )
  return { answer, said: listen(answer) }
}

/** What was said, whole or streamed: the judge's own reader without its checks. */
function listen(answer: Incoming): Assembly {
  const whole = toJson(answer.body)
  if (isObject(whole)) {
    const said = createAssembly()
    assemble(said, whole)
    return said
  }
  const exchange: Exchange = {
    ...answer,
    label: 'smoke',
    operationId: 'createChatCompletion',
    request: null,
    form: 'body',
  }
  const judge = createJudge(exchange, { checks: [] })
  for (const part of answer.body) judge.push(part.bytes, part.atMs)
  judge.end(answer.end)
  return judge.said
}

function describe({ answer, said }: Asked, chosen: ChosenModel, options: SmokeOptions): Partial<SmokeResult> {
  const spent = toSpent(said)
  const content = said.choices.get(0)?.content.whole ?? ''
  const first = answer.body[0]?.atMs
  const calls = said.choices.get(0)?.calls.size ?? 0
  return {
    model: chosen.id,
    modelChosenBecause: chosen.because,
    status: answer.status,
    assertions: {
      statusIs200: answer.status === 200,
      choicesNotEmpty: said.choices.size > 0,
      contentNotEmpty: content.trim() !== '' && calls === 0,
    },
    latencyMs: Math.round(answer.endedAtMs),
    ...(options.stream && typeof first === 'number' ? { ttftMs: Math.round(first) } : {}),
    tokens: { prompt: spent.prompt, completion: spent.completion },
    costUsd: toUsd(chosen.model, spent),
    content: content.slice(0, 200),
  }
}

function toGet(url: string, key: string) {
  return { method: 'GET', url, headers: [['Authorization', `Bearer ${key}`]] as const, body: null, stream: false }
}
