/** `POST /__mock/workbench/send`: relays one request to an environment and streams what arrives, judged while it arrives. */
import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { findRoute } from '../../openapi/readers/index.ts'
import type { Ending } from '../../openapi/exchange.ts'
import { isObject } from '../../tests/suite/judge/index.ts'
import { createRedactor, redactValue } from '../../tests/suite/reporters/index.ts'
import { NoAnswerError } from '../../tests/suite/sender/index.ts'
import { createAnswerReader, toShownHeaders } from './answer-reader.ts'
import { startLines } from './call.ts'
import type { Conversations } from './conversations.ts'
import { diagnose } from './diagnose.ts'
import { requireEnvironment, type Environments } from './environments.ts'
import { sendOut, type OutgoingEnd } from './outgoing.ts'
import type { SendEvent } from './protocol.ts'
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

/** How the body ends for the checks. */
const endings = { complete: 'complete', broken: 'cut', 'client-left': 'open' } as const satisfies Record<
  OutgoingEnd,
  Ending
>

/** Relays one request. @throws CallError before the first line */
export async function sendRequest(
  body: Readonly<Record<string, unknown>>,
  response: ServerResponse,
  context: SendContext,
): Promise<void> {
  const { environmentId, request, key: typed } = readSendBody(body)
  const environment = requireEnvironment(environmentId, context)
  const key = typed ?? environment.key
  const out = toOutgoing(request, environment, key)
  const lines = startLines<SendEvent>(response)
  const clean = createRedactor([key])
  const id = randomUUID()
  const startedAtMs = Date.now()
  const startMs = performance.now()
  const sinceMs = () => Math.round((performance.now() - startMs) * 10) / 10
  lines.write({ type: 'start', id, url: clean(out.url), sentHeaders: toShownHeaders(out.headers, clean), atMs: 0 })

  const hiddenKey = typed === undefined ? environment.key : null
  const reader = createAnswerReader(lines, { environment, out, hiddenKey, clean, sinceMs })
  const reason = await sendOut(
    { ...out, addresses: environment.addresses, env: context.env, signal: lines.signal },
    reader,
  ).catch((error: unknown): OutgoingEnd => {
    if (!(error instanceof NoAnswerError)) throw error
    lines.write({ type: 'error', message: clean(error.message), next: toNext(error) })
    return 'broken'
  })
  const { head, chunks, verdict } = await reader.finish()
  const durationMs = sinceMs()
  const final = verdict?.end(endings[reason], durationMs) ?? null
  if (head !== null) {
    const { model } = isObject(request.body) ? request.body : {}
    const diagnosis = await diagnose({
      environment,
      key,
      model: typeof model === 'string' ? model : null,
      ...head,
      body: chunks.slice(0, mostDiagnosedReads),
      end: endings[reason],
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
  const operationId = findRoute(request.method, out.url)
  const isChat = operationId === 'createChatCompletion'
  const advice = isChat && environment.kind !== 'mock' ? context.conversations.advise(request.body) : []
  if (isChat) context.conversations.add(request.body, verdict?.answer() ?? null)
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
      status: head?.status ?? null,
      headers: head?.headers ?? [],
      chunks,
      end: reason === 'complete' ? 'close' : endings[reason],
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
