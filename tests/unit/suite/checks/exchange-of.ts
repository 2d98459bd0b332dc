/** Builds exchanges for the tests of the checks, down to the byte; parts that are left out have the values of a conforming Kimi endpoint. */
import {
  findHeader,
  type ArrivedBytes,
  type BodyForm,
  type Ending,
  type Exchange,
} from '../../../../openapi/exchange.ts'
import type { HeaderList } from '../../../../openapi/exchange.ts'
import type { OperationId } from '../../../../openapi/types.ts'
import type { Check, Failure } from '../../../suite/judge/check.ts'
import { createJudge, type JudgeOptions } from '../../../suite/judge/judge.ts'

type Json = Record<string, unknown>

/** What an exchange is made of; exactly one of `json`, `body`, `bytes`, `events`, `reads` gives the body (none: empty). */
export interface ExchangeParts {
  operationId?: OperationId | null
  status?: number | null
  /** Added to (and winning over) the default content-type; null: headers were not recorded. */
  headers?: Readonly<Record<string, string | null>> | null
  /** The request body; null: not recorded. By default a plain request for `kimi-k2.5` that streams if the answer does. */
  request?: Json | null
  method?: string
  url?: string
  form?: BodyForm
  end?: Ending
  endedAtMs?: number | null
  /** The body as JSON. */
  json?: unknown
  /** The body as text, to the byte. */
  body?: string
  bytes?: Uint8Array
  /** Payloads, each put into an event; objects become JSON. `[DONE]` follows unless `done` is false. */
  events?: readonly unknown[]
  done?: boolean
  /** The body read by read, each with its arrival. */
  reads?: readonly (readonly [atMs: number | null, text: string | Uint8Array])[]
}

/** The exchange of these parts. */
export function toExchange(parts: ExchangeParts): Exchange {
  const streams =
    parts.events !== undefined || parts.reads !== undefined || /^(data|event|id|retry)?:/.test(parts.body ?? '')
  const request =
    parts.request === undefined
      ? { model: 'kimi-k2.5', messages: [{ role: 'user', content: 'Hi' }], ...(streams ? { stream: true } : {}) }
      : parts.request
  return {
    label: 'test',
    operationId: parts.operationId === undefined ? 'createChatCompletion' : parts.operationId,
    request: {
      method: parts.method ?? 'POST',
      url: parts.url ?? 'https://api.moonshot.ai/v1/chat/completions',
      headers: [
        ['Authorization', 'Bearer sk-test'],
        ['Content-Type', 'application/json'],
      ],
      body: request === null ? null : JSON.stringify(request),
    },
    status: parts.status === undefined ? 200 : parts.status,
    headers: toHeaders(parts.headers, streams),
    form: parts.form ?? 'body',
    body: toReads(parts),
    end: parts.end ?? 'complete',
    endedAtMs: parts.endedAtMs ?? null,
  }
}

/** Judges with the given checks and returns `check:severity` of each failure, sorted; a notice does not count. */
export function verdict(exchange: Exchange, checks: readonly Check[], options: Partial<JudgeOptions> = {}): string[] {
  return judgeWith(exchange, checks, options)
    .filter((failure) => failure.severity !== 'notice')
    .map((failure) => `${failure.check}:${failure.severity}`)
    .filter((name, at, all) => all.indexOf(name) === at)
    .sort()
}

/** Judges with the given checks and returns the failures whole. */
export function judgeWith(
  exchange: Exchange,
  checks: readonly Check[],
  options: Partial<JudgeOptions> = {},
): Failure[] {
  const running = createJudge(exchange, { ...options, checks })
  for (const part of exchange.body) running.push(part.bytes, part.atMs)
  return running.end(exchange.end, exchange.endedAtMs)
}

/** One event on the wire. */
export function frame(payload: unknown): string {
  return `data: ${typeof payload === 'string' ? payload : JSON.stringify(payload)}\n\n`
}

function toHeaders(given: ExchangeParts['headers'], streams: boolean): HeaderList | null {
  if (given === null) return null
  const wanted: [string, string][] = []
  for (const [name, value] of Object.entries(given ?? {})) if (value !== null) wanted.push([name, value])
  const dropped = Object.keys(given ?? {}).some((name) => name.toLowerCase() === 'content-type')
  if (!dropped && findHeader(wanted, 'content-type') === null)
    wanted.unshift(['Content-Type', streams ? 'text/event-stream' : 'application/json; charset=utf-8'])
  return wanted
}

function toReads(parts: ExchangeParts): ArrivedBytes[] {
  if (parts.reads)
    return parts.reads.map(([atMs, text]) => ({ bytes: typeof text === 'string' ? Buffer.from(text) : text, atMs }))
  if (parts.bytes) return [{ bytes: parts.bytes, atMs: null }]
  const text =
    parts.events === undefined
      ? (parts.body ?? (parts.json === undefined ? '' : JSON.stringify(parts.json)))
      : parts.events.map(frame).join('') + (parts.done === false ? '' : 'data: [DONE]\n\n')
  return text === '' ? [] : [{ bytes: Buffer.from(text), atMs: null }]
}
