/** `POST /__mock/workbench/send`: relays one request to an environment and streams what arrives, judged while it arrives. */
import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { findRoute } from '../../openapi/readers/index.ts'
import type { HeaderList } from '../../openapi/exchange.ts'
import { isObject } from '../../tests/suite/judge/index.ts'
import { createRedactor, redactHeaders, redactValue } from '../../tests/suite/reporters/index.ts'
import { maxBodyBytes, NoAnswerError } from '../../tests/suite/sender/index.ts'
import { createDecoder, findCoding, isKnownCoding } from '../commands/record/content-coding.ts'
import { CallError, startLines } from './call.ts'
import type { Conversations } from './conversations.ts'
import { diagnose } from './diagnose.ts'
import type { Environments } from './environments.ts'
import { createKeyMask } from './key-mask.ts'
import { startVerdict, type RunningVerdict } from './judged.ts'
import { sendOut } from './outgoing.ts'
import type { EndReason, SendEvent, TrafficVerdict } from './protocol.ts'
import type { RelayedList } from './relayed.ts'
import { readSendBody, toOutgoing } from './send-body.ts'

export interface SendContext {
  environments: Environments
  relayed: RelayedList
  conversations: Conversations
  relayOffBecause: string | null
  env: Readonly<Record<string, string | undefined>>
}

/** Reads of an error's body that are used for its explanation. */
const mostDiagnosedReads = 64

/** Relays one request. @throws CallError before the first line */
export async function sendRequest(
  body: Readonly<Record<string, unknown>>,
  response: ServerResponse,
  context: SendContext,
): Promise<void> {
  const { environmentId, request, key: typed } = readSendBody(body)
  const environment = context.environments.find(environmentId)
  if (environment === null)
    throw new CallError(
      404,
      'this environment is not known to this start of the workbench',
      'choose or confirm it again',
    )
  if (environment.kind !== 'mock' && context.relayOffBecause !== null)
    throw new CallError(403, `requests go to this mock only: ${context.relayOffBecause}`)
  const key = typed ?? environment.key
  const out = toOutgoing(request, environment, key)
  const lines = startLines<SendEvent>(response)
  const clean = createRedactor([key])
  const id = randomUUID()
  const startedAtMs = Date.now()
  const startMs = performance.now()
  const sinceMs = () => Math.round((performance.now() - startMs) * 10) / 10
  const operationId = findRoute(request.method, out.url)
  const chunks: { bytes: Uint8Array; atMs: number }[] = []
  let head: { status: number; headers: HeaderList } | null = null
  let verdict: RunningVerdict | null = null
  let decoder: ReturnType<typeof createDecoder> | null = null
  let offset = 0
  const mask = createKeyMask(typed === undefined ? environment.key : null)

  const shown = redactHeaders(out.headers, clean).map(([name, value]) => [name, value] as [string, string])
  lines.write({ type: 'start', id, url: clean(out.url), sentHeaders: shown, atMs: 0 })

  function take(bytes: Buffer, atMs: number): void {
    if (offset > maxBodyBytes) return
    show(mask.push(bytes), atMs)
    for (const failure of verdict?.push(bytes, atMs) ?? [])
      lines.write({ type: 'failure', failure: redactValue(failure, clean), atMs })
  }

  function show(bytes: Buffer, atMs: number): void {
    if (bytes.length === 0) return
    lines.write({ type: 'bytes', offset, base64: bytes.toString('base64'), atMs })
    chunks.push({ bytes, atMs })
    offset += bytes.length
  }

  let reason: EndReason = 'complete'
  try {
    reason = await sendOut(
      { ...out, addresses: environment.addresses, env: context.env, signal: lines.signal },
      {
        head(status, statusText, headers) {
          const atMs = sinceMs()
          head = { status, headers }
          const coding = findCoding(headers)
          if (coding !== null && isKnownCoding(coding)) decoder = createDecoder(coding, take)
          const judged = { label: 'workbench', operationId, request: out, status, headers, form: 'body' } as const
          verdict = startVerdict(judged, { profile: environment.profile, needsKey: environment.kind !== 'own' })
          const pairs = redactHeaders(headers, clean).map(([name, value]) => [name, value] as [string, string])
          lines.write({ type: 'head', status, statusText, headers: pairs, atMs })
        },
        bytes(bytes) {
          if (decoder === null) take(bytes, sinceMs())
          else decoder.push(bytes, sinceMs())
          return lines.drained()
        },
      },
    )
  } catch (error) {
    if (!(error instanceof NoAnswerError)) throw error
    lines.write({ type: 'error', message: clean(error.message), next: toNext(error) })
    reason = 'broken'
  }
  const { promise, resolve } = Promise.withResolvers<void>()
  if (decoder === null) resolve()
  else (decoder as ReturnType<typeof createDecoder>).end(() => resolve())
  await promise
  const durationMs = sinceMs()
  show(mask.flush(), durationMs)
  const ended = head as { status: number; headers: HeaderList } | null
  const final: TrafficVerdict | null =
    (verdict as RunningVerdict | null)?.end(
      reason === 'complete' ? 'complete' : reason === 'broken' ? 'cut' : 'open',
      durationMs,
    ) ?? null
  if (ended !== null) {
    const { model } = isObject(request.body) ? request.body : {}
    const diagnosis = await diagnose({
      environment,
      key,
      model: typeof model === 'string' ? model : null,
      status: ended.status,
      headers: ended.headers,
      body: chunks.slice(0, mostDiagnosedReads),
      end: reason === 'complete' ? 'complete' : reason === 'broken' ? 'cut' : 'open',
      endedAtMs: durationMs,
    })
    lines.write({
      type: 'end',
      durationMs,
      failures: final === null ? null : redactValue([...final.failures], clean),
      reason,
      ...(final?.costUsd === undefined ? {} : { costUsd: final.costUsd }),
      ...(diagnosis === null ? {} : { diagnosis }),
    })
  }
  const isChat = operationId === 'createChatCompletion'
  const advice = isChat && environment.kind !== 'mock' ? context.conversations.advise(request.body) : []
  if (isChat) context.conversations.add(request.body, (verdict as RunningVerdict | null)?.answer() ?? null)
  // The mock's own journal has its exchanges.
  if (environment.kind !== 'mock')
    context.relayed.add({
      id,
      environment: environment.name,
      startedAtMs,
      durationMs,
      request,
      url: out.url,
      sentHeaders: out.headers,
      status: ended?.status ?? null,
      headers: ended?.headers ?? [],
      chunks,
      end: reason === 'complete' ? 'close' : reason === 'broken' ? 'cut' : 'open',
      clientLeft: reason === 'client-left',
      operationId,
      verdict: reason === 'client-left' ? null : final,
      advice,
    })
  lines.end()
}

function toNext({ kind }: NoAnswerError): string {
  if (kind === 'dns') return 'Check the spelling of the host and the network.'
  if (kind === 'refused') return 'Check that the server runs, and its port.'
  if (kind === 'tls') return 'Check that the address begins with the right scheme, and its certificate.'
  if (kind === 'timeout') return 'Send it again, or ask for fewer tokens.'
  return 'Send it again; if it fails each time, check the network and the base URL.'
}
